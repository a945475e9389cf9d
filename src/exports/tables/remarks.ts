/** What is said of the figures: findings about the report, notes about the reading, claims of its text. */
import { originColumns, originOf } from './origin.ts';
import { column, list, type RecordTable } from './table.ts';

export const findings: RecordTable = {
  name: 'findings',
  title: { zh: '问题', en: 'Findings' },
  columns: [
    ...originColumns,
    column('ordinal', 'integer', '报告内序号（从 0 起）', 'Index in the record, from 0'),
    column('rule', 'text', '规则', 'Rule'),
    column('severity', 'text', '级别', 'Severity'),
    column('message_zh', 'text', '问题（中文）', 'Message in Chinese'),
    column('message_en', 'text', '问题（英文）', 'Message in English'),
    column('cells', 'text', '涉及数据代码，最可疑的在前', 'Codes, the suspect first'),
    column('printed', 'text', '所填', 'Printed values of these'),
    column('expected', 'text', '应为', 'Expected'),
    column('formula', 'text', '算式', 'Formula'),
    column('quote', 'text', '正文原句', 'Words of the text'),
    column('page', 'integer', '页码', 'Page'),
    column('basis', 'text', '依据', 'Basis'),
    column('consequence_of', 'integer', '由第几项引起', 'Index of the finding that explains it'),
  ],
  rowsOf: (record) =>
    record.findings.map((finding, ordinal) => [
      ...originOf(record),
      ordinal,
      finding.rule,
      finding.severity,
      finding.message.zh,
      finding.message.en,
      list(finding.cells),
      list(finding.printed),
      finding.expected === null ? null : String(finding.expected),
      finding.formula,
      finding.quote ?? null,
      finding.page ?? null,
      finding.basis ?? null,
      finding.consequence_of,
    ]),
};

export const notes: RecordTable = {
  name: 'notes',
  title: { zh: '读取存疑', en: 'Notes on the reading' },
  columns: [
    ...originColumns,
    column('code', 'text', '代码', 'Code of the note'),
    column('message_zh', 'text', '说明（中文）', 'Message in Chinese'),
    column('message_en', 'text', '说明（英文）', 'Message in English'),
    column('table', 'text', '表', 'Table'),
    column('cells', 'text', '存疑的数据代码', 'Codes of the figures in doubt'),
    column('about', 'text', '所涉数据代码（不存疑）', 'Codes that it speaks of without doubting them'),
  ],
  rowsOf: (record) =>
    record.notes.map(({ code, message, table, cells, about }) => [
      ...originOf(record),
      code,
      message.zh,
      message.en,
      table ?? null,
      list(cells),
      about === undefined ? null : list(about),
    ]),
};

export const claims: RecordTable = {
  name: 'claims',
  title: { zh: '正文所述数字', en: 'Numbers that the text states' },
  columns: [
    ...originColumns,
    column('codes', 'text', '所指数据代码，多项为其和', 'Codes; several are meant as their sum'),
    column('value', 'number', '数值', 'Value'),
    column('precision', 'number', '约数的精度', 'Half a unit of its last digit, where the text rounds'),
    column('text', 'text', '原文', 'Words as printed'),
    column('section', 'integer', '部分（0 为引言）', 'Section; 0: before the first'),
    column('offset', 'integer', '在该部分中的位置', "UTF-16 units from the section's beginning"),
    column('scope', 'text', '范围', 'Scope'),
    column('period', 'text', '期间', 'Period'),
    column('state', 'text', '是否确定', 'settled or weak'),
  ],
  rowsOf: (record) =>
    (record.claims ?? []).map((claim) => [
      ...originOf(record),
      list(claim.codes ?? [claim.code ?? null]),
      claim.value,
      claim.precision ?? null,
      claim.text,
      claim.section,
      claim.offset,
      claim.scope,
      claim.period,
      claim.state,
    ]),
};
