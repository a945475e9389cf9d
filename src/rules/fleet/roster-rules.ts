/** fleet.*: the roster of organs that must report against the reports there are. */
import { fail, type Outcome, pass } from '../rule.ts';
import type { RosterFacts, RosterRule } from '../set/set-rule.ts';

function* checkMissing({ organ, year, due, asOf, reportCount }: RosterFacts): Iterable<Outcome> {
  if (organ === null || asOf <= due) return;
  yield reportCount > 0 ? pass : fail([], { words: { organ, year: String(year) }, expected: due });
}

export const missingReport: RosterRule = {
  id: 'fleet.missing-report',
  severity: 'error',
  needs: ['roster'],
  title: { zh: '未见年度报告', en: 'No report' },
  message: { zh: '未见{organ} {year} 年度报告。', en: 'No {year} report of {organ}.' },
  basis: '《政府信息公开条例》第四十九条：各级行政机关应当公布年度报告',
  advice: { zh: '核实是否已公布；未公布的，尽快公布。', en: 'Check whether it was published; if not, publish it.' },
  check: checkMissing,
  examples: [
    {
      name: 'nothing after the day it was due',
      roster: ['青山县档案局'],
      reports: [],
      asOf: '2024-06-01',
      finds: [null],
    },
    {
      name: 'a report',
      roster: ['青山县档案局'],
      reports: [{ organName: '青山县档案局' }],
      asOf: '2024-06-01',
      finds: [],
    },
    { name: 'not yet due', roster: ['青山县档案局'], reports: [], asOf: '2024-01-20', finds: [] },
    {
      name: 'a report that can’t be read is one',
      roster: ['青山县档案局'],
      reports: [{ organName: '青山县档案局', isFailed: true }],
      asOf: '2024-06-01',
      finds: [],
    },
  ],
};

function* checkListed({ organ, now }: RosterFacts): Iterable<Outcome> {
  if (now === null) return;
  yield organ === null ? fail([], { words: { organ: now.organName ?? '' } }) : pass;
}

export const notOnRoster: RosterRule = {
  id: 'fleet.not-on-roster',
  severity: 'info',
  needs: ['report', 'roster'],
  title: { zh: '不在名录中', en: 'Not on the roster' },
  message: { zh: '{organ}不在应报单位名录中。', en: '{organ} is not on the roster.' },
  basis: '应报单位名录',
  advice: {
    zh: '核对名录和单位名称；更名的，请列入更名表。',
    en: 'Check the roster and the name; list a rename as an alias.',
  },
  check: checkListed,
  examples: [
    {
      name: 'an unknown name',
      roster: ['青山县档案局'],
      reports: [{ organName: '青山县档案馆' }],
      asOf: '2024-01-01',
      finds: [null],
    },
    {
      name: 'a known one',
      roster: ['青山县档案局'],
      reports: [{ organName: '青山县档案局' }],
      asOf: '2024-01-01',
      finds: [],
    },
  ],
};
