#!/bin/sh
# restore.sh COPY DATA: what backup.sh has copied becomes a data folder again, and its queue is made from the ledger.
# With Redis: NIANBAO_REDIS_URL as for the workers.
set -eu

copy=${1:?restore.sh COPY DATA}
data=${2:?restore.sh COPY DATA}
nianbao=${NIANBAO:-nianbao}

if [ -e "$data" ] && [ -n "$(ls -A "$data")" ]; then
  echo "restore.sh: $data 不是空的，请先移走 | $data is not empty: move it away first" >&2
  exit 2
fi
mkdir -p "$data"
cp -a "$copy/." "$data/"
$nianbao verify "$data"
exec $nianbao reconcile --data "$data"
