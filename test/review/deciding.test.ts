/** Decisions on the review page where others decide too, and where their file comes to harm. */
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/exports/segments/segment-name.ts';
import type { ReportRecord } from '../../src/model/record.ts';
import type { ReportAnswer } from '../../src/review/answers.ts';
import type { Wish } from '../../src/review/wish.ts';
import { madeRecord } from '../support/set-records.ts';
import { ask, json, type Reply, serve, type Served } from './support/served.ts';

const TOTAL = 'applications.received.total';
const PERSON = 'applications.received.natural_person';
const folder = mkdtempSync(join(tmpdir(), 'nianbao-sources-'));
const bytes = Buffer.from('the source');
writeFileSync(join(folder, 'a.html'), bytes);
/** Three came and nine are counted: several rules say so. */
const made = madeRecord({
  organ: '青芦县教育局',
  year: 2024,
  uri: 'file:a.html',
  figures: { [PERSON]: 3, [TOTAL]: 9 },
});
const record: ReportRecord = {
  ...made,
  source: { ...made.source, sha256: sha256(bytes), size_bytes: bytes.length },
};

let one: Served;
let other: Served;
beforeEach(async () => {
  one = await serve([record], { folder, author: '张三' });
  other = await serve([record], { folder, author: '李四', decisionFile: one.decisionFile });
});
afterEach(async () => {
  await one.running.close();
  await other.running.close();
});

const shown = async ({ running }: Served): Promise<ReportAnswer> =>
  JSON.parse((await ask(running.url, `/api/reports/${record.record_id}`)).body) as ReportAnswer;
const decide = ({ running }: Served, wish: Wish): Promise<Reply> =>
  ask(running.url, `/api/reports/${record.record_id}/decisions`, {
    ...{ method: 'POST', headers: json },
    body: JSON.stringify(wish),
  });
const keys = ({ issues }: ReportAnswer): readonly string[] => issues.map(({ key }) => key);

