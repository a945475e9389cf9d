/** Which figures of the 2019 form may be set beside which of the 2021 form, and which may not although they look alike. */
import type { Message } from '../model/note.ts';
import { cellsOf } from './form-cells.ts';
import { edition2019 } from './edition-2019.ts';
import { edition2021 } from './edition-2021.ts';
import type { Edition } from './form.ts';
import { tableNames } from './catalogue.ts';

/** `same`: one code; `sum`: the one is the sum of the others; `near`: nearly the same thing; `no`: not comparable. */
export type Comparability = 'same' | 'sum' | 'near' | 'no';

export interface Correspondence {
  /** Codes of the 2019 form; several are meant as their sum. None: the form has no such figure. */
  readonly of2019: readonly string[];
  readonly of2021: readonly string[];
  readonly comparable: Comparability;
  readonly why: Message | null;
}

const documents = ['rules', 'normative_documents'];

const toldApart: readonly Correspondence[] = [
  ...documents.map((row): Correspondence => ({
    of2019: [`disclosure.${row}.newly_made`],
    of2021: [`disclosure.${row}.issued`],
    comparable: 'near',
    why: { zh: '「制作」与「制发」口径相近', en: '制作 (made) and 制发 (made and issued) are nearly the same' },
  })),
  ...documents.map((row): Correspondence => ({
    of2019: [`disclosure.${row}.total_disclosed`],
    of2021: [`disclosure.${row}.in_force`],
    comparable: 'no',
    why: {
      zh: '「对外公开总数量」是历年公开的累计，「现行有效件数」是年末有效的存量',
      en: 'all that were ever disclosed, against those in force at the end of the year',
    },
  })),
  {
    of2019: ['disclosure.fees.items_previous_year', 'disclosure.fees.items_change'],
    of2021: ['disclosure.fees.amount_wan_cny'],
    comparable: 'no',
    why: { zh: '收费项目数与收费金额', en: 'a number of items against an amount of money' },
  },
];

const codesOf = ({ tables }: Edition, officialOnly: boolean): readonly string[] =>
  tableNames.flatMap((table) =>
    cellsOf(tables[table]).flatMap(({ code, official }) => (official || !officialOnly ? [code] : [])),
  );

/** An undivided （六）其他处理 against its three rows, by column. */
function otherHandling(): readonly Correspondence[] {
  const rows = ['not_corrected_in_time', 'fee_not_paid', 'other'];
  const newer = new Set(codesOf(edition2021, true));
  return codesOf(edition2019, false)
    .filter((code) => code.includes('.other_handling.total.'))
    .map((code) => ({
      of2019: [code],
      of2021: rows.map((row) => code.replace('.total.', `.${row}.`)).filter((part) => newer.has(part)),
      comparable: 'sum',
      why: { zh: '（六）其他处理未分项', en: '（六）其他处理 in one row' },
    }));
}

/** In the order of the 2021 form, what the 2019 form alone has behind it. */
function allCorrespondences(): readonly Correspondence[] {
  const [older, newer] = [codesOf(edition2019, true), codesOf(edition2021, true)];
  const told = [...toldApart, ...otherHandling()];
  const same = newer
    .filter((code) => older.includes(code))
    .map((code): Correspondence => ({ of2019: [code], of2021: [code], comparable: 'same', why: null }));
  const known = new Set([...told, ...same].flatMap(({ of2019, of2021 }) => [...of2019, ...of2021]));
  const alone = (codes: readonly string[], side: 'of2019' | 'of2021'): readonly Correspondence[] =>
    codes
      .filter((code) => !known.has(code))
      .map((code) => ({ of2019: [], of2021: [], [side]: [code], comparable: 'no', why: null }));
  const order = new Map([...newer, ...older].map((code, index) => [code, index]));
  const placeOf = ({ of2019, of2021 }: Correspondence): number => order.get([...of2021, ...of2019][0] ?? '') ?? 0;
  return [...told, ...same, ...alone(newer, 'of2021'), ...alone(older, 'of2019')].toSorted(
    (left, right) => placeOf(left) - placeOf(right),
  );
}

export const crosswalk: readonly Correspondence[] = allCorrespondences();
