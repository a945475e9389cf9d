/** docs/rules.md from the rules themselves. */
import type { Ruleset } from './catalogue.ts';
import type { Example, RuleHead, Wordings } from './rule.ts';

/** A rule over one report or over a set of them. */
interface ShownRule extends RuleHead {
  readonly examples: readonly Pick<Example, 'name' | 'finds'>[];
  readonly wordings?: Wordings;
}

const families: Readonly<Record<string, string>> = {
  identity: 'Arithmetic inside one report 勾稽关系',
  value: 'What a cell may hold 单元格',
  structure: 'Sections, tables, rows, columns, words 结构',
  edition: 'The right form for the year 格式版本',
  metadata: 'Title, year, period, organ 标题、期限与单位',
  plausibility: 'Figures that can hardly be 数据合理性',
  narrative: 'What the text says in numbers 正文与表格',
  cross: 'Between tables, and between the tables of two years 表间核对',
  publication: 'When and where it was published 公布',
  fleet: 'Many organs 多个单位',
  chain: 'This year against last year 与上年度年报衔接',
};

const familyOf = ({ id }: RuleHead): string => id.slice(0, id.indexOf('.'));

const severities = ({ severity, otherSeverities = [] }: RuleHead): string =>
  [severity, ...otherSeverities].join(' or ');

const exampleLine = ({ name, finds }: ShownRule['examples'][number]): string => {
  const cells = finds.filter((cell) => cell !== null).map((cell) => `\`${cell}\``);
  const where = cells.length > 0 ? ` → ${cells.join(', ')}` : '';
  return `- ${finds.length > 0 ? 'finds' : 'passes over'}: ${name}${where}`;
};

const thresholdLines = ({ thresholds = {} }: RuleHead): readonly string[] =>
  Object.entries(thresholds).map(
    ([name, { value, unit, meaning, measured }]) =>
      `- threshold \`${name}\` = ${String(value)} ${unit}: ${meaning.zh}. ${meaning.en}. Measured: ${measured}`,
  );

const adviceLines = ({ advice }: RuleHead): readonly string[] =>
  advice === undefined ? [] : [`What to do: ${advice.zh} ${advice.en}`, ''];

const quoted = (wordings: readonly string[]): string =>
  wordings.map((words) => `「${words.replace(/\s+/g, ' ')}」`).join(' ');

function wordingLines({ wordings }: ShownRule): readonly string[] {
  if (wordings === undefined) return [];
  const { satisfy, violate, open = [] } = wordings;
  return [
    `- satisfied by: ${quoted(satisfy)}`,
    `- not by: ${quoted(violate)}`,
    ...(open.length === 0 ? [] : [`- can't be assessed: ${quoted(open)}`]),
  ];
}

function ruleSection(rule: ShownRule): string {
  const unverified = rule.unverified === true ? ' The basis is unverified, and its findings say so.' : '';
  return [
    `### \`${rule.id}\``,
    '',
    `${rule.title.zh}. ${rule.title.en}. Severity: ${severities(rule)}. Needs: ${rule.needs.join(', ')}.`,
    '',
    `Basis: ${rule.basis}.${unverified}`,
    '',
    `> ${rule.message.zh}`,
    '>',
    `> ${rule.message.en}`,
    '',
    ...adviceLines(rule),
    ...thresholdLines(rule),
    ...rule.examples.map(exampleLine),
    ...wordingLines(rule),
    '',
  ].join('\n');
}

function familySection(family: string, rules: readonly ShownRule[]): string {
  return [`## ${family}: ${families[family] ?? family}`, '', ...rules.map(ruleSection)].join('\n');
}

const preface = (version: string, ruleCount: number): string => `# Rules

Ruleset ${version}, ${String(ruleCount)} rules. This page is written by \`npm run docs\` from the rules in
\`src/rules\`; a test fails when it is out of date.

- A finding is about the report as published, never about our reading of it: what we doubt is a note. A figure in doubt is
  no operand.
- Nothing printed is changed or filled in. A blank or a dash is not zero.
- Every instance of a rule passes, fails or can't be assessed; the record counts all three. What can't be assessed is
  never a pass. A sum is an instance of its own; elsewhere an instance is a table, a section or the report.
- One cause, one finding: where a single cell of table three explains several failing sums, the first finding has it
  first in \`cells\`, with the value that would fit as \`expected\`; the others point to it by \`consequence_of\`. Where
  several explanations remain, \`expected\` is null and the hint lists them.
- Rules that need last year's report, peers, a roster or publication data are worked out over a set of reports, by \`check\`,
  \`audit\` and \`export\`; a stored record never holds what they find.
- Thresholds are data. \`--rules FILE\` sets others, changes severities, switches rules off with a reason and names local
  demands: see [rules-file.md](rules-file.md).
`;

/** `setRules`: those over a set of reports, after those over one. */
export function rulesPage({ version, rules }: Ruleset, setRules: readonly ShownRule[]): string {
  const all: readonly ShownRule[] = [...rules, ...setRules];
  const byFamily = Map.groupBy(all, familyOf);
  const families = [...byFamily].map(([family, members]) => familySection(family, members));
  return `${[preface(version, all.length), ...families].join('\n').trimEnd()}\n`;
}
