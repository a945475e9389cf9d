import { describe, expect, it } from 'vitest';
import { FetchError } from '../../src/fetch/fetch-error.ts';
import { type Leads, noLeads } from '../../src/leads.ts';
import type { FetchErrorCode } from '../../src/model/pipeline-error.ts';
import { wholeList } from '../../src/workers/daemon/whole-list.ts';

const address = (page: number): string => `https://www.a.gov.cn/nb/index_${page}.html`;

/** Ten reports a page, the last of the page before among them; each page links the next, and always the second. */
const leadsOf = (page: number, last: number): Leads => ({
  ...noLeads,
  reports: Array.from({ length: 11 }, (_, at) => ({ url: `r${page * 10 + at}`, title: '', foundOn: address(page) })),
  pages: [address(1), ...(page < last ? [address(page + 1)] : [])],
});

interface Walked {
  readonly found: readonly string[];
  readonly skipped: readonly string[];
  readonly read: readonly number[];
  readonly failure: string | null;
}

async function walk(
  { last = 9, maxPages = 50, maxLinks = 2_000 },
  failing: Readonly<Record<number, FetchErrorCode>> = {},
): Promise<Walked> {
  const [found, skipped, read]: [string[], string[], number[]] = [[], [], []];
  const readPage = (url: string): Promise<Leads> => {
    const page = Number(/\d+/u.exec(url.replace(/^.*_/u, ''))?.[0]);
    read.push(page);
    const code = failing[page];
    return code === undefined ? Promise.resolve(leadsOf(page, last)) : Promise.reject(new FetchError(code, 'x'));
  };
  const onFound = (leads: Leads): Promise<void> => {
    found.push(...leads.reports.map(({ url }) => url));
    skipped.push(...leads.skipped.map(({ url, reason }) => `${url.replace(/^.*\//u, '')} ${reason}`));
    return Promise.resolve();
  };
  const failure = await wholeList(address(0), leadsOf(0, last), { readPage, onFound }, { maxPages, maxLinks });
  return { found, skipped, read, failure: failure?.code ?? null };
}

describe('a list', () => {
  it('is read page by page, each once, and every report is found once', async () => {
    const { found, read, failure } = await walk({});
    expect(read).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(found).toEqual(Array.from({ length: 101 }, (_, at) => `r${at}`));
    expect(failure).toBeNull();
  });

  it('ends at its bounds and says what is left out', async () => {
    expect(await walk({ maxPages: 3 })).toMatchObject({ read: [1, 2], skipped: ['index_3.html over-the-limit'] });
    const { found, skipped } = await walk({ maxLinks: 25 });
    expect(found).toHaveLength(25);
    expect(skipped.filter((line) => line.endsWith('over-the-limit'))).toHaveLength(7);
  });

  it('leaves out a page that is not there or not allowed, and reads on', async () => {
    const chained = await walk({ last: 3 }, { 1: 'fetch.not-found' });
    expect(chained).toMatchObject({ skipped: ['index_1.html fetch.not-found'], failure: null });
    expect(chained.found).toHaveLength(11);
    expect(await walk({ last: 1 }, { 1: 'fetch.blocked-by-robots' })).toMatchObject({ failure: null });
  });

  it('keeps what it found where a page fails for now, and is to be read again', async () => {
    const walked = await walk({ last: 9 }, { 3: 'fetch.server-error' });
    expect(walked).toMatchObject({ read: [1, 2, 3], failure: 'fetch.server-error', skipped: [] });
    expect(walked.found).toHaveLength(31);
  });

  it('does not go on asking a site that wants to rest', async () => {
    expect((await walk({ last: 9 }, { 1: 'fetch.rate-limited' })).read).toEqual([1]);
  });
});
