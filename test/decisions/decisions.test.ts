import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decidedBy } from '../../src/decisions/decided.ts';
import { subjectOf } from '../../src/decisions/decision.ts';
import { appendDecisions, readDecisions } from '../../src/decisions/decisions-file.ts';
import type { Finding } from '../../src/model/finding.ts';

const report = {
  organ: { name: '怀远县公安局', key: '340321/怀远县公安局' },
  year: 2024,
  sha256: 'a1',
  uri: 'file:a.html',
};
const finding: Finding = {
  rule: 'identity.dispute-sum',
  severity: 'error',
  message: { zh: '表四合计不符。', en: 'Table four.' },
  cells: ['disputes.reconsideration.total', 'disputes.reconsideration.upheld'],
  printed: [0, 3],
  expected: 3,
  formula: '3 ≠ 0',
  hint: null,
  consequence_of: null,
  unverified: false,
};
const dismissal = {
  kind: 'dismiss' as const,
  author: '王某',
  reason: '上级口径',
  subject: subjectOf(report, finding),
};

const freshPath = (): string => join(mkdtempSync(join(tmpdir(), 'nianbao-decisions-')), 'data/decisions.jsonl');

describe('decisions', () => {
  it('are kept in the order in which they were made, in a folder that is made for them', () => {
    const path = freshPath();
    expect(readDecisions(path)).toEqual([]);
    const [first] = appendDecisions(path, [dismissal], Date.UTC(2026, 0, 5));
    appendDecisions(path, [{ kind: 'undo', author: '李某', undoes: first!.id }], Date.UTC(2026, 0, 6));
    expect(readDecisions(path).map(({ kind, time, author }) => [kind, time, author])).toEqual([
      ['dismiss', '2026-01-05T00:00:00.000Z', '王某'],
      ['undo', '2026-01-06T00:00:00.000Z', '李某'],
    ]);
  });

  it('hold for the same finding about the same values, whatever its place and wording', () => {
    const decided = decidedBy(appendDecisions(freshPath(), [dismissal], 0));
    const again = { ...finding, message: { zh: '措辞不同', en: 'other words' }, consequence_of: 4 };
    expect(decided.about(report, again)).toMatchObject({ kind: 'dismiss', reason: '上级口径' });
    expect(decided.about({ ...report, uri: 'file:b.docx', sha256: 'b2' }, finding)).not.toBeNull();
  });

  it.each([
    ['a value changes', report, { ...finding, printed: [0, 4] }],
    ['another year is meant', { ...report, year: 2023 }, finding],
    ['another organ is meant', { ...report, organ: { name: '怀远县司法局', key: '340321/怀远县司法局' } }, finding],
    ['another rule speaks', report, { ...finding, rule: 'identity.row-sum' }],
  ])('no longer hold where %s', (_, of, about) => {
    expect(decidedBy(appendDecisions(freshPath(), [dismissal], 0)).about(of, about)).toBeNull();
  });

  it('about a finding without cells hold for its words alone', () => {
    const missing = { ...finding, cells: [], printed: [], message: { zh: '缺少「五」部分。', en: '' } };
    const decided = decidedBy(appendDecisions(freshPath(), [{ ...dismissal, subject: subjectOf(report, missing) }], 0));
    expect(decided.about(report, missing)).not.toBeNull();
    expect(decided.about(report, { ...missing, message: { zh: '缺少「六」部分。', en: '' } })).toBeNull();
  });

  it('can be undone and made anew: the latest holds', () => {
    const path = freshPath();
    const [first] = appendDecisions(path, [dismissal], 0);
    appendDecisions(path, [{ kind: 'undo', author: '李某', undoes: first!.id }], 1);
    expect(decidedBy(readDecisions(path)).about(report, finding)).toBeNull();
    appendDecisions(path, [{ ...dismissal, kind: 'confirm' }], 2);
    expect(decidedBy(readDecisions(path)).about(report, finding)).toMatchObject({ kind: 'confirm' });
  });

  it('pass over a line that was cut off, and let nothing run into it', () => {
    const path = freshPath();
    appendDecisions(path, [dismissal], 0);
    appendFileSync(path, '{"schema":"nianbao/decis');
    expect(readDecisions(path)).toHaveLength(1);
    appendDecisions(path, [dismissal], 1);
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(4);
    expect(readDecisions(path)).toHaveLength(2);
  });

  it('hear the last line without its line feed, as editors leave it, and let nothing run into it', () => {
    const path = freshPath();
    appendDecisions(path, [dismissal], 0);
    writeFileSync(path, `\uFEFF${readFileSync(path, 'utf8').trimEnd()}`);
    expect(readDecisions(path)).toHaveLength(1);
    appendDecisions(path, [dismissal], 1);
    expect(readDecisions(path)).toHaveLength(2);
  });

  it('say that a file which is there can not be read, and never that it holds none', () => {
    const path = freshPath();
    mkdirSync(path, { recursive: true });
    expect(() => readDecisions(path)).toThrow('this is a folder');
  });

  it('refuse a line that is none, with its number', () => {
    const path = freshPath();
    appendDecisions(path, [dismissal], 0);
    writeFileSync(path, `${readFileSync(path, 'utf8')}{"kind":"dismiss"}\n`);
    expect(() => readDecisions(path)).toThrow('line 2');
  });
});
