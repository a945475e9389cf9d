/** A page that breaks off anywhere says so, doubts what it lost, and blames nobody. */
import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { processDocument } from '../../src/pipeline.ts';
import { caseOf } from '../support/made-up/case.ts';
import { accusations, faultsOfCut } from '../support/made-up/cut-off.ts';
import { codesOfReport } from '../support/made-up/judge.ts';
import { seeded } from '../support/made-up/random.ts';
import { effort, upTo } from '../support/made-up/read-back.ts';
import { htmlText } from '../support/made-up/render/html.ts';
import { htmlStyles } from '../support/made-up/render/html-styles.ts';
import type { ReportRecord } from '../../src/model/record.ts';

vi.setConfig({ testTimeout: 60_000 * effort });

const read = async (markup: string): Promise<ReportRecord> =>
  (await processDocument(new TextEncoder().encode(markup), { uri: 'file:made-up' }))[0]!;

/** Where no element is ever closed nothing tells that one should have been. */
const closing = htmlStyles.filter(({ name }) => name !== 'unclosed tags');

it.each(['六、其他需', '1.本机关不掌', '（六）其他处'])('words cut in two are no misprints: %s', async (words) => {
  const whole = readFileSync('samples/huaiyuan-2024.html', 'utf8');
  const record = await read(whole.slice(0, whole.lastIndexOf(words) + words.length));
  const said = record.findings.map(({ message }) => message.zh).filter((message) => message.includes(`「${words}」`));
  expect(said).toEqual([]);
});

it.each(closing.map((style, index) => ({ style, index })))(
  'cut off anywhere: $style.name',
  async ({ style, index }) => {
    for (const turn of upTo(3 * effort)) {
      const seed = 700_000 + index * 1000 + turn;
      const { document, report } = caseOf(seed, []);
      const whole = htmlText(document, style).replace(/charset=["']?gbk/i, 'charset="utf-8');
      const before = new Set(accusations(await read(whole)));
      const end = seeded(seed).int(Math.floor(whole.length / 10), whole.search(/<\/body|<\/html|$/i) - 1);
      const record = await read(whole.slice(0, end));
      const values = Object.fromEntries(codesOfReport(report).map((code) => [code, report.values[code]]));
      const place = `seed ${seed}, cut at ${end}: …${whole.slice(end - 60, end)}`;
      expect([place, ...faultsOfCut(record, values, before)]).toEqual([place]);
    }
  },
);
