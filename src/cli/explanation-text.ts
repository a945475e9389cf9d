/** An explanation of a figure for people, a step a paragraph, from the document's tables to what the checks say. */
import type {
  ExplainedCell,
  ExplainedGlyph,
  ExplainedLabel,
  ExplainedRow,
  ExplainedTable,
  Explanation,
} from '../model/explanation.ts';
import type { Message } from '../model/note.ts';
import type { Paint } from './colour.ts';
import type { Language } from './language.ts';
import { printable } from './terminal-text.ts';

export interface ExplanationTextOptions {
  readonly language: Language;
  readonly paint: Paint;
}

export function explanationText(explanation: Explanation, { language, paint }: ExplanationTextOptions): string {
  const { code, name, report } = explanation;
  const facts = [report.organ ?? report.title, report.year, report.edition].filter((fact) => fact !== null);
  const said = stepsOf(explanation).filter(([, , lines]) => lines.length > 0);
  const steps = said.map(
    ([head, file, lines]) =>
      `${paint('bold', head[language])}${file === '' ? '' : `  ${paint('dim', file)}`}\n${lines.map((line) => `  ${line[language]}`).join('\n')}`,
  );
  return `${paint('bold', name[language])}  ${code}\n${printable(facts.join(' · '))}\n\n${steps.join('\n')}\n`;
}

/** `file`: in src, where it is decided; empty where several do. */
type Step = readonly [head: Message, file: string, lines: readonly Message[]];

const say = (zh: string, en: string): Message => ({ zh, en });
const alike = (text: string): Message => say(text, text);

function stepsOf(explanation: Explanation): readonly Step[] {
  const { tables, row, header, choices, cell, glyphs, figure, witnesses, notes, findings } = explanation;
  return [
    [
      say('表格', 'Tables'),
      'normalize/choice/choose-table.ts',
      tables.length === 0 ? [NO_TABLE] : tables.map(tableLine),
    ],
    [say('行', 'Row'), 'normalize/rows/row-keys.ts', row === null ? [NO_ROW] : rowLines(row)],
    [say('栏目', 'Column'), 'normalize/tables/columns.ts', [header === null ? NO_LABEL : labelLine(header)]],
    [
      say('对齐', 'Alignment'),
      'normalize/rows/align/align-rows.ts',
      (choices ?? []).slice(0, MOST_CHOICES).map(choiceLine),
    ],
    [say('单元格', 'Cell'), '', cell === null ? [NO_CELL] : [cellLine(cell), ...wayTo(cell)]],
    [say('字符', 'Glyphs'), 'geometry/tables/place-glyphs.ts', glyphs.map(glyphLine)],
    [say('数据', 'Figure'), 'normalize/rows/read-number.ts', [figure === null ? NO_FIGURE : figureLine(figure)]],
    [say('依据', 'Witnesses'), 'normalize/witnesses/catalogue.ts', witnessLines(witnesses)],
    [say('读取说明', 'Notes'), '', notes.map(withCode)],
    [say('检查发现', 'Findings'), '', findings.map(ofRule)],
  ];
}

const NO_TABLE = say('文档中没有这张表', 'the document has no such table');
const NO_ROW = say('没有读到这一行，或表格排成清单', 'no row was taken for it, or the table is set as a list');
const NO_LABEL = say('单元格上方没有栏目名称', 'no label of the form stands over the cell');
const NO_CELL = say('没有对应的单元格', 'no cell');
const NO_FIGURE = say('没有数据', 'no figure');

function tableLine({ tables, chosen, cells, hidden, year, comparison }: ExplainedTable): Message {
  const which = tables.join('+');
  const remarks = [
    chosen ? say('采用', 'read') : say('未采用', 'not read'),
    say(`${cells} 项`, `${cells} cells`),
    ...(hidden ? [say('页面上不显示', 'not shown on the page')] : []),
    ...(year === null ? [] : [say(`标注为 ${year} 年度`, `captioned ${year}`)]),
    ...(comparison ? [say('用于对比', 'of a comparison')] : []),
  ];
  return say(
    `第 ${which} 张：${remarks.map(({ zh }) => zh).join('，')}`,
    `table ${which}: ${remarks.map(({ en }) => en).join(', ')}`,
  );
}

function rowLines({ key, label, words, turned, order, columns, values }: ExplainedRow): readonly Message[] {
  const own = values.map(({ cell, code }) => `${shortText(cell.raw)}${code === null ? '' : ` → ${code}`}`);
  return [
    ...(label === null ? unnamedLines(words) : [labelLine(label)]),
    ...(key === null ? [] : [alike(key)]),
    ...(turned ? [say('原表行列对调', 'the table was turned')] : []),
    say(
      `${values.length} 个值，应有 ${columns} 个；次序依据：${orderWords[order].zh}`,
      `${values.length} values, ${columns} expected; their order is that of ${orderWords[order].en}`,
    ),
    ...own.map((line) => alike(`  ${line}`)),
  ];
}

const NO_ROW_LABEL = say('这一行没有名称', 'the row has no label');

