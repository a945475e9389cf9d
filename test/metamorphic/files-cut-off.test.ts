/** Files of several parts that break off anywhere: what is whole is read, the rest is said to be missing, nobody is blamed. */
import { readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { expect, it, vi } from 'vitest';
import type { ReportRecord } from '../../src/model/record.ts';
import { processDocument } from '../../src/pipeline.ts';
import { caseOf } from '../support/made-up/case.ts';
import { accusations, faultsOfCut } from '../support/made-up/cut-off.ts';
import { codesOfReport } from '../support/made-up/judge.ts';
import { seeded, type Random } from '../support/made-up/random.ts';
import { effort, upTo } from '../support/made-up/read-back.ts';
import { docxBytes, docxStyles } from '../support/made-up/render/docx.ts';
import { htmlText } from '../support/made-up/render/html.ts';
import { htmlStyles } from '../support/made-up/render/html-styles.ts';

vi.setConfig({ testTimeout: 60_000 * effort });

const read = async (bytes: Uint8Array): Promise<ReportRecord> =>
  (await processDocument(bytes, { uri: 'file:cut-off' }))[0]!;

type Values = Readonly<Record<string, number | null>>;
interface Whole {
  readonly bytes: Uint8Array;
  readonly values: Values;
}

/** With the text first or last: Word and its kin write the parts in orders of their own. */
function wordFile(seed: number, isTextFirst: boolean): Whole {
  const random = seeded(seed);
  const { document, report } = caseOf(seed, []);
  const parts = unzipSync(docxBytes(document, random.pick(docxStyles)));
  const rank = (name: string): number => (name === 'word/document.xml' ? (isTextFirst ? 0 : 2) : 1);
  const ordered = Object.entries(parts).toSorted(([left], [right]) => rank(left) - rank(right));
  const values = Object.fromEntries(codesOfReport(report).map((code) => [code, report.values[code] ?? null]));
  return { bytes: zipSync(Object.fromEntries(ordered)), values };
}

const quotedPrintable = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) =>
      byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte),
    )
    .join('')
    .replaceAll(/(.{70})/g, '$1=\r\n');

const part = (type: string, coding: string, body: string): string =>
  `--=_part\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${coding}\r\n\r\n${body}\r\n`;

/** With pictures behind the page. */
function webArchive(seed: number, coding: 'quoted-printable' | 'base64'): Whole {
  const random = seeded(seed);
  const { document, report } = caseOf(seed, []);
  const style = random.pick(htmlStyles.filter(({ name }) => name !== 'unclosed tags'));
  const page = htmlText(document, style).replaceAll(/charset=["']?gbk/gi, 'charset="utf-8');
  const body = coding === 'base64' ? Buffer.from(page).toString('base64') : quotedPrintable(page);
  const head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="=_part"\r\n\r\n';
  const text = `${head}${part('text/html; charset="utf-8"', coding, body)}${part('image/png', 'base64', 'AAAA'.repeat(500))}--=_part--\r\n`;
  const values = Object.fromEntries(codesOfReport(report).map((code) => [code, report.values[code] ?? null]));
  return { bytes: Buffer.from(text), values };
}

function sample(name: string): Whole {
  const [expected] = JSON.parse(readFileSync(`samples/expected/${name}.json`, 'utf8')) as { readonly values: Values }[];
  return { bytes: new Uint8Array(readFileSync(`samples/${name}.pdf`)), values: expected!.values };
}

const kinds: readonly (readonly [string, (seed: number) => Whole])[] = [
  ['a Word file, its text last', (seed) => wordFile(seed, false)],
  ['a Word file, its text first', (seed) => wordFile(seed, true)],
  ['a web archive in quoted-printable', (seed) => webArchive(seed, 'quoted-printable')],
  ['a web archive in base64', (seed) => webArchive(seed, 'base64')],
  ['a PDF of Chromium', () => sample('huaiyuan-2024-chromium')],
  ['a PDF of LibreOffice', () => sample('page-breaks-2023')],
];

const cutOf = (bytes: Uint8Array, random: Random): number =>
  random.int(Math.floor(bytes.length / 20), bytes.length - 100);

it.each(kinds.map(([name, write], index) => ({ name, write, index })))(
  'cut off anywhere: $name',
  async ({ write, index }) => {
    const wrong: string[] = [];
    for (const turn of upTo(4 * effort)) {
      const seed = 850_000 + index * 1000 + turn;
      const { bytes, values } = write(seed);
      const before = new Set(accusations(await read(bytes)));
      const end = cutOf(bytes, seeded(seed));
      const record = await read(bytes.subarray(0, end));
      const faults = faultsOfCut(record, values, before);
      if (faults.length > 0) wrong.push(`seed ${seed}, cut at ${end} of ${bytes.length}: ${faults.join(', ')}`);
      if (record.error !== null) expect(record.error.code).toMatch(/^extract\.damaged|^normalize\./);
    }
    expect(wrong).toEqual([]);
  },
);
