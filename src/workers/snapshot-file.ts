/** Name of the snapshot that this very Node.js can start from: another one would end, or worse. */
import { statSync } from 'node:fs';
import { cachedDataVersionTag } from 'node:v8';

/** Argument of a child that shall write beside each further file what V8 has compiled of it. */
export const KEEP_CODE = 'keep-code';

/** Version, system and what V8 was built for and runs on; two builds of one version differ in size. */
export function snapshotFile(): string {
  const { version, platform, arch, execPath } = process;
  const tag = cachedDataVersionTag().toString(16);
  return `child-${version}-${platform}-${arch}-${tag}-${statSync(execPath).size}.blob`;
}
