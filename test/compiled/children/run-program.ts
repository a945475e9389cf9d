/** A command from the joined files, as main.ts runs it. Its arguments: start.cjs, those of the command. */
import type * as Start from '../../../src/cli/start.ts';
import { loadCompiled } from '../../../src/workers/load-compiled.ts';

const [start = '', ...args] = process.argv.slice(2);
const { startEarly, loadProgram } = loadCompiled(start) as typeof Start;
if (args[0] === 'extract') startEarly();
const { runProgram } = await loadProgram();
process.exit(await runProgram(args));
