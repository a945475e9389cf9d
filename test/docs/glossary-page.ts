/** docs/glossary.md: the words of the field by hand, the codes from the forms' own data. */
import { editions, tableNames } from '../../src/forms/catalogue.ts';
import type { FormTable, Label, Line } from '../../src/forms/form.ts';

const words: readonly (readonly [zh: string, en: string, meaning: string])[] = [
  [
    '政府信息公开工作年度报告',
    'annual report on open government information',
    'published by each organ from January to March for the year before',
  ],
  ['主动公开', 'disclosure on own initiative', 'table two, `disclosure`'],
  ['依申请公开', 'disclosure on application', 'table three, `applications`'],
  ['行政复议', 'administrative reconsideration', 'review by a higher organ; table four, `disputes.reconsideration`'],
  ['行政诉讼', 'administrative litigation', 'a lawsuit, direct or after reconsideration; table four'],
  ['表二、表三、表四', 'table two, three, four', 'the tables of sections 二, 三 and 四; there is no table one'],
  ['勾稽关系', 'identity', 'a sum that must hold between printed figures'],
  ['本年新收', 'received', 'applications that arrived in the year'],
  ['上年结转', 'carried in', 'still open from the year before'],
  ['结转下年度', 'carried out', 'still open at the end of the year'],
  ['办理结果', 'outcome', 'how an application was closed, with reason'],
  ['规章', 'rules', 'issued by ministries and by provinces and cities'],
  ['行政规范性文件', 'normative document', 'a generally binding document below a rule'],
  ['版', 'edition', 'a statutory form: 2021 or 2019, told from the labels, never from the year'],
  ['载体', 'carrier', 'the format a report is published in: HTML, DOCX, PDF, text'],
  ['数据、单元格', 'figure, cell', 'a figure is named by its code, a cell is where it is printed'],
  ['检查发现', 'finding', 'what is wrong with the report itself'],
  ['读取说明', 'note', 'our own doubt about the reading'],
];

const tableTitles = {
  disclosure: '表二　主动公开政府信息情况',
  applications: '表三　收到和处理政府信息公开申请情况',
  disputes: '表四　政府信息公开行政复议、行政诉讼情况',
} as const;

const introduction = `# Glossary

Official term, the word used for it in code and documentation, and what it means. The second part is written from the
forms' data by \`npm run docs\`.

## Words

${table(['official term', 'word', 'meaning'], words)}

## Codes

A figure's code is \`table.row.column\`: \`applications.outcomes.granted.natural_person\`. In table four the procedures are
the rows, although the printed form sets them above the results. Units: \`…_wan_cny\` is 万元, \`…_cny\` 元, all else counts.
\`nianbao forms\` lists every code in full.
`;

export function glossaryPage(): string {
  return [introduction, ...tableNames.map(tableSection)].join('\n');
}

function tableSection(name: (typeof tableNames)[number]): string {
  const forms = editions.map(({ id, tables }) => ({ id, form: tables[name] }));
  const rows = merged(forms.map(({ id, form }) => ({ id, lines: rowsOf(form) })));
  const columns = merged(forms.map(({ id, form }) => ({ id, lines: form.blocks.flatMap((block) => block.columns) })));
  return `### ${tableTitles[name]}: \`${name}\`

${table(['row', 'code', 'editions'], rows)}

${table(['column', 'code', 'editions'], columns)}
`;
}

const rowsOf = ({ blocks, rowVariants }: FormTable): readonly Line[] => [
  ...blocks.flatMap((block) => block.rows),
  ...rowVariants.map(({ line }) => line),
];

/** Lines of all editions: one for each key and wording, with the editions that have it. */
function merged(
  forms: readonly { readonly id: string; readonly lines: readonly Line[] }[],
): readonly (readonly [string, string, string])[] {
  const found = new Map<string, { readonly words: string; readonly key: string; readonly ids: Set<string> }>();
  for (const { id, lines } of forms) {
    for (const { key, label, groups } of lines) {
      const line = { words: [...groups, label].map(printed).join('／'), key, ids: new Set<string>() };
      const known = found.get(`${key} ${line.words}`) ?? line;
      known.ids.add(id);
      found.set(`${key} ${line.words}`, known);
    }
  }
  return [...found.values()].map(({ words: text, key, ids }) => [text, `\`${key}\``, [...ids].join(', ')]);
}

const printed = ({ ordinal, text }: Label): string => `${ordinal ?? ''}${text}`;

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
