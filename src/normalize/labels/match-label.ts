/** Which label of the form a cell's text is. */
import type { LabelMatch } from '../../model/report.ts';
import { foldLabel, foldText, type FoldedLabel, hanNumber, type Ordinal } from './fold.ts';
import type { Entry, Role, Vocabulary } from './vocabulary.ts';
import { at } from '../../shapes/at.ts';

export interface Match {
  readonly entry: Entry;
  readonly by: LabelMatch['by'];
}

/** What any text may be. */
export type MatchesOf = (text: string) => readonly Match[];

/** The match, if any, as which a text is of the role. */
export const asRole = (matches: readonly Match[] | undefined, role: Role): Match | undefined =>
  matches?.find(({ entry }) => entry.role === role);

export const hasRole = (matches: readonly Match[] | undefined, role: Role): boolean =>
  asRole(matches, role) !== undefined;

/** Edit distance allowed, as a share of the official words' length. */
const NEAR_SHARE = 0.25;
/** Shorter words are never matched by nearness or as a prefix: 其他, 总计, 规章 stand in too many labels. */
const MIN_PREFIX_LENGTH = 6;
const MIN_NEAR_LENGTH = 6;
/** No label of the form is longer; text beyond this is prose. */
export const MAX_LABEL_LENGTH = 400;

/** All entries that the text may be, those with the official ordinal first; an empty list if it is none. */
export function matchLabel(text: string, vocabulary: Vocabulary): readonly Match[] {
  if (text.length > MAX_LABEL_LENGTH) return [];
  const folded = foldLabel(text);
  if (folded.body === '') return [];
  for (const attempt of attempts) {
    const found = attempt(text, folded, vocabulary);
    if (found.length > 0) return found;
  }
  return [];
}

type Attempt = (text: string, folded: FoldedLabel, vocabulary: Vocabulary) => readonly Match[];

/** From the surest to the weakest. */
const attempts: readonly Attempt[] = [
  (_, folded, vocabulary) => byWords(folded, vocabulary),
  (_, folded, vocabulary) => withBareOrdinal(folded, vocabulary),
  (text, _, vocabulary) => asVariant(byWords(foldLabel(withoutYear(text)), vocabulary)),
  (text, _, vocabulary) => afterGroup(foldText(text), vocabulary),
  (_, folded, vocabulary) => asPair(folded.body, vocabulary),
  (text, _, vocabulary) => asPair(foldLabel(beforeRemark(text)).body, vocabulary),
  (text, _, vocabulary) => asVariant(byWords(foldLabel(beforeBracket(text)), vocabulary)),
  (text, _, vocabulary) => asVariant(byWords(foldLabel(beforeRemark(text)), vocabulary)),
  (_, folded, vocabulary) => byPrefix(folded, vocabulary),
  (_, folded, vocabulary) => byNearness(folded, vocabulary),
  (text, _, vocabulary) => byNearness(foldLabel(beforeRemark(text)), vocabulary),
];

const asVariant = (matches: readonly Match[]): readonly Match[] =>
  matches.map(({ entry, by }) => ({ entry, by: by === 'exact' ? 'variant' : by }));

function byWords(folded: FoldedLabel, { byWords: words }: Vocabulary): readonly Match[] {
  const found = (words.get(folded.body) ?? []).map(({ entry, by }): Match => {
    const isOrdinalOff = by !== 'typo' && !isSameOrdinal(entry.folded.ordinal, folded.ordinal);
    return { entry, by: isOrdinalOff ? 'ordinal' : by };
  });
  return [...found.filter(({ by }) => by !== 'ordinal'), ...found.filter(({ by }) => by === 'ordinal')];
}

const isSameOrdinal = (official: Ordinal | null, printed: Ordinal | null): boolean =>
  official?.value === printed?.value && official?.script === printed?.script;

/** An ordinal that has lost its mark counts only if the official one is the same: 1属于国家秘密, but never 三类. */
function withBareOrdinal({ ordinal, body }: FoldedLabel, { byWords: words }: Vocabulary): readonly Match[] {
  const [, number = '', rest = ''] = /^(\d{1,2}|[一二三四五六七八九十])(.+)$/u.exec(body) ?? [];
  const value = /^\d/u.test(number) ? Number(number) : hanNumber(number);
  if (ordinal !== null || number === '') return [];
  return (words.get(rest) ?? []).filter(({ entry }) => entry.folded.ordinal?.value === value);
}

