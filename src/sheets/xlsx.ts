/** Excel workbooks (ECMA-376), written as they come: a table of a million rows takes no more memory than one of ten. */
import { Zip, ZipDeflate } from 'fflate';
import type { SheetRow, SheetValue } from './columns.ts';

export interface Sheet {
  /** At most 31 characters, none of \ / ? * [ ] : */
  readonly name: string;
  /** Titles of the columns, and their widths in characters. */
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: Iterable<SheetRow>;
}

/** What a cell of Excel holds at most. */
const MOST_CELL_CHARACTERS = 32_767;
const FLUSH_CHARACTERS = 64 * 1024;
/** Zip has no earlier time; a fixed one keeps equal tables equal bytes. */
const WRITTEN_AT = '1980-01-01T00:00:00';

type Write = (bytes: Uint8Array) => Promise<void>;

export async function writeXlsx(sheets: readonly Sheet[], write: Write): Promise<void> {
  const ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else ready.push(chunk);
  });
  const drain = async (): Promise<void> => {
    if (failure !== null) throw failure;
    for (const chunk of ready.splice(0)) await write(chunk);
  };
  for (const [path, text] of fixedParts(sheets)) addPart(zip, path, text);
  for (const [index, sheet] of sheets.entries()) await addSheet(zip, sheetPath(index), sheet, drain);
  zip.end();
  await drain();
}

const sheetPath = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;

function addPart(zip: Zip, path: string, text: string): void {
  const part = new ZipDeflate(path, { level: 6 });
  part.mtime = WRITTEN_AT;
  zip.add(part);
  part.push(Buffer.from(text), true);
}

async function addSheet(zip: Zip, path: string, { columns, rows }: Sheet, drain: () => Promise<void>): Promise<void> {
  const part = new ZipDeflate(path, { level: 6 });
  part.mtime = WRITTEN_AT;
  zip.add(part);
  let text = sheetHead(columns);
  let count = 1;
  for (const row of rows) {
    count += 1;
    text += rowXml(row, count, BODY_STYLE);
    if (text.length < FLUSH_CHARACTERS) continue;
    part.push(Buffer.from(text));
    text = '';
    await drain();
  }
  const last = columnName(columns.length - 1);
  part.push(Buffer.from(`${text}</sheetData><autoFilter ref="A1:${last}${count}"/></worksheet>`), true);
  await drain();
}

const HEAD_STYLE = 1;
const BODY_STYLE = 2;

function sheetHead(columns: Sheet['columns']): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const titles = columns.map(({ title }) => title);
  return (
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.join('')}</cols><sheetData>${rowXml(titles, 1, HEAD_STYLE)}`
  );
}

/** 0 → A, 26 → AA. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

const rowXml = (row: SheetRow, number: number, style: number): string =>
  `<row r="${number}">${row.map((value, at) => cellXml(value, `${columnName(at)}${number}`, style)).join('')}</row>`;

function cellXml(value: SheetValue, place: string, style: number): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number' && Number.isFinite(value)) return `<c r="${place}" s="${style}"><v>${value}</v></c>`;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(String(value))}</t></is></c>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** XML knows no other controls than these, no half surrogates, and Excel takes _x0041_ for a character. */
const escaped = (text: string): string =>
  text
    .slice(0, MOST_CELL_CHARACTERS)
    .toWellFormed()
    .replaceAll(/[^\t\n\P{Cc}]|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .replaceAll(/[&<>]/gu, (character) => entities[character] ?? character);

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function fixedParts(sheets: readonly Sheet[]): readonly (readonly [path: string, text: string])[] {
  const names = sheets.map(
    ({ name }, at) =>
      `<sheet name="${escaped(name).replaceAll('"', '&quot;')}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const links = sheets.map((_, at) => relation(at + 1, 'worksheet', `worksheets/sheet${at + 1}.xml`));
  const types = sheets.map((_, at) => override(`/${sheetPath(at)}`, 'worksheet'));
  return [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${types.join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}${relation(sheets.length + 1, 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', styles],
  ];
}

const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;

const override = (part: string, type: string): string =>
  `<Override PartName="${part}" ContentType="${SHEET_TYPE}.${type}+xml"/>`;

const styles =
  `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font>` +
  '<font><b/><sz val="11"/><name val="宋体"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF7"/></patternFill></fill></fills>' +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>' +
  '<xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>' +
  '<xf fontId="0" borderId="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '</cellXfs></styleSheet>';
