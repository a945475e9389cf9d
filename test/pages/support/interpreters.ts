/** What runs the scripts of the documentation, where the machine has it: no test installs these. */
import { spawnSync } from 'node:child_process';

const isThere = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).status === 0;

export const interpreters = [
  { language: 'python', program: 'python3', isThere: isThere('python3', '-c', 'import pandas, polars, pyarrow') },
  { language: 'r', program: 'Rscript', isThere: isThere('Rscript', '--version') },
] as const;