/** A header that names its year: 本年（2023）制发件数, 2023年处理决定数量. */
const withoutYear = (text: string): string =>
  text.replace(/[（(]\s*20\d\d\s*年?度?\s*[)）]/u, '').replace(/^\s*20\d\d\s*年度?/u, '本年');

/** The words before an instruction that a local form adds, on a line of its own too: 行政许可（填写…）, 规章：指… */
const beforeRemark = (text: string): string => text.replace(/(?<=[^\s（(])\s*[（(：:\n【[].*$/su, '');

/** The words before what brackets add, however lines break them: 处理决定数 / 量（件）. */
const beforeBracket = (text: string): string => text.replace(/(?<=[^\s（(])\s*[（(【[].*$/su, '');

/** A label path in one cell: 三、本年度办理结果（一）予以公开. */
function afterGroup(folded: string, vocabulary: Vocabulary): readonly Match[] {
  const groups = vocabulary.entries.filter(({ role }) => role === 'group').map(({ key }) => foldText(key));
  const ends = groups
    .map((words) => ({ start: folded.indexOf(words), end: folded.indexOf(words) + words.length }))
    .filter(({ start, end }) => start >= 0 && end < folded.length)
    .map(({ end }) => end);
  if (ends.length === 0) return [];
  const rest = folded.slice(Math.max(...ends));
  const label = foldLabel(rest);
  const found = [...byWords(label, vocabulary), ...withBareOrdinal(label, vocabulary)];
  return found.length > 0 ? found : asVariant(byWords(foldLabel(beforeRemark(rest)), vocabulary));
}

/** A header flattened to one row: 行政诉讼-未经复议直接起诉-结果维持 names a row of the form and a column. */
function asPair(body: string, { table, entries }: Vocabulary): readonly Match[] {
  if (table !== 'disputes') return [];
  const find = (role: 'row' | 'column', isHere: (words: string) => boolean): Entry | undefined =>
    entries.find((entry) => entry.role === role && isHere(entry.folded.body));
  const column = find('column', (words) => body.endsWith(words));
  const row = find('row', (words) => body.endsWith(words + (column?.folded.body ?? '')));
  if (column === undefined || row === undefined) return [];
  return [row, column].map((entry) => ({ entry, by: 'variant' }));
}

/** Long explanatory labels: the official words, then more. The longest official words win. */
function byPrefix({ ordinal, body }: FoldedLabel, { entries }: Vocabulary): readonly Match[] {
  const found = entries.filter(
    ({ folded }) =>
      folded.body.length >= MIN_PREFIX_LENGTH &&
      body.startsWith(folded.body) &&
      (ordinal === null || isSameOrdinal(folded.ordinal, ordinal)),
  );
  const longest = Math.max(0, ...found.map(({ folded }) => folded.body.length));
  return found.filter(({ folded }) => folded.body.length === longest).map((entry) => ({ entry, by: 'variant' }));
}

/** Misprints: near enough to one label, and to no other. A printed ordinal must be the official one. */
function byNearness({ ordinal, body }: FoldedLabel, { entries }: Vocabulary): readonly Match[] {
  const found = entries.filter(({ folded }) => {
    const limit = Math.floor(folded.body.length * NEAR_SHARE);
    if (folded.body.length < MIN_NEAR_LENGTH) return false;
    if (ordinal !== null && !isSameOrdinal(folded.ordinal, ordinal)) return false;
    return Math.abs(folded.body.length - body.length) <= limit && editDistance(folded.body, body, limit) <= limit;
  });
  return found.length === 1 ? found.map((entry) => ({ entry, by: 'near' })) : [];
}

/** Levenshtein distance, or anything above `limit` as soon as it is sure to be above. */
export function editDistance(left: string, right: string, limit: number): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const change = left[row - 1] === right[column - 1] ? 0 : 1;
      current.push(Math.min(at(previous, column) + 1, at(current, column - 1) + 1, at(previous, column - 1) + change));
    }
    if (Math.min(...current) > limit) return limit + 1;
    previous = current;
  }
  return at(previous, right.length);
}
