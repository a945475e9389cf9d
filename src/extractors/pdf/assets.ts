/** The files that pdfjs needs beside its code, from the installed package: character maps, standard fonts, decoders. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Folder of the package, with a closing slash; the only place that says where these files are. */
const PDFJS_FOLDER = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.mjs')), '../../');

export const ASSETS = {
  cMapUrl: `${PDFJS_FOLDER}cmaps/`,
  cMapPacked: true,
  standardFontDataUrl: `${PDFJS_FOLDER}standard_fonts/`,
  wasmUrl: `${PDFJS_FOLDER}wasm/`,
  iccUrl: `${PDFJS_FOLDER}iccs/`,
} as const;
