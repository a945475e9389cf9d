/** Excel workbooks (ECMA-376), written as they come: a table of a million rows takes no more memory than one of ten. */
import { Zip, ZipDeflate } from 'fflate';

export type SheetValue = string | number | boolean | null;
export type SheetRow = readonly SheetValue[];

export interface SheetHead {
  /** At most 31 characters, none of \ / ? * [ ] : */
  readonly name: string;
  /** Titles of the columns, and their widths in characters. */
  readonly columns: readonly { readonly title: string; readonly width: number }[];
}

export interface Sheet extends SheetHead {
  readonly rows: Iterable<SheetRow>;
}

/** What a cell of Excel holds at most. */
const MOST_CELL_CHARACTERS = 32_767;
/** Rows of a sheet, its head among them. */
const MOST_ROWS = 1_048_576;
const FLUSH_CHARACTERS = 64 * 1024;
/** Zip has no earlier time; a fixed one keeps equal tables equal bytes. */
const WRITTEN_AT = '1980-01-01T00:00:00';

type Write = (bytes: Uint8Array) => Promise<void>;

export async function writeXlsx(sheets: readonly Sheet[], write: Write): Promise<void> {
  const workbook = new Workbook(write);
  for (const { rows, ...head } of sheets) {
    const sheet = workbook.sheet(head);
    for (const row of rows) if (sheet.add(row)) await workbook.drain();
    sheet.end();
  }
  await workbook.finish();
}

/**
 * Sheets that are written side by side, in the order in which they were begun: what belongs to a later one waits, compressed,
 * for the ones before it to end. A sheet that is full goes on in a further one, `name 2`.
 */
export class Workbook {
  readonly #ready: Uint8Array[] = [];
  readonly #names: string[] = [];
  readonly #open: OpenSheet[] = [];
  readonly #zip: Zip;
  readonly #write: Write;
  #failure: Error | null = null;

  constructor(write: Write) {
    this.#write = write;
    this.#zip = new Zip((error, chunk) => {
      if (error) this.#failure = error;
      else this.#ready.push(chunk);
    });
  }

  /** Begins a sheet. */
  sheet(head: SheetHead): OpenSheet {
    const begin = (name: string): ZipDeflate => {
      this.#names.push(name);
      return this.#begin(sheetPath(this.#names.length - 1));
    };
    const sheet = new OpenSheet(head, begin);
    this.#open.push(sheet);
    return sheet;
  }

  /** Hands on what is compressed; to be called when a sheet's `add` says that there is something. */
  async drain(): Promise<void> {
    if (this.#failure !== null) throw this.#failure;
    for (const chunk of this.#ready.splice(0)) await this.#write(chunk);
  }

  /** Ends all sheets. */
  async finish(): Promise<void> {
    for (const sheet of this.#open) sheet.end();
    for (const [path, text] of fixedParts(this.#names)) this.#begin(path).push(Buffer.from(text), true);
    this.#zip.end();
    await this.drain();
  }

  #begin(path: string): ZipDeflate {
    const part = new ZipDeflate(path, { level: 6 });
    part.mtime = WRITTEN_AT;
    this.#zip.add(part);
    return part;
  }
}

export class OpenSheet {
  readonly #head: SheetHead;
  readonly #begin: (name: string) => ZipDeflate;
  #part: ZipDeflate;
  #text: string;
  #rows = 1;
  #sheets = 1;
  #isEnded = false;

  constructor(head: SheetHead, begin: (name: string) => ZipDeflate) {
    this.#head = head;
    this.#begin = begin;
    this.#part = begin(head.name);
    this.#text = sheetHead(head.columns);
  }

  /** True: some of it was compressed. */
  add(row: SheetRow): boolean {
    if (this.#rows === MOST_ROWS) this.#goOn();
    this.#rows += 1;
    this.#text += rowXml(row, this.#rows, BODY_STYLE);
    if (this.#text.length < FLUSH_CHARACTERS) return false;
    this.#part.push(Buffer.from(this.#text));
    this.#text = '';
    return true;
  }

  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    const last = columnName(this.#head.columns.length - 1);
    const foot = `</sheetData><autoFilter ref="A1:${last}${this.#rows}"/></worksheet>`;
    this.#part.push(Buffer.from(this.#text + foot), true);
  }

  #goOn(): void {
    this.end();
    this.#isEnded = false;
    this.#sheets += 1;
    this.#rows = 1;
    this.#part = this.#begin(`${this.#head.name} ${this.#sheets}`);
    this.#text = sheetHead(this.#head.columns);
  }
}

const sheetPath = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;

const HEAD_STYLE = 1;
const BODY_STYLE = 2;

function sheetHead(columns: SheetHead['columns']): string {
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
  if (typeof value === 'boolean') return `<c r="${place}" s="${style}" t="b"><v>${value ? 1 : 0}</v></c>`;
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

function fixedParts(sheetNames: readonly string[]): readonly (readonly [path: string, text: string])[] {
  const names = sheetNames.map(
    (name, at) => `<sheet name="${escaped(name).replaceAll('"', '&quot;')}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const links = sheetNames.map((_, at) => relation(at + 1, 'worksheet', `worksheets/sheet${at + 1}.xml`));
  const types = sheetNames.map((_, at) => override(`/${sheetPath(at)}`, 'worksheet'));
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
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}${relation(sheetNames.length + 1, 'styles', 'styles.xml')}</Relationships>`,
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
