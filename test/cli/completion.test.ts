/** Completion scripts, run by the shells that the machine has. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { nianbao } from './support/run.ts';

const script = async (shell: string): Promise<string> => (await nianbao(['completion', shell])).stdout;

/** What bash offers for a line that ends in the word to be completed. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const line = ['nianbao', ...words];
  const asked = `${await script('bash')}
COMP_WORDS=(${line.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${line.length - 1}; _nianbao; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', asked], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((word) => word !== '');
}

describe('completion', () => {
  it('offers commands, their options and the values of these', async () => {
    expect(await offered('ex')).toEqual(['extract', 'export', 'explain']);
    expect(await offered('extract', '--form')).toEqual(['--format']);
    expect(await offered('extract', '--format', 'pa')).toEqual(['parquet']);
    expect(await offered('schedules', 'l')).toEqual(['list']);
    expect(await offered('check', 'rep')).toEqual([]);
  });

  it.each(['zsh', 'fish', 'powershell'])('knows each command in %s', async (shell) => {
    const text = await script(shell);
    for (const name of ['check', 'extract', 'review', 'completion']) expect(text).toContain(name);
  });

  it('names the shells that it knows', async () => {
    const { code, stderr } = await nianbao(['completion', 'tcsh', '--lang', 'en']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('powershell')]);
  });
});