describe('two reviewers at once', () => {
  it('see what the other decided, and lose nothing of it', async () => {
    const [first = '', second = ''] = keys(await shown(one));
    const written = await Promise.all([
      decide(one, { kind: 'confirm', finding: first }),
      decide(other, { kind: 'dismiss', finding: second, reason: '口径不同' }),
      decide(one, { kind: 'confirm', finding: second }),
    ]);
    expect(written.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(readFileSync(one.decisionFile, 'utf8').trimEnd().split('\n')).toHaveLength(3);
    for (const served of [one, other])
      expect((await shown(served)).issues.slice(0, 2).map(({ decision }) => decision !== null)).toEqual([true, true]);
  });

  it('never decide about another finding than the one they saw', async () => {
    const before = await shown(one);
    const gone = before.issues.find(({ finding }) => finding.cells.includes(TOTAL))!;
    expect((await decide(other, { kind: 'reading', code: TOTAL, value: 3 })).status).toBe(201);
    const after = await shown(one);
    expect(keys(after)).not.toContain(gone.key);
    expect((await decide(one, { kind: 'dismiss', finding: gone.key, reason: '口径不同' })).status).toBe(409);
    expect((await shown(one)).issues.every(({ decision }) => decision === null)).toBe(true);
  });

  it('take back only what holds', async () => {
    const [first = ''] = keys(await shown(one));
    await decide(one, { kind: 'confirm', finding: first });
    const { lastDecision: id } = await shown(other);
    expect((await decide(other, { kind: 'undo', id: id! })).status).toBe(201);
    expect((await decide(one, { kind: 'undo', id: id! })).status).toBe(409);
    expect((await shown(one)).lastDecision).toBe(null);
  });
});

it('a corrected reading is heard in what other reports are compared with', async () => {
  const next = madeRecord({
    ...{ organ: '青芦县教育局', year: 2025, uri: 'file:b.html' },
    figures: { 'applications.carried_in.total': 4, 'applications.carried_in.natural_person': 4 },
  });
  const both = [record, next];
  const served = await serve(both, { folder, audited: both });
  const rulesOf = async (): Promise<readonly string[]> => {
    const { body } = await ask(served.running.url, `/api/reports/${next.record_id}`);
    return (JSON.parse(body) as ReportAnswer).issues.map(({ finding }) => finding.rule);
  };
  expect(await rulesOf()).toContain('chain.carried-over');
  const codes = ['applications.carried_out.natural_person', 'applications.carried_out.total'];
  for (const code of codes) expect((await decide(served, { kind: 'reading', code, value: 4 })).status).toBe(201);
  expect(await rulesOf()).not.toContain('chain.carried-over');
  await served.running.close();
});

describe('a file of decisions that comes to harm', () => {
  it('is told of by line until it is mended, and nothing is written meanwhile', async () => {
    const [first = '', second = ''] = keys(await shown(one));
    await decide(one, { kind: 'confirm', finding: first });
    const whole = readFileSync(one.decisionFile, 'utf8');
    writeFileSync(one.decisionFile, `${whole}{"kind":"dismiss"}\n`);
    for (const wish of [first, second].map((finding): Wish => ({ kind: 'confirm', finding }))) {
      const { status, body } = await ask(one.running.url, '/api/reports');
      expect([status, body]).toEqual([409, expect.stringContaining('第 2 行')]);
      expect((await decide(one, wish)).status).toBe(409);
    }
    expect(readFileSync(one.decisionFile, 'utf8')).toBe(`${whole}{"kind":"dismiss"}\n`);
    writeFileSync(one.decisionFile, whole);
    expect((await shown(one)).issues[0]!.decision).toMatchObject({ kind: 'confirm', author: '张三' });
  });

  it('takes the next decision where a line was cut off', async () => {
    const [first = '', second = ''] = keys(await shown(one));
    await decide(one, { kind: 'confirm', finding: first });
    appendFileSync(one.decisionFile, '{"schema":"nianbao/decis');
    expect((await decide(one, { kind: 'confirm', finding: second })).status).toBe(201);
    expect((await shown(other)).issues.slice(0, 2).map(({ decision }) => decision?.kind)).toEqual([
      ...['confirm', 'confirm'],
    ]);
  });

  it('holds nothing once it is deleted, and is begun anew', async () => {
    const [first = ''] = keys(await shown(one));
    await decide(one, { kind: 'confirm', finding: first });
    rmSync(one.decisionFile);
    expect((await shown(one)).issues[0]!.decision).toBe(null);
    expect((await decide(one, { kind: 'confirm', finding: first })).status).toBe(201);
    expect((await shown(other)).issues[0]!.decision).toMatchObject({ kind: 'confirm' });
  });

  it('is no folder', async () => {
    const [first = ''] = keys(await shown(one));
    mkdirSync(one.decisionFile);
    const { status, body } = await decide(one, { kind: 'confirm', finding: first });
    expect([status, body]).toEqual([409, expect.stringContaining('这是文件夹')]);
  });
});

describe('what can be asked for', () => {
  it.each<readonly [string, string]>([
    ['no JSON', '{'],
    ['too many digits', '{"kind":"reading","code":"applications.received.total","value":1e999}'],
    ['another kind', '{"kind":"delete","finding":"x"}'],
    ['more than a wish', '{"kind":"undo","id":"x","author":"root"}'],
    ['no reason', '{"kind":"dismiss","finding":"x","reason":"  "}'],
  ])('is a wish and nothing else: %s', async (_, body) => {
    const { status } = await ask(one.running.url, `/api/reports/${record.record_id}/decisions`, {
      ...{ method: 'POST', headers: json, body },
    });
    expect(status).toBe(400);
  });

  it('is short', async () => {
    const long = JSON.stringify({ kind: 'dismiss', finding: 'x', reason: '字'.repeat(100_000) });
    const { status } = await ask(one.running.url, `/api/reports/${record.record_id}/decisions`, {
      ...{ method: 'POST', headers: { ...json, 'content-length': String(Buffer.byteLength(long)) }, body: long },
    });
    expect(status).toBe(413);
  });

  it('is about a cell that the report has', async () => {
    expect((await decide(one, { kind: 'reading', code: 'applications.received.__proto__', value: 1 })).status).toBe(
      409,
    );
    expect((await decide(one, { kind: 'reading', code: '__proto__', value: 1 })).status).toBe(409);
  });
});
