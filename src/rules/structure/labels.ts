/** structure.*: the words of the form. */
import type { LabelMatch, Message, TableName } from '../../model/report.ts';
import { tableName } from '../cell-name.ts';
import { isCutShort } from '../cut-short.ts';
import { type Facts, foundTables, hasNote } from '../facts.ts';
import { listSome } from '../message.ts';
import { oneLine, plainWords } from '../plain-words.ts';
import { fail, type Failure, notAssessable, type Outcome, pass, type Rule } from '../rule.ts';

function* checkNote({ report, layouts }: Facts): Iterable<Outcome> {
  const official = layouts.applications?.form.cornerNote;
  const { found, cornerNote } = report.tables.applications;
  if (!found || official == null) return;
  const isSame = cornerNote !== null && plainWords(cornerNote) === plainWords(official);
  if (isSame) yield pass;
  else if (hasNote(report, 'applications', 'extraction.label-match')) yield notAssessable;
  else
    yield fail([], { words: { printed: cornerNote === null ? { zh: '缺失', en: 'missing' } : noteWords(cornerNote) } });
}

const noteWords = (text: string): Message => ({
  zh: `为「${oneLine(text)}」`,
  en: `“${oneLine(text)}”`,
});

export const noteAltered: Rule = {
  id: 'structure.note-altered',
  severity: 'info',
  needs: ['legible'],
  title: { zh: '表三勾稽关系说明缺失或被改动', en: 'Note on the balance missing or altered' },
  message: {
    zh: '表三勾稽关系说明缺失或被改动：现{printed}。',
    en: 'The note on the balance is missing or altered: {printed}.',
  },
  basis: '格式表三左上角印有勾稽关系说明',
  check: checkNote,
  examples: [
    { name: 'left out', tables: { applications: { cornerNote: null } }, finds: [null] },
    {
      name: 'half-width brackets',
      tables: { applications: { cornerNote: '(本列数据的勾稽关系为:第一项加第二项之和,\n等于第三项加第四项之和)' } },
      finds: [],
    },
  ],
};

const misworded: readonly LabelMatch['by'][] = ['typo', 'ordinal', 'near'];

/** Codes under a row (`applications.received`) or a column (`applications.*.total`). */
function codesUnder({ layouts }: Facts, table: TableName, key: string): readonly string[] {
  const codes = layouts[table]?.codes ?? [];
  const column = /\.\*\.(.+)$/.exec(key)?.[1];
  return codes.filter((code) => (column === undefined ? code.startsWith(`${key}.`) : code.endsWith(`.${column}`)));
}

/** Labels named in a message. */
const MOST_NAMED = 3;

/** The labels of one fault; several only where ordinals are missing throughout. */
function labelFailure(facts: Facts, table: TableName, labels: readonly LabelMatch[]): Failure {
  const quoted = (texts: readonly string[]): Message =>
    listSome(
      texts.map((text) => `「${oneLine(text)}」`),
      MOST_NAMED,
    );
  const [first, ...others] = labels;
  return fail([...new Set(labels.flatMap(({ key }) => codesUnder(facts, table, key)))], {
    words: {
      table: tableName(table),
      n: labels.length,
      printed: quoted(labels.map(({ printed }) => printed)),
      expected: quoted(labels.map(({ official }) => official)),
    },
    expected: first !== undefined && others.length === 0 ? first.official : null,
  });
}

function* checkLabels(facts: Facts): Iterable<Outcome> {
  for (const table of foundTables(facts)) {
    const faulty = facts.report.tables[table].labels.filter(
      ({ by, printed, official }) => misworded.includes(by) && !isCutShort(facts.report, printed, official),
    );
    const [ordinals, words] = [
      faulty.filter(({ by }) => by === 'ordinal'),
      faulty.filter(({ by }) => by !== 'ordinal'),
    ];
    if (faulty.length === 0) yield pass;
    if (ordinals.length > 0) yield labelFailure(facts, table, ordinals);
    yield* words.map((label) => labelFailure(facts, table, [label]));
  }
}

export const labelWording: Rule = {
  id: 'structure.label-wording',
  severity: 'info',
  needs: ['legible'],
  title: { zh: '行列标签与规定不一致', en: 'Label differs from the form' },
  message: {
    zh: '{table}：{n} 处标签{printed}应为{expected}。',
    en: '{table}: {n} label(s) {printed} should be {expected}.',
  },
  basis: '规定格式的文字固定',
  check: checkLabels,
  examples: [
    {
      name: 'a misprint',
      tables: {
        applications: {
          labels: [
            {
              key: 'applications.outcomes.refused.prohibited_by_law',
              printed: '2.其他法律行政止公开',
              official: '2.其他法律行政法规禁止公开',
              by: 'typo',
            },
          ],
        },
      },
      finds: ['applications.outcomes.refused.prohibited_by_law.natural_person'],
    },
    {
      name: 'ordinals left out throughout',
      tables: {
        applications: {
          labels: [
            { key: 'applications.outcomes.granted', printed: '予以公开', official: '（一）予以公开', by: 'ordinal' },
            {
              key: 'applications.carried_out',
              printed: '结转下年度继续办理',
              official: '四、结转下年度继续办理',
              by: 'ordinal',
            },
          ],
        },
      },
      finds: ['applications.outcomes.granted.natural_person'],
    },
    {
      name: 'an accepted variant',
      tables: {
        disclosure: {
          labels: [
            { key: 'disclosure.normative_documents', printed: '规范性文件', official: '行政规范性文件', by: 'variant' },
          ],
        },
      },
      finds: [],
    },
  ],
};
