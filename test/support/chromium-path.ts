import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The system's Chromium. */
export function chromiumPath(): string {
  const folders = (process.env['PATH'] ?? '').split(':');
  const path = folders.map((folder) => join(folder, 'chromium')).find((candidate) => existsSync(candidate));
  if (path === undefined) throw new Error('install the Debian package chromium');
  return path;
}
