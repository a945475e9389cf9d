/** Each example of the help is run, in the order of the help, in a folder like the one that it speaks of. */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { examples, firstSteps } from '../../src/cli/examples.ts';
import { folderWith } from './support/folder.ts';
import { nianbao } from './support/run.ts';

const samples = join(import.meta.dirname, '../../samples');
const all = [...firstSteps, ...Object.values(examples).flat()];

let folder: string;
beforeAll(() => {
  folder = folderWith({});
  mkdirSync(join(folder, 'reports'));
  cpSync(join(samples, 'huaiyuan-2024.html'), join(folder, 'reports/a.html'));
  cpSync(join(samples, 'faults-2024.html'), join(folder, 'reports/b.html'));
});

describe('the examples of the help', () => {
  for (const { line, goesOn } of all) {
    if (goesOn !== true)
      it(`nianbao ${line}`, async () => {
        const { code, stderr } = await nianbao(line.split(' '), { cwd: folder });
        // 3: findings, as the samples have.
        expect([0, 3], stderr).toContain(code);
      });
  }

  it('stand below the help of their command', async () => {
    const { code, stdout } = await nianbao(['export', '--help', '--lang', 'zh']);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`示例：\n  nianbao ${examples['export']![0]!.line}`)]);
  });

  it('begin where `nianbao` stands alone', async () => {
    const { code, stderr } = await nianbao(['--lang', 'en']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Where to begin:')]);
  });
});
