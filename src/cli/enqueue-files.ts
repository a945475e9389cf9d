/** Files, folders and patterns as jobs: `file:` URIs relative to the data folder's base, whichever folder this runs in. */
import { isAbsolute, relative, resolve } from 'node:path';
import type { ExpandDeps } from '../fetch/sources/expand-sources.ts';
import type { FilePath } from '../workers/read-input.ts';
import { fileUri } from '../workers/file-uri.ts';
import { exists, expand, isFolder } from './list-inputs.ts';
import { walkFolder } from './walk-folder.ts';

type Files = ExpandDeps['files'];

/** `base` and `presentFolder`: absolute. A folder that is named twice is walked once: who only looks whether a folder holds anything hasn't walked it. */
export function filesFrom(base: string, presentFolder: string): Files {
  const visited = new Set<string>();
  return function* (arg) {
    for (const path of expand(arg)) {
      if (!exists(path)) continue;
      if (!isFolder(path)) yield { uri: fileUri(asSeenFrom(base, presentFolder, path)) };
      else yield* inFolder(path);
    }
  };

  function* inFolder(folder: FilePath): ReturnType<Files> & Generator {
    const walked = new Set(visited);
    let isEmpty = true;
    for (const { path, isCarrier } of walkFolder(folder, walked)) {
      isEmpty = false;
      if (isCarrier) yield { uri: fileUri(asSeenFrom(base, presentFolder, path)) };
      else yield { passedOver: path.toString(), reason: 'not-a-carrier' };
    }
    if (isEmpty)
      yield { passedOver: folder.toString(), reason: walked.size === visited.size ? 'repeated' : 'empty-folder' };
    for (const identity of walked) visited.add(identity);
  }
}

/** As given where that holds from the base too; else relative to the base if it lies in it, absolute if not. */
export function asSeenFrom(base: string, presentFolder: string, path: FilePath): FilePath {
  if (base === presentFolder) return path;
  if (typeof path !== 'string')
    return path[0] === SLASH ? path : Buffer.concat([Buffer.from(`${presentFolder}/`), path]);
  if (isAbsolute(path)) return path;
  const whole = resolve(presentFolder, path);
  const inside = relative(base, whole);
  return inside.startsWith('..') || isAbsolute(inside) ? whole : inside;
}

const SLASH = '/'.charCodeAt(0);
