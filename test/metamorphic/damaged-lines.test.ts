/** Tables in text of any face with a line that is broken, joined, doubled or moved: doubted, never silent, and nobody blamed. */
import { expect, it, vi } from 'vitest';
import { judge } from '../accuracy/count.ts';
import { cleanDocument } from '../accuracy/clean-document.ts';
import { processDocument } from '../../src/pipeline.ts';
import { damagedStyle } from '../support/made-up/damaged-lines.ts';
import { seeded } from '../support/made-up/random.ts';
import { effort, upTo } from '../support/made-up/read-back.ts';
import { textBytes, textStyles } from '../support/made-up/render/text.ts';
import { oddFaces, textFaces } from '../support/made-up/render/text-faces.ts';

vi.setConfig({ testTimeout: 60_000 * effort });

it.each([...textStyles, ...textFaces, ...oddFaces].map((style) => ({ style })))(
  'a damaged line: $style.name',
  async ({ style }) => {
    const wrong: string[] = [];
    for (const turn of upTo(3 * effort)) {
      const clean = cleanDocument(`damaged line, ${style.name}`, turn);
      const random = seeded(clean.seed);
      const [damaged, how] = damagedStyle(style, random.int(0, 2), random);
      const records = await processDocument(textBytes(clean.document, damaged), { uri: 'file:damaged.txt' });
      const { counts, faults } = judge(clean, records);
      if (counts.silent + counts.blamed > 0)
        wrong.push(`seed ${clean.seed} (${turn}), ${how}: ${faults.slice(0, 4).join('; ')}`);
    }
    expect(wrong).toEqual([]);
  },
);

/** Found by damage that was once read in silence. */
const known: readonly (readonly [name: string, style: string, damage: (text: string) => string, doubted: RegExp])[] = [
  [
    'the last row of a Markdown table broken in its label',
    'Markdown',
    (text) => text.replace('| 四、结转下年度', '| 四、结转\n下年度'),
    /^applications\.carried_out\./,
  ],
  [
    'two rows of a Markdown table joined',
    'Markdown',
    (text) => text.replace(/\n(\| *\| *\| 2\.重复申请)/, '$1'),
    /^applications\.outcomes\.not_processed\.(?:complaint|duplicate)\./,
  ],
  [
    'a row broken in a label that is repeated',
    'merged cells repeated, tabs',
    (text) => text.replace(/(三、本年度办)(理结果\t（五）不予处理\t2\.)/, '$1\n$2'),
    /^applications\./,
  ],
  [
    'a cell a line without the last cells of a table',
    'a cell a line, bare',
    (text) => text.replace(/(四、结转下年度继续办理(?:\n[\d.]+){4})(?:\n[\d.]+){3}/, '$1'),
    /^applications\.carried_out\./,
  ],
  [
    'a row of a drawn table broken in its last number',
    'boxes of lines',
    (text) => text.replace(/(│3\.要求提供公开出版物[^\n]*\d)(\d?\s*│\n)/, '$1\n$2'),
    /^applications\./,
  ],
  [
    'a row mark and its row in one line',
    'wiki rows without a frame',
    (text) => text.replace(/\|-\n(\| （五）不予处理)/, '|- $1'),
    /^$/,
  ],
  [
    'a label over two lines, the number right behind it',
    'a cell a line, rows apart, broken labels',
    (text) => text.replace(/行政\n强制\n/, '行政\n强制'),
    /^disclosure\.compulsion\./,
  ],
  [
    'a row that ran together with the title below',
    'AsciiDoc, merged cells',
    (text) => text.replace(/(\|行政强制 3\+\|\d+)\n(4\+)/, '$1$2'),
    /^disclosure\.(?:compulsion|fees)\./,
  ],
];

it.each(known.map(([name, face, damage, doubted]) => ({ name, face, damage, doubted })))(
  '$name',
  async ({ face, damage, doubted }) => {
    const style = [...textStyles, ...textFaces, ...oddFaces].find(({ name }) => name === face)!;
    const clean = cleanDocument('known damage of lines', 3);
    const whole = new TextDecoder().decode(textBytes(clean.document, style));
    const text = damage(whole);
    expect(text).not.toBe(whole);
    const [record] = await processDocument(new TextEncoder().encode(text), { uri: 'file:damaged.txt' });
    const { counts } = judge(clean, [record!]);
    const strange = record!.notes.flatMap(({ cells }) => cells).filter((code) => !doubted.test(code));
    expect([counts.silent, counts.blamed, counts.errors, strange]).toEqual([0, 0, 0, []]);
  },
);
