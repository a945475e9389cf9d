#!/bin/sh
# backup.sh DATA COPY: a sound copy of a data folder that may be in use. Again at any time; with rsync only what is new is copied.
set -eu
export LC_ALL=C

data=${1:?backup.sh DATA COPY}
copy=${2:?backup.sh DATA COPY}
nianbao=${NIANBAO:-nianbao}

put() { # put FOLDER PATTERN: the files of a folder that fit
  [ -d "$data/$1" ] || return 0
  mkdir -p "$copy/$1"
  if command -v rsync >/dev/null 2>&1; then
    rsync -a --include='*/' --include="$2" --exclude='*' "$data/$1/" "$copy/$1/"
  else
    (cd "$data/$1" && find . -type f -name "$2") | while IFS= read -r name; do
      mkdir -p "$copy/$1/$(dirname "$name")"
      # What compaction has taken away meanwhile is found missing below.
      cp -p "$data/$1/$name" "$copy/$1/$name" 2>/dev/null || true
    done
  fi
}

# First what names something, then what it names: so all that the copy names is in it.
take() {
  put ledger '*.jsonl'
  put segments 'manifest.*'
  put segments '[0-9A-Z]*'
  put segments 'pack.*'
  put fetches '*.jsonl'
  put raw '*'
  put dead '*'
  for file in base.json let-go.json decisions.jsonl; do
    if [ -f "$data/$file" ]; then cp -p "$data/$file" "$copy/$file"; fi
  done
}

# What was committed since the manifests were copied comes with the next copy.
prune() {
  [ -d "$copy/segments" ] || return 0
  listed=$(mktemp)
  cat "$copy"/segments/manifest.* 2>/dev/null | grep -oE '[0-9A-Za-z._-]+\.jsonl|pack\.[0-9A-Za-z._-]+' | sed 's/\.zst$//' | sort -u >"$listed"
  for path in "$copy"/segments/*; do
    name=${path##*/}
    case $name in manifest.*) continue ;; esac
    grep -qxF -e "${name%.zst}" "$listed" || rm -f "$path"
  done
  rm -f "$listed"
}

mkdir -p "$copy"
# Compaction replaces files while we look: then once more. Every digest is checked, also of what was copied long ago.
for try in 1 2 3; do
  take || true
  prune
  $nianbao verify "$copy" && exit 0
done
echo "backup.sh: $copy 不完好（见上） | $copy is not sound, see above" >&2
exit 5
