/** Numbers that belong elsewhere, were made up or stand everywhere. */
import { filled, decisions, requests, classes, procedures, type Fault, printed, noRequests, valueAt } from './fault.ts';

export const numberFaults: readonly Fault[] = [
  // Numbers that belong elsewhere or were made up.
  {
    name: 'the year as a number of penalties',
    kind: 'enforcing',
    plant: (_, random, { year }) => printed(decisions('penalties'), year + random.int(-1, 1)),
  },
  {
    name: 'the year as the requests received',
    kind: 'ordinary',
    plant: (_, _random, { year }) => printed(requests('received'), year),
  },
  valueAt('the post code', 'enforcing', decisions('licensing'), () => 233_400),
  valueAt('the telephone number', 'county', decisions('penalties'), () => 8_012_345),
  valueAt('99999', 'county', decisions('licensing'), (r) => Number(String(r.int(1, 9)).repeat(r.int(4, 6)))),
  valueAt('12345', 'enforcing', decisions('licensing'), (r) => r.pick([12_345, 1234, 123_456, 54_321, 9876, 23_456])),
  {
    name: 'three digits typed twice',
    kind: 'county',
    plant: (_, random) => {
      const digits = random.int(101, 998);
      return printed(decisions('penalties'), digits * 1000 + digits);
    },
  },
  {
    name: 'the numbers of the columns',
    kind: 'quiet',
    plant: () => ({
      changed: Object.fromEntries<number>(
        [...classes, 'total'].map((key, index) => [requests('carried_in', key), index + 1]),
      ),
      cell: requests('carried_in', 'natural_person'),
    }),
  },
  // The same number everywhere.
  {
    name: 'licences, penalties and compulsion alike',
    kind: 'enforcing',
    plant: (_, random) => {
      const count = random.int(150, 900);
      return {
        changed: Object.fromEntries(['licensing', 'penalties', 'compulsion'].map((row) => [decisions(row), count])),
        cell: decisions('licensing'),
      };
    },
  },
  {
    name: 'every class of applicants alike, all through the table',
    kind: 'county',
    plant: (figures, random) => {
      const count = random.int(2, 9);
      const rows = ['received', 'outcomes.granted', 'outcomes.total'];
      return {
        changed: {
          ...noRequests(figures),
          ...filled(
            rows.flatMap((row) => classes.map((key) => requests(row, key))),
            count,
          ),
          ...filled(
            rows.map((row) => requests(row)),
            count * classes.length,
          ),
        },
        cell: requests('received', 'natural_person'),
      };
    },
  },
  {
    name: 'all rows of results alike',
    kind: 'county',
    plant: (figures, random) => {
      const count = random.int(3, 9);
      const rows = Object.keys(figures)
        .filter((code) => code.startsWith('applications.outcomes.') && code.endsWith('.total'))
        .map((code) => code.slice('applications.'.length, -'.total'.length))
        .filter((row) => row !== 'outcomes');
      const leaves = rows.filter((row) => row !== 'outcomes.total');
      const all = count * leaves.length;
      return {
        changed: {
          ...noRequests(figures),
          ...Object.fromEntries(
            leaves.flatMap((row) => [
              [requests(row, 'natural_person'), count],
              [requests(row), count],
            ]),
          ),
          ...Object.fromEntries(
            ['received', 'outcomes.total'].flatMap((row) => [
              [requests(row, 'natural_person'), all],
              [requests(row), all],
            ]),
          ),
        },
        cell: requests('outcomes.granted'),
      };
    },
  },
  {
    name: 'the three procedures alike',
    kind: 'county',
    plant: (_, random) => {
      const [upheld, pending] = [random.int(2, 9), random.int(2, 9)];
      return {
        changed: {
          ...filled(
            procedures.flatMap((one) => [`disputes.${one}.corrected`, `disputes.${one}.other`]),
            0,
          ),
          ...filled(
            procedures.map((one) => `disputes.${one}.upheld`),
            upheld,
          ),
          ...filled(
            procedures.map((one) => `disputes.${one}.pending`),
            pending,
          ),
          ...filled(
            procedures.map((one) => `disputes.${one}.total`),
            upheld + pending,
          ),
        },
        cell: 'disputes.reconsideration.upheld',
      };
    },
  },
];
