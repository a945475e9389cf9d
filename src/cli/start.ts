/** What a command begins with: the parser child, then the rest of the program. */
import type * as Program from './program.ts';

export { startEarly } from '../workers/early-child.ts';

export const loadProgram = async (): Promise<typeof Program> => import('./program.ts');
