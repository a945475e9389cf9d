/** An organ's issue sheet 问题清单 as a Word file. */
import {
  AlignmentType,
  Document,
  HeadingLevel,
  type IRunOptions,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { onOneLine } from '../model/plain-text.ts';
import { type CheckedReport, countsOf } from '../verdicts/checked-report.ts';
import { verdictWords } from '../verdicts/verdict.ts';
import { findingColumns, findingRows, type Language, type SheetRow } from './columns.ts';

/** Of the findings table, by their Chinese titles: what a clerk needs on paper. */
const shown = [
  '序号',
  '级别',
  '位置',
  '页码',
  '所填',
  '应为',
  '算式',
  '正文原句',
  '问题',
  '依据',
  '整改建议',
  '处理意见',
];
const picked = shown.map((title) => findingColumns.findIndex((column) => column.title.zh === title));

/** Lengths of Word are twentieths of a point: A4, across. */
const PAGE = { width: 11_906, height: 16_838 };
const MARGIN = 850;
const TEXT_WIDTH = PAGE.height - 2 * MARGIN;
const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
const CELL_HALF_POINTS = 18;

/** `reports`: all of one organ. The same reports give the same words; the file's own time is Word's. */
export async function issueDocx(
  organ: string,
  reports: readonly CheckedReport[],
  language: Language,
): Promise<Uint8Array> {
  const title = { zh: `${organ}政府信息公开工作年度报告问题清单`, en: `${organ}: issues in annual reports` }[language];
  const document = new Document({
    title,
    styles: { default: { document: { run: { font: FONT, size: 21 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { ...PAGE, orientation: PageOrientation.LANDSCAPE },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.HEADING_1, alignment: AlignmentType.CENTER }),
          ...reports.flatMap((report) => reportParts(report, language)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function reportParts(report: CheckedReport, language: Language): readonly (Paragraph | Table)[] {
  const { error, warning, info } = countsOf(report);
  const rows = findingRows(report, language);
  const year = report.year === null ? '' : { zh: `${report.year}年度：`, en: `${report.year}: ` }[language];
  const counts = {
    zh: `错误 ${error} 项，警告 ${warning} 项，提示 ${info} 项，读取存疑 ${report.doubts.length} 项`,
    en: `${error} errors, ${warning} warnings, ${info} infos, ${report.doubts.length} doubts about the reading`,
  }[language];
  const head = `${year}${verdictWords[report.verdict][language]}`;
  return [
    new Paragraph({ text: head, heading: HeadingLevel.HEADING_2 }),
    new Paragraph({ text: `${counts}${language === 'zh' ? '。' : '.'}` }),
    new Paragraph({ text: onOneLine(report.uri) }),
    ...(rows.length === 0 ? [] : [tableOf(rows, language)]),
  ];
}

function tableOf(rows: readonly SheetRow[], language: Language): Table {
  const widths = picked.map((at) => findingColumns[at]?.width ?? 0);
  const sum = widths.reduce((total, width) => total + width, 0);
  const columnWidths = widths.map((width) => Math.floor((TEXT_WIDTH * width) / sum));
  const titles = picked.map((at) => findingColumns[at]?.title[language] ?? '');
  const rowOf = (values: SheetRow, isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: values.map((value, at) => cellOf(value, columnWidths[at] ?? 0, isHead)),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths,
    rows: [
      rowOf(titles, true),
      ...rows.map((row) =>
        rowOf(
          picked.map((at) => row[at] ?? null),
          false,
        ),
      ),
    ],
  });
}

function cellOf(value: SheetRow[number], width: number, isHead: boolean): TableCell {
  const text = value === null ? '' : onOneLine(String(value)).toWellFormed();
  const options: IRunOptions = { text, bold: isHead, size: CELL_HALF_POINTS, font: FONT };
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: 60, right: 60 },
    ...(isHead && { shading: { fill: 'E8EEF7' } }),
    children: [new Paragraph({ children: [new TextRun(options)] })],
  });
}
