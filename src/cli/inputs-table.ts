/** Inputs for people: a line each, then what the codes mean and what to do. */
import type { InputState } from '../workers/ledger/input-standings.ts';
import type { Message } from '../model/note.ts';
import type { InputRow } from './input-row.ts';
import type { Language } from './language.ts';
import { padEnd, padStart, printable, textWidth } from './terminal-text.ts';

export const stateWords: Readonly<Record<InputState, Message>> = {
  waiting: { zh: '等待', en: 'waiting' },
  delayed: { zh: '待重试', en: 'delayed' },
  active: { zh: '进行中', en: 'active' },
  done: { zh: '完成', en: 'done' },
  dead: { zh: '搁置', en: 'dead' },
  skipped: { zh: '略过', en: 'skipped' },
  unknown: { zh: '不明', en: 'unknown' },
};

const headers = {
  zh: ['状态', '代码', '次数', '记录', '下次', '地址'],
  en: ['state', 'code', 'tries', 'records', 'next', 'address'],
} as const;

/** Widest code and time; addresses come last and may be of any length. */
const WIDTHS = [8, 30, 5, 7, 16] as const;
const MINUTES = 'YYYY-MM-DDTHH:MM'.length;

interface Told {
  readonly title: string;
  readonly advice: string | null;
  count: number;
}

/** Gives text piece by piece, so that any number of inputs may be listed. */
export async function* inputsTable(rows: AsyncIterable<InputRow>, language: Language): AsyncGenerator<string> {
  const codes = new Map<string, Told>();
  let count = 0;
  for await (const row of rows) {
    if (count === 0) yield line(headers[language]);
    count += 1;
    yield rowText(row, language);
    if (row.title !== null) tally(row, codes);
  }
  if (count === 0) yield language === 'zh' ? '没有这样的输入\n' : 'no such inputs\n';
  if (codes.size > 0) yield '\n';
  for (const [code, { title, advice, count: times }] of codes) {
    yield `${code} × ${times}  ${title}\n`;
    if (advice !== null) yield `  → ${advice}\n`;
  }
}

function tally({ code, title, advice, state }: InputRow, codes: Map<string, Told>): void {
  const told = codes.get(code ?? state) ?? { title: title ?? '', advice, count: 0 };
  told.count += 1;
  codes.set(code ?? state, told);
}

function rowText(row: InputRow, language: Language): string {
  const { state, code, attempts, records, address, final_address: final, found_on: on } = row;
  const cells = [stateWords[state][language], code ?? '', String(attempts), records === null ? '' : String(records)];
  const next = row.next_attempt ?? row.next_scheduled;
  const main = line([...cells, next?.slice(0, MINUTES) ?? '', printable(address)]);
  const indent = ' '.repeat(textWidth(line(WIDTHS.map(() => ''))) + 1);
  const more = [
    final === null ? '' : `${indent}${language === 'zh' ? '实为' : 'in the end'} ${printable(final)}\n`,
    on === null ? '' : `${indent}${language === 'zh' ? '见于' : 'found on'} ${printable(on)}\n`,
  ];
  return main + more.join('');
}

const line = (cells: readonly string[]): string =>
  `${cells
    .map((cell, column) => {
      const width = WIDTHS[column] ?? 0;
      return column === 2 || column === 3 ? padStart(cell, width) : padEnd(cell, width);
    })
    .join('  ')
    .trimEnd()}\n`;
