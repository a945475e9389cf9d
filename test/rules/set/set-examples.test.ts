import { describe, expect, it } from 'vitest';
import { openAudit } from '../../../src/audit/open-audit.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { ReportRecord } from '../../../src/model/record.ts';
import type { RuleHead } from '../../../src/rules/rule.ts';
import { nearDuplicate } from '../../../src/rules/fleet/near-duplicate.ts';
import { peerOutlier } from '../../../src/rules/peers/peer-outlier.ts';
import { organYearRules, regionRules, rosterRules, setRules, yearRules } from '../../../src/rules/set/set-catalogue.ts';
import type {
  CopyExample,
  DocumentsExample,
  ExampleYear,
  PeersExample,
  RegionExample,
  RosterExample,
  YearsExample,
} from '../../../src/rules/set/set-rule.ts';
import { madeRecord } from '../../support/set-records.ts';

type SetExample = YearsExample | DocumentsExample | PeersExample | CopyExample | RegionExample | RosterExample;

const YEAR = 2023;

/** What isn't given stays as it is in a faultless report. */
function record(example: ExampleYear, year: number, organ = '青山县档案局'): ReportRecord {
  const { figures = {}, text, faults = [], organName, year: own, isFailed = false } = example;
  const { uri, carrier, title, publishedOn, fetchedAt } = example;
  const given = Object.entries({ uri, carrier, title, publishedOn, fetchedAt }).filter(
    ([, value]) => value !== undefined,
  );
  const made = madeRecord({
    ...{ organ: organName ?? organ, year: own ?? year, figures, sections: text === undefined ? {} : { 1: text } },
    ...Object.fromEntries(given),
  });
  const told = faults.map(({ rule, zh, en }) => ({ ...NO_FINDING, rule, message: { zh, en } }));
  return { ...made, status: isFailed ? 'failed' : made.status, findings: [...made.findings, ...told] };
}

const NO_FINDING = {
  ...{ severity: 'info' as const, cells: [], printed: [], expected: null, formula: null, hint: null },
  ...{ consequence_of: null, unverified: false },
};

interface Made {
  readonly records: readonly ReportRecord[];
  /** Null: an organ that has no report. */
  readonly checked: ReportRecord | null;
}

const lastOf = (records: readonly ReportRecord[]): Made => ({ records, checked: records.at(-1) ?? null });

function regionOf(example: RegionExample): Made {
  const organ = (index: number): string => `青山县${'财教卫农水林商'[index]!}务局`;
  const units = example.units.map((unit, index) => record(unit, YEAR, organ(index)));
  const before = example.lastYear?.map((unit, index) => record(unit, YEAR - 1, organ(index)));
  if (before !== undefined) return { records: [...before, ...units], checked: null };
  return lastOf([...units, record(example.government, YEAR, '青山县人民政府')]);
}

function madeOf(example: SetExample): Made {
  if ('documents' in example) return lastOf(example.documents.map((document) => record(document, YEAR)));
  if ('peers' in example) {
    const organ = (index: number): string =>
      `第${'甲乙丙丁戊己庚辛壬癸'[index % 10]!}${'东南西北中'[index % 5]!}${String.fromCharCode(0x4e00 + index)}县公安局`;
    return lastOf(example.peers.map((peer, index) => record(peer, YEAR, organ(index))));
  }
  if ('one' in example) return lastOf([record(example.one, YEAR), record(example.other, YEAR)]);
  if ('units' in example) return regionOf(example);
  if ('roster' in example) {
    // A year that occurs, so that the roster is asked about it.
    const records = [
      record({ organName: '白石县教育局' }, YEAR),
      ...example.reports.map((report) => record(report, YEAR)),
    ];
    return { records, checked: records[1] ?? null };
  }
  const { years, later, edition = '2021' } = example;
  const start = (edition === '2021' ? YEAR : 2020) - years.length + 1;
  const records = [...years, ...(later === undefined ? [] : [later])].map((year, index) => record(year, start + index));
  return { records, checked: records[years.length - 1]! };
}

/** The findings about the example's last report, or about organs that have none. */
async function findingsOf(example: SetExample): Promise<readonly Finding[]> {
  const { records, checked } = madeOf(example);
  const audit = await openAudit(records, {
    ...('local' in example && { overrides: { rules: {}, local: example.local } }),
    ...('roster' in example && { coverage: { roster: example.roster.map(entry), asOf: example.asOf, years: [] } }),
  });
  try {
    return [...audit.lines()].filter(({ record_id }) => record_id === (checked?.record_id ?? null));
  } finally {
    audit.close();
  }
}

const entry = (name: string) => ({ name, otherNames: [], from: null, until: null });

interface ExampledRule extends RuleHead {
  readonly examples: readonly SetExample[];
}
const rules: readonly ExampledRule[] = [
  ...[...yearRules, ...organYearRules, ...regionRules, ...rosterRules],
  ...[peerOutlier, nearDuplicate],
];

describe.each(rules)('$id', (rule) => {
  it.each(rule.examples)('$name', async (example) => {
    const findings = (await findingsOf(example)).filter((finding) => finding.rule === rule.id);
    const counted = findings.filter(({ severity }) => severity !== 'info' || rule.severity === 'info');
    expect(counted.map(({ cells }) => cells[0] ?? null)).toEqual(example.finds);
  });

  it('has an example that finds and one that does not', () => {
    expect(rule.examples.some(({ finds }) => finds.length > 0)).toBe(true);
    expect(rule.examples.some(({ finds }) => finds.length === 0)).toBe(true);
  });

  it('speaks in both languages, without unfilled placeholders', async () => {
    for (const example of rule.examples) {
      const findings = (await findingsOf(example)).filter((finding) => finding.rule === rule.id);
      for (const { zh, en } of findings.flatMap(({ message, hint }) => (hint === null ? message : [message, hint]))) {
        expect(zh).toMatch(/\p{Script=Han}/u);
        expect(zh + en).not.toMatch(/[{}]|undefined|\[object/);
      }
    }
  });
});

it('every rule over a set is tried here', () => {
  expect(rules.map(({ id }) => id).toSorted()).toEqual(setRules.map(({ id }) => id).toSorted());
});
