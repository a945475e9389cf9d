/** An edition is data alone: a copy of one, put beside the others in src/forms, is read, named and judged as an edition of its own. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReportRecord } from '../../src/model/record.ts';

const copy = mkdtempSync(join(tmpdir(), 'nianbao-another-edition-'));
afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

function edit(file: string, ...changes: readonly (readonly [from: string, to: string])[]): void {
  const path = join(copy, 'src/forms', file);
  const text = changes.reduce(
    (before, [from, to]) => {
      expect(before).toContain(from);
      return before.replaceAll(from, to);
    },
    readFileSync(path, 'utf8'),
  );
  writeFileSync(path, text);
}

beforeAll(() => {
  cpSync('src', join(copy, 'src'), { recursive: true });
  cpSync('package.json', join(copy, 'package.json'));
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'junction');
  cpSync(join(copy, 'src/forms/edition-2021.ts'), join(copy, 'src/forms/edition-2031.ts'));
  edit(
    'edition-2031.ts',
    ['edition2021', 'edition2031'],
    ["'2021'", "'2031'"],
    ['[2021, null]', '[2031, null]'],
    ['  changes,\n', '  changes: changes.slice(0, 0),\n'],
  );
  edit('edition-2021.ts', ['[2021, null]', '[2021, 2030]']);
  edit('names.ts', ["['2021',", "['2031', '2021',"]);
  edit(
    'catalogue.ts',
    ["from './edition-2021.ts';", "from './edition-2021.ts';\nimport { edition2031 } from './edition-2031.ts';"],
    ['[edition2021,', '[edition2031, edition2021,'],
  );
});

function recordOf(page: string): ReportRecord {
  const file = join(copy, 'page.html');
  writeFileSync(file, page);
  const program = `
    const { processDocument } = await import(${JSON.stringify(join(copy, 'src/pipeline.ts'))});
    const { readFileSync } = await import('node:fs');
    const records = await processDocument(readFileSync(${JSON.stringify(file)}), { uri: 'page.html', foundOn: null });
    process.stdout.write(JSON.stringify(records[0]));`;
  const args = ['--no-warnings', '--input-type=module', '-e', program];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as ReportRecord;
}

const page = readFileSync('samples/huaiyuan-2024.html', 'utf8');
const editionFindings = ({ findings }: ReportRecord): readonly string[] =>
  findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('edition.'));

it('reads the reports of its years, and leaves those of the others to them', () => {
  const [later, before] = [recordOf(page.replaceAll('2024', '2031').replaceAll('2025', '2032')), recordOf(page)];
  expect([later.report?.edition, before.report?.edition]).toEqual(['2031', '2021']);
  expect([editionFindings(later), editionFindings(before)]).toEqual([[], []]);
  expect([later.status, later.notes]).toEqual(['complete', []]);
  for (const table of ['disclosure', 'applications', 'disputes'] as const) expect(later[table]).toEqual(before[table]);
});

it('leaves the older forms as they are', () => {
  const record = recordOf(new TextDecoder('gbk').decode(readFileSync('samples/town-2019-gbk.html')));
  expect([record.report?.edition, editionFindings(record)]).toEqual(['2019', []]);
});

it.runIf(process.env['NIANBAO_LONG'] === '1')('needs no change of any type', () => {
  const config = join(copy, 'tsconfig.json');
  writeFileSync(config, JSON.stringify({ extends: resolve('tsconfig.json'), include: ['src'] }));
  execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '--noEmit', '-p', config]);
});
