/** The parts of a Word file other than its body. */
import { strToU8, zipSync } from 'fflate';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** Fixed, so that the same report gives the same bytes. */
const modified = '1980-01-02T00:00:00';

const escapedAttribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const level = (id: number, format: string, text: string): string =>
  `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>` +
  `<w:numFmt w:val="${format}"/><w:suff w:val="nothing"/><w:lvlText w:val="${text}"/></w:lvl></w:abstractNum>`;

/** A list that counts from one: its format is the kind of ordinal that the label printed. */
export interface WordList {
  readonly format: 'decimal' | 'chineseCounting';
  readonly text: string;
}

function numberingXml(lists: readonly WordList[]): string {
  const levels = lists.map(({ format, text }, index) => level(index, format, text)).join('');
  const uses = lists
    .map((_, index) => `<w:num w:numId="${index + 1}"><w:abstractNumId w:val="${index}"/></w:num>`)
    .join('');
  return `${declaration}<w:numbering xmlns:w="${wordNamespace}">${levels}${uses}</w:numbering>`;
}

const stylesXml =
  `${declaration}<w:styles xmlns:w="${wordNamespace}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Noto Sans CJK SC" ` +
  `w:eastAsia="Noto Sans CJK SC" w:hAnsi="Noto Sans CJK SC"/><w:sz w:val="16"/></w:rPr></w:rPrDefault></w:docDefaults>` +
  `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>` +
  `<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>` +
  `<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:basedOn w:val="a"/></w:style>` +
  `<w:style w:type="character" w:styleId="hidden"><w:name w:val="hidden"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`;

const contentTypesXml =
  `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${types}.numbering+xml"/>` +
  `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

const relations = (items: readonly (readonly [type: string, target: string])[]): string =>
  `${declaration}<Relationships xmlns="${packages}/relationships">` +
  items
    .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`)
    .join('') +
  '</Relationships>';

export function wordFile(documentXml: string, title: string, lists: readonly WordList[]): Uint8Array {
  const core =
    `${declaration}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${escapedAttribute(title)}</dc:title></cp:coreProperties>`;
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypesXml,
    '_rels/.rels': relations([
      [`${office}/relationships/officeDocument`, 'word/document.xml'],
      [`${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': core,
    'word/_rels/document.xml.rels': relations([
      [`${office}/relationships/styles`, 'styles.xml'],
      [`${office}/relationships/numbering`, 'numbering.xml'],
    ]),
    'word/styles.xml': stylesXml,
    'word/numbering.xml': numberingXml(lists),
    'word/document.xml': declaration + documentXml,
  };
  const files = Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]));
  return zipSync(files, { level: 6, mtime: modified });
}
