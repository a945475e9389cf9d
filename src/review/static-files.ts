/** The files of the page: its own and those of the packages that it is made with, each by a name that is known beforehand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';

export interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

const require = createRequire(import.meta.url);

/** The package's own folder, whichever of its folders this file runs from. */
function packageFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** By what stands behind `/assets/`; each is read once. */
export class StaticFiles {
  readonly #paths = new Map<string, string>();
  readonly #read = new Map<string, StaticFile>();

  constructor() {
    this.#addFolder('', join(packageFolder(), 'web'));
    this.#paths.set('lit-html.js', join(dirname(require.resolve('lit-html')), '../lit-html.js'));
    // The build for older browsers: offices have them.
    const pdfjs = dirname(require.resolve('pdfjs-dist/package.json'));
    for (const name of ['pdf.min.mjs', 'pdf.worker.min.mjs'])
      this.#paths.set(`pdfjs/${name}`, join(pdfjs, 'legacy/build', name));
    for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs'])
      this.#addFolder(`pdfjs/${folder}/`, join(pdfjs, folder));
  }

  get(name: string): StaticFile | null {
    const path = this.#paths.get(name);
    if (path === undefined) return null;
    const known = this.#read.get(name);
    if (known !== undefined) return known;
    const mediaType = mediaTypes[extname(path)] ?? 'application/octet-stream';
    const file = { bytes: new Uint8Array(readFileSync(path)), mediaType };
    this.#read.set(name, file);
    return file;
  }

  #addFolder(prefix: string, folder: string): void {
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isFile()) this.#paths.set(`${prefix}${entry.name}`, join(folder, entry.name));
  }
}
