/** Word files whose XML is the weapon. */
import { strToU8, zipSync } from 'fflate';
import { p, tbl, tc, tr, wordFile } from '../extractors/docx/word-file.ts';
import type { HostileFile } from './hostile-file.ts';

const raw = (xml: string): Uint8Array =>
  zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(xml) });

const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function billionLaughs(): Uint8Array {
  const levels = Array.from({ length: 10 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`);
  return raw(
    `<!DOCTYPE x [<!ENTITY l0 "哈">${levels.join('')}]><w:document ${names}><w:body><w:p><w:r><w:t>&l10;</w:t></w:r></w:p></w:body></w:document>`,
  );
}

const refused = ['extract.too-complex', 'extract.too-large'];

export const xmlBombs: readonly HostileFile[] = [
  { name: 'billion-laughs.docx', make: billionLaughs, ends: ['extract.damaged'] },
  {
    name: 'entity-of-a-file.docx',
    make: () =>
      raw(
        `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><w:document ${names}><w:body><w:p><w:r><w:t>&f;</w:t></w:r></w:p></w:body></w:document>`,
      ),
    ends: ['extract.damaged'],
  },
  {
    name: 'a-million-deep.docx',
    make: () => raw(`<w:document ${names}><w:body>${'<w:p>'.repeat(1_000_000)}`),
    ends: refused,
  },
  {
    name: 'attribute-of-20-mb.docx',
    make: () => wordFile(p('x').replace('<w:p>', `<w:p w:x="${'年报'.repeat(3_000_000)}">`)),
    ends: [...refused, 'normalize.not-a-report'],
  },
  {
    name: 'a-hundred-thousand-attributes.docx',
    make: () =>
      wordFile(
        p('x').replace('<w:p>', `<w:p ${Array.from({ length: 100_000 }, (_, index) => `a${index}="1"`).join(' ')}>`),
      ),
    ends: [...refused, 'normalize.not-a-report'],
  },
  {
    name: 'a-hundred-thousand-rows.docx',
    make: () => wordFile(tbl(...Array.from({ length: 100_000 }, () => tr([tc('规章'), tc('1')])))),
    ends: refused,
  },
  {
    name: 'thirty-thousand-linked-lists.docx',
    make: () =>
      wordFile(p('x', '<w:numPr><w:numId w:val="5"/></w:numPr>'), {
        numbering: Array.from(
          { length: 30_000 },
          (_, index) =>
            `<w:abstractNum w:abstractNumId="${index}"><w:numStyleLink w:val="s${index}"/></w:abstractNum><w:num w:numId="${index}"><w:abstractNumId w:val="${index}"/></w:num>`,
        ).join(''),
      }),
    ends: ['normalize.not-a-report'],
  },
  {
    name: 'wide-spans-on-many-rows.docx',
    make: () =>
      wordFile(tbl(...Array.from({ length: 3000 }, () => tr([tc('规章', '<w:gridSpan w:val="1000000"/>'), tc('1')])))),
    ends: [
      ...refused,
      'normalize.not-a-report',
      'normalize.not-machine-readable',
      'normalize.no-statutory-table',
      'read',
    ],
  },
  {
    name: 'tables-nested-200-deep.docx',
    make: () =>
      wordFile(
        Array.from({ length: 200 }).reduce<string>(
          (inner) => tbl(tr([`<w:tc>${inner}<w:p/></w:tc>`, tc('1')])),
          p('规章'),
        ),
      ),
    ends: [...refused, 'normalize.not-a-report', 'normalize.not-machine-readable'],
  },
  {
    name: 'one-paragraph-of-2-mb.docx',
    make: () => wordFile(p(Array.from({ length: 300_000 }, (_, index) => `无${index % 9973}`).join(''))),
    ends: ['normalize.not-a-report', 'normalize.not-machine-readable', ...refused],
  },
];
