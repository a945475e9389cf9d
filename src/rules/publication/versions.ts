/** publication.* and fleet.*: several documents for one organ and year. */
import { loggedUri } from '../../model/logged-uri.ts';
import { cellWords } from '../cell-name.ts';
import { listSome } from '../message.ts';
import { fail, type Outcome, pass } from '../rule.ts';
import type { Digest } from '../set/digest.ts';
import type { OrganYear, OrganYearRule } from '../set/set-rule.ts';

/** Codes that show other figures; what isn't read for sure in both may be the same. */
const differing = (one: Digest, other: Digest): readonly string[] =>
  Object.keys(one.figures).filter((code) => {
    const [own, others] = [one.figures[code] ?? null, other.figures[code] ?? null];
    return own !== null && others !== null && own !== others;
  });

const MOST_LISTED = 6;
const MOST_OTHERS = 3;

const addressOf = ({ uri }: Digest): string => loggedUri(uri);

const cellList = (codes: readonly string[], { edition }: Digest) =>
  listSome(
    codes.map((code) => cellWords(code, edition)),
    MOST_LISTED,
  );

/** Documents at other addresses; one address read twice is one document that changed. */
const elsewhere = ({ now, earlier }: OrganYear): readonly Digest[] =>
  earlier.filter(({ uri, sha256 }) => uri !== now.uri && (sha256 === null || sha256 !== now.sha256));

/** One report as a web page and as the file that hangs on it. */
const isOtherForm = (one: Digest, other: Digest): boolean =>
  one.carrier !== other.carrier && differing(one, other).length === 0;

function* checkDoubled(facts: OrganYear): Iterable<Outcome> {
  const { now } = facts;
  const doubles = elsewhere(facts).filter((other) => !isOtherForm(now, other) && !isEdition(now, other));
  yield doubles.length === 0
    ? pass
    : fail([], {
        words: {
          ...{ organ: now.organName ?? '', year: String(now.year ?? ''), n: doubles.length + 1 },
          list: listSome(doubles.map(addressOf), MOST_OTHERS),
        },
      });
}

/** A correction stands beside what it corrects. */
const isEdition = (one: Digest, other: Digest): boolean => one.isCorrection !== other.isCorrection;

const example = (received: number) => ({ figures: { 'applications.received.total': received } });

export const duplicateReport: OrganYearRule = {
  id: 'fleet.duplicate-report',
  severity: 'warning',
  needs: ['report', 'roster'],
  title: { zh: '同一单位同一年度有多份报告', en: 'Several reports of one organ and year' },
  message: {
    zh: '{organ} {year} 年度有 {n} 份报告，另见 {list}。',
    en: '{n} reports of {organ} for {year}: see also {list}.',
  },
  basis: '每个单位每年度一份报告',
  advice: {
    zh: '确认以哪一份为准，撤下其余或注明更正。',
    en: 'Say which one counts; take the others down or mark the correction.',
  },
  check: checkDoubled,
  examples: [
    {
      name: 'two files with other figures',
      documents: [
        { uri: 'file:a.html', ...example(7) },
        { uri: 'file:b.html', ...example(9) },
      ],
      finds: [null],
    },
    {
      name: 'one report as a page and as a PDF',
      documents: [{ uri: 'file:a.html' }, { uri: 'file:a.pdf', carrier: 'pdf' }],
      finds: [],
    },
  ],
};

function* checkVersions(facts: OrganYear): Iterable<Outcome> {
  const { now } = facts;
  for (const other of elsewhere(facts)) {
    const codes = differing(now, other);
    if (codes.length === 0) yield pass;
    else
      yield fail(codes, {
        words: { other: addressOf(other), list: cellList(codes, now) },
        ...(isEdition(now, other) && { severity: 'info' as const }),
      });
  }
}

export const versionsDiffer: OrganYearRule = {
  id: 'publication.versions-differ',
  severity: 'warning',
  otherSeverities: ['info'],
  needs: ['report', 'publication'],
  title: { zh: '同一年报多个版本数据不同', en: 'Versions of one report differ' },
  message: {
    zh: '与同一年报的另一版本（{other}）数据不同：{list}。',
    en: 'Another version of the report ({other}) differs: {list}.',
  },
  basis: '同一报告在各平台应一致',
  advice: {
    zh: '统一各平台公布的版本；更正的请注明。',
    en: 'Publish one version everywhere; mark a correction as one.',
  },
  check: checkVersions,
  examples: [
    {
      name: 'received 7 and 9',
      documents: [
        { uri: 'https://a.example/1', ...example(7) },
        { uri: 'https://b.example/2', ...example(9) },
      ],
      finds: ['applications.received.total'],
    },
    {
      name: 'a figure that is in doubt in one of them',
      documents: [
        { uri: 'https://a.example/1', ...example(7) },
        { uri: 'https://b.example/2', figures: { 'applications.received.total': null } },
      ],
      finds: [],
    },
    {
      name: 'equal figures at two addresses',
      documents: [
        { uri: 'https://a.example/1', ...example(7) },
        { uri: 'https://b.example/2', ...example(7) },
      ],
      finds: [],
    },
    {
      name: 'a correction says that it is one',
      documents: [
        { uri: 'https://a.example/1', ...example(7) },
        {
          uri: 'https://a.example/2',
          title: '青山县档案局2023年政府信息公开工作年度报告（更正版）',
          ...example(9),
        },
      ],
      finds: [],
    },
  ],
};

function* checkChanged({ now, earlier }: OrganYear): Iterable<Outcome> {
  for (const other of earlier.filter(({ uri, sha256 }) => uri === now.uri && sha256 !== now.sha256)) {
    const codes = differing(now, other);
    yield codes.length === 0 ? pass : fail(codes, { words: { list: cellList(codes, now) } });
  }
}

export const changed: OrganYearRule = {
  id: 'publication.changed',
  severity: 'info',
  needs: ['report', 'publication'],
  title: { zh: '公布后有变动', en: 'Changed after publication' },
  message: { zh: '公布后数据有变动：{list}。', en: 'Changed after publication: {list}.' },
  basis: '同一地址先后读取的内容不同',
  advice: { zh: '变动的原因请在页面注明。', en: 'Say on the page why it was changed.' },
  check: checkChanged,
  examples: [
    {
      name: 'one address, other figures',
      documents: [
        { uri: 'https://a.example/1', ...example(7) },
        { uri: 'https://a.example/1', ...example(8) },
      ],
      finds: ['applications.received.total'],
    },
    {
      name: 'only the page around it',
      documents: [{ uri: 'https://a.example/1' }, { uri: 'https://a.example/1', fetchedAt: '2024-03-01T00:00:00Z' }],
      finds: [],
    },
  ],
};