const unnamedLines = (words: readonly ExplainedCell[]): readonly Message[] =>
  words.length === 0
    ? [NO_ROW_LABEL]
    : words.map((cell) =>
        say(`${cellLine(cell).zh}；不是本表的行名`, `${cellLine(cell).en}: no label of the form’s rows`),
      );

const orderWords: Readonly<Record<ExplainedRow['order'], Message>> = {
  header: say('表头', 'the header'),
  form: say('法定格式', 'the form'),
  'part of the header': say('部分表头', 'a part of the header'),
  guess: say('推测', 'a guess'),
};

const byWords: Readonly<Record<ExplainedLabel['by'], Message>> = {
  exact: say('一致', 'the same words'),
  variant: say('通行的写法', 'an accepted variant'),
  typo: say('已知的误写', 'a known misprint'),
  ordinal: say('文字一致，序号不同', 'the same words, another ordinal'),
  near: say('文字相近', 'nearly the same words'),
  position: say('依其位置', 'by its place'),
};

function labelLine({ cell, official, by }: ExplainedLabel): Message {
  const printed = shortText(cell.raw);
  return say(
    `${printed}，${placeWords(cell).zh}；即「${official}」（${byWords[by].zh}）`,
    `${printed}, ${placeWords(cell).en}; taken for “${official}” (${byWords[by].en})`,
  );
}

/** The others are no likelier. */
const MOST_CHOICES = 4;

function choiceLine({ cell, cost }: NonNullable<Explanation['choices']>[number]): Message {
  const words = cell === null ? NO_CELL : cellLine(cell);
  return cost === 0 ? words : say(`${words.zh}：代价 +${cost}`, `${words.en}: costs ${cost} more`);
}

const cellLine = (cell: ExplainedCell): Message =>
  say(`${shortText(cell.raw)}，${placeWords(cell).zh}`, `${shortText(cell.raw)}, ${placeWords(cell).en}`);

const placeWords = ({ table, row, column, page }: ExplainedCell): Message =>
  say(
    `第 ${table} 张表第 ${row + 1} 行第 ${column + 1} 列${page === null ? '' : `，第 ${page} 页`}`,
    `table ${table} row ${row + 1} column ${column + 1}${page === null ? '' : `, page ${page}`}`,
  );

/** As in the record's evidence. */
const wayTo = ({ bbox, path }: ExplainedCell): readonly Message[] => [
  ...(path === null ? [] : [alike(path)]),
  ...(bbox === null ? [] : [alike(boxText(bbox))]),
];

const boxText = (box: readonly number[]): string => `[${box.map((value) => value.toFixed(1)).join(', ')}] pt`;

const dealtWords: Readonly<Record<NonNullable<ExplainedGlyph['dealt']>, readonly Message[]>> = {
  here: [],
  elsewhere: [say('绘于此格，归入别处', 'painted here, dealt to another cell')],
  nowhere: [say('绘于此格，未归入任何格', 'painted here, dealt to no cell')],
  'from outside': [say('绘于格外，归入此格', 'painted outside, dealt to this cell')],
};

function glyphLine({ text, bbox, size, uncertain, struck, dealt }: ExplainedGlyph): Message {
  const place = `${printable(JSON.stringify(text))} ${size.toFixed(1)} pt ${boxText(bbox)}`;
  const marks = [
    ...(uncertain ? [say('字体不能证实此字', 'the font doesn’t bear it out')] : []),
    ...(struck ? [say('有划线', 'struck out')] : []),
    ...(dealt === null ? [] : dealtWords[dealt]),
  ];
  return say([place, ...marks.map(({ zh }) => zh)].join('，'), [place, ...marks.map(({ en }) => en)].join(', '));
}

function figureLine({ value, state, unit, normalised, confidence }: NonNullable<Explanation['figure']>): Message {
  const rest = [state, ...(unit === null ? [] : [unit]), ...normalised].join(', ');
  const number = value === null ? '—' : String(value);
  return say(`${number}（${rest}），可信度 ${confidence}`, `${number} (${rest}), confidence ${confidence}`);
}

/** A line for each that contradicts, and one for the names of all that support it. */
function witnessLines(witnesses: Explanation['witnesses']): readonly Message[] {
  const supporting = witnesses.filter(({ verdict }) => verdict === 'supports').map(({ id }) => id);
  return [
    ...witnesses
      .filter(({ verdict }) => verdict === 'contradicts')
      .map(({ id, message }) => say(`存疑：${message.zh} [${id}]`, `against: ${message.en} [${id}]`)),
    ...(supporting.length === 0
      ? []
      : [say(`无异议：${supporting.join('、')}`, `in favour: ${supporting.join(', ')}`)]),
  ];
}

const withCode = ({ code, message }: Explanation['notes'][number]): Message =>
  say(`${printable(message.zh)} [${code}]`, `${printable(message.en)} [${code}]`);

const ofRule = ({ rule, message }: Explanation['findings'][number]): Message =>
  say(`${printable(message.zh)} [${rule}]`, `${printable(message.en)} [${rule}]`);

/** Of a cell, so that it stays in its line. */
const MOST_TEXT = 60;

function shortText(raw: string): string {
  const text = printable(raw.replace(/\s+/gu, ' ').trim());
  return `「${text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text}」`;
}
