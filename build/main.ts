/** The second half of `npm run build`: the program as few files in dist/compiled, with the code that V8 compiled of them. */
import { join } from 'node:path';
import { compileChild } from './compile-child.ts';
import { compileProgram } from './compile-program.ts';

const began = performance.now();
const { files, bytes, codeBytes } = await compileChild(join(import.meta.dirname, '../dist/compiled'));
await compileProgram(join(import.meta.dirname, '../dist/compiled/program'));
const megabytes = (count: number): string => `${(count / 1_048_576).toFixed(1)} MB`;
process.stderr.write(
  `dist/compiled: ${files} files, ${megabytes(bytes)}, and ${megabytes(codeBytes)} of compiled code, in ${((performance.now() - began) / 1000).toFixed(1)} s\n`,
);
