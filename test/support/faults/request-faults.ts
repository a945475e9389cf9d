/** Requests, disputes and decisions that don’t go together, and slips that a sum tells. */
import { decisions, requests, fee, type Fault, at, printed, grantedAll, noRequests, tenfold } from './fault.ts';

/** All of natural persons. */
const ofPersons = (rows: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(rows).flatMap(([row, count]) =>
      ['natural_person', 'total'].map((key) => [requests(row, key), count]),
    ),
  );

export const requestFaults: readonly Fault[] = [
  // Requests that don't move as requests do.
  {
    name: 'more carried out than received',
    kind: 'ordinary',
    plant: (figures, random) => {
      const [received, carriedIn, out] = [random.int(1, 9), random.int(20, 40), random.int(15, 19)];
      const closed = received + carriedIn - out;
      return {
        changed: {
          ...noRequests(figures),
          ...Object.fromEntries(
            Object.entries({
              received,
              carried_in: carriedIn,
              'outcomes.granted': closed,
              'outcomes.total': closed,
              carried_out: out,
            }).flatMap(([row, count]) => ['natural_person', 'total'].map((key) => [requests(row, key), count])),
          ),
        },
        cell: requests('carried_out'),
      };
    },
  },
  {
    name: 'all that was carried in is carried out again',
    kind: 'quiet',
    plant: (figures, random) => {
      const count = random.int(1, 9);
      return {
        changed: {
          ...noRequests(figures),
          ...Object.fromEntries(
            ['carried_in', 'carried_out'].flatMap((row) =>
              ['natural_person', 'total'].map((key) => [requests(row, key), count]),
            ),
          ),
        },
        cell: requests('carried_out'),
      };
    },
  },
  {
    name: 'all requests in 其他',
    kind: 'county',
    plant: (figures, random) => ({
      changed: { ...noRequests(figures), ...grantedAll('other', random.int(31, 900)) },
      cell: requests('received', 'other'),
      atLeast: 'info',
    }),
  },
  {
    name: '500 received, 500 granted',
    kind: 'county',
    plant: (figures, random) => ({
      changed: { ...noRequests(figures), ...grantedAll('natural_person', 100 * random.int(1, 9)) },
      cell: requests('received'),
      atLeast: 'info',
    }),
  },
  {
    name: 'two thirds not held',
    kind: 'county',
    plant: (figures, random) => {
      const [held, missing] = [random.int(10, 40), random.int(80, 200)];
      const rows = {
        received: held + missing,
        'outcomes.granted': held,
        'outcomes.unavailable.not_held': missing,
        'outcomes.total': held + missing,
      };
      return {
        changed: { ...noRequests(figures), ...ofPersons(rows) },
        cell: requests('outcomes.unavailable.not_held'),
        atLeast: 'info',
      };
    },
  },
  {
    name: 'nearly all refused',
    kind: 'county',
    plant: (figures, random) => {
      const [granted, refused] = [random.int(5, 20), random.int(60, 200)];
      const rows = {
        received: granted + refused,
        'outcomes.granted': granted,
        'outcomes.refused.state_secret': refused,
        'outcomes.total': granted + refused,
      };
      return {
        changed: { ...noRequests(figures), ...ofPersons(rows) },
        cell: requests('outcomes.refused.state_secret'),
        atLeast: 'info',
      };
    },
  },
  {
    name: 'disputes of other kinds counted in',
    kind: 'ordinary',
    plant: (figures, random) => {
      const count = random.int(120, 900) + 4 * at(figures, requests('received'));
      return {
        changed: {
          'disputes.reconsideration.upheld':
            count -
            at(figures, 'disputes.reconsideration.corrected') -
            at(figures, 'disputes.reconsideration.other') -
            at(figures, 'disputes.reconsideration.pending'),
          'disputes.reconsideration.total': count,
        },
        cell: 'disputes.reconsideration.total',
      };
    },
  },
  // Organs that decide every day, or report at all.
  {
    name: 'a county’s police without decisions',
    kind: 'enforcing',
    plant: () => ({
      changed: Object.fromEntries(['licensing', 'penalties', 'compulsion'].map((row) => [decisions(row), 0])),
      cell: decisions('licensing'),
    }),
  },
  {
    name: 'a county government without any figure',
    kind: 'county',
    plant: (figures, _, { organ }) =>
      organ.endsWith('办公室')
        ? null
        : { changed: Object.fromEntries(Object.keys(figures).map((code) => [code, 0])), cell: null },
  },
  {
    name: 'large fees without any decision',
    kind: 'ordinary',
    plant: (_, random) => ({
      changed: {
        ...Object.fromEntries(['licensing', 'penalties', 'compulsion'].map((row) => [decisions(row), 0])),
        [fee]: random.int(200, 8000),
      },
      cell: fee,
      atLeast: 'info',
    }),
  },
  {
    name: 'penalties and compulsion swapped',
    kind: 'enforcing',
    plant: (_, random) => {
      const few = random.int(3, 40);
      return {
        changed: { [decisions('penalties')]: few, [decisions('compulsion')]: few * 11 + random.int(40, 900) },
        cell: decisions('compulsion'),
        atLeast: 'info',
      };
    },
  },
  // Slips of digits where a sum tells.
  tenfold('county', requests('received'), 10),
  tenfold('county', requests('outcomes.total'), 10),
  tenfold('county', requests('outcomes.granted', 'natural_person'), 100),
  {
    name: 'a digit typed twice where a sum tells',
    kind: 'county',
    plant: (figures) => {
      const code = requests('received', 'natural_person');
      const text = String(at(figures, code));
      return text === '0' ? null : printed(code, Number(text + text.slice(-1)));
    },
  },
];
