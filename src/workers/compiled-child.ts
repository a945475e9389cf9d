/** Entry of a parser child that was compiled: `parser-child.ts` and all that it loads, from few files. */
import { join } from 'node:path';
import { loadCompiled } from './load-compiled.ts';

loadCompiled(join(import.meta.dirname, 'parser/parser-child.cjs'));
