/** Content controls bound to a custom XML part, which holds a value for each of them. */
import { strToU8, unzipSync, zipSync } from 'fflate';

const store = '{5C1A2B7E-0D0B-4A35-9C8C-2F4E6A1B7D90}';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
/** Fixed, so that the same report gives the same bytes. */
const modified = '1980-01-02T00:00:00';

/** What the part says beside what the control shows. */
export type Bound = 'agrees' | 'differs' | 'leads nowhere' | 'is of another kind';

export interface Binder {
  /** Runs in a control bound to a value of its own. */
  readonly bound: (runs: string, text: string, how?: Bound) => string;
  /** The file with the part; `unreadable`: with one that is no XML. */
  readonly withPart: (file: Uint8Array, unreadable?: boolean) => Uint8Array;
}

const another = (text: string): string => (text === '7' ? '8' : '7');

export function newBinder(): Binder {
  const values: string[] = [];
  return {
    bound(runs, text, how = 'agrees') {
      values.push(how === 'differs' ? another(text) : text);
      const place = how === 'leads nowhere' ? values.length + 10_000 : values.length;
      const path = how === 'is of another kind' ? '//n:figure[last()]' : `/n:report[1]/n:figure[${place}]`;
      return (
        `<w:sdt><w:sdtPr><w:dataBinding w:prefixMappings="xmlns:n='urn:made-up'" w:xpath="${path}" w:storeItemID="${store}"/><w:text/></w:sdtPr>` +
        `<w:sdtContent>${runs}</w:sdtContent></w:sdt>`
      );
    },
    withPart(file, unreadable = false) {
      const figures = values.map((value) => `<figure>${value}</figure>`).join('');
      const parts = {
        'customXml/item1.xml': unreadable ? `<report><figure>` : `<report xmlns="urn:made-up">${figures}</report>`,
        'customXml/itemProps1.xml': `<ds:datastoreItem xmlns:ds="${office}/customXml" ds:itemID="${store}"/>`,
        'customXml/_rels/item1.xml.rels': `<Relationships><Relationship Id="rId1" Type="${office}/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
      };
      const more = Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]));
      return zipSync({ ...unzipSync(file), ...more }, { mtime: modified });
    },
  };
}
