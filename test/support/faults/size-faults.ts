/** Figures of another size: other organs’, in yuan, without the power, stocks. */
import { organKinds } from '../made-up/organs.ts';
import {
  decisions,
  documents,
  rules,
  requests,
  fee,
  type Fault,
  printed,
  grantedAll,
  noRequests,
  valueAt,
} from './fault.ts';

export const sizeFaults: readonly Fault[] = [
  // Another organ's figures, or digits too many.
  valueAt('a township with the penalties of a county', 'township', decisions('penalties'), (r) =>
    r.int(11_000, 300_000),
  ),
  valueAt('a township with the licences of a county', 'township', decisions('licensing'), (r) =>
    r.int(51_000, 900_000),
  ),
  valueAt('a township with the compulsion of a county', 'township', decisions('compulsion'), (r) =>
    r.int(2100, 90_000),
  ),
  valueAt('a township with a city’s documents', 'township', documents('in_force'), (r) => r.int(210, 900)),
  valueAt('a bureau with a city’s documents', 'ordinary', documents('in_force'), (r) => r.int(600, 3000)),
  valueAt('a bureau with the licences of a city', 'ordinary', decisions('licensing'), (r) =>
    r.int(2_100_000, 14_000_000),
  ),
  valueAt('a county with the licences of a province', 'county', decisions('licensing'), (r) =>
    r.int(11_000_000, 90_000_000),
  ),
  valueAt('a city with more licences than there are people', 'city', decisions('licensing'), (r) =>
    r.int(110_000_000, 900_000_000),
  ),
  valueAt('a statistics bureau’s kind with licences', 'quiet', decisions('licensing'), (r) => r.int(500, 40_000)),
  valueAt('70,000 requests to a small bureau', 'quiet', requests('received'), (r) => r.int(20_000, 90_000)),
  {
    name: '70,000 requests all through the table',
    kind: 'ordinary',
    plant: (figures, random) => {
      const count = random.int(20_000, 90_000);
      return {
        changed: { ...noRequests(figures), ...grantedAll('natural_person', count) },
        cell: requests('received'),
      };
    },
  },
  {
    name: 'hundreds of documents issued by a township',
    kind: 'township',
    plant: (_, random) => {
      const issued = random.int(120, 190);
      return { changed: { [documents('issued')]: issued, [documents('in_force')]: issued }, cell: documents('issued') };
    },
  },
  // Yuan for 万元.
  ...(['township', 'ordinary', 'enforcing', 'county', 'city'] as const).map((kind): Fault => ({
    name: `fees in yuan, ${kind}`,
    kind,
    plant: (_, random) => {
      const [least, most] = organKinds[kind].fee;
      const wan = Math.exp(Math.log(Math.max(least, 4)) + random.next() * Math.log(most / Math.max(least, 4)));
      const floor = { township: 0.2, ordinary: 1, enforcing: 1, county: 100, city: 2000 }[kind];
      return printed(fee, Number((Math.max(wan, floor) * 10_000).toFixed(2)));
    },
  })),
  valueAt('a township’s fee of 3200 yuan as 3200 万元', 'township', fee, () => 3200),
  // Rules without the power to make them.
  valueAt('a township with rules in force', 'township', rules('in_force'), (r) => r.int(1, 20)),
  valueAt('a county bureau with rules in force', 'ordinary', rules('in_force'), (r) => r.int(1, 20)),
  valueAt('a county government with rules in force', 'county', rules('in_force'), (r) => r.int(1, 60)),
  // Stocks.
  {
    name: 'a township’s stock of documents that never changed',
    kind: 'township',
    plant: (_, random) => ({
      changed: { [documents('issued')]: 0, [documents('repealed')]: 0, [documents('in_force')]: random.int(31, 190) },
      cell: documents('in_force'),
      atLeast: 'info',
    }),
  },
  {
    name: 'in force never filled in',
    kind: 'county',
    plant: (_, random) => ({
      changed: { [documents('issued')]: random.int(3, 20), [documents('repealed')]: 0, [documents('in_force')]: 0 },
      cell: documents('in_force'),
    }),
  },
  {
    name: 'both rows of documents alike',
    kind: 'city',
    plant: (_, random) => {
      const [issued, repealed, stock] = [random.int(2, 9), random.int(1, 5), random.int(20, 90)];
      return {
        changed: {
          ...{ [rules('issued')]: issued, [rules('repealed')]: repealed, [rules('in_force')]: stock },
          ...{ [documents('issued')]: issued, [documents('repealed')]: repealed, [documents('in_force')]: stock },
        },
        cell: rules('issued'),
      };
    },
  },
];
