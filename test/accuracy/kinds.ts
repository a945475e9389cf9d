/** The kinds of clean documents that accuracy is counted on. */
import { allBends } from '../support/made-up/bends/all-bends.ts';
import type { Bend, ModelCarrier } from '../support/made-up/bends/bend.ts';
import type { ModelDocument } from '../support/made-up/document.ts';
import { docxBytes, docxStyles } from '../support/made-up/render/docx.ts';
import { boxPage, boxStyles } from '../support/made-up/render/html-boxes.ts';
import { htmlBytes, htmlText } from '../support/made-up/render/html.ts';
import { htmlStyles } from '../support/made-up/render/html-styles.ts';
import type { Conversion } from '../support/made-up/render/libreoffice.ts';
import { openPrints, ruledPrints } from '../support/made-up/render/print-styles.ts';
import { textBytes, textStyles, type TextStyle } from '../support/made-up/render/text.ts';
import { textFaces } from '../support/made-up/render/text-faces.ts';
import { cleanDocument, type CleanDocument } from './clean-document.ts';
import { faces, markFaces } from './wording-faces.ts';

/** What makes the file from what `write` gives: nothing, Chromium printing a page, LibreOffice converting many files at once. */
export type Maker = 'none' | 'chromium' | Conversion;

export interface Kind {
  /** `carrier: how`; also the seed of its documents. */
  readonly name: string;
  readonly carrier: ModelCarrier;
  readonly maker: Maker;
  /** Documents of a full count. */
  readonly documents: number;
  readonly document: (turn: number) => CleanDocument;
  readonly write: (document: ModelDocument, turn: number) => Uint8Array;
}

interface Writing {
  readonly carrier: ModelCarrier;
  readonly maker?: Maker;
  readonly documents?: number;
  readonly document?: (name: string, turn: number) => CleanDocument;
  readonly write: Kind['write'];
}

/** Files written directly take some hundredths of a second, prints a second. */
const DIRECT = 8;
const PRINTED = 3;
const CONVERTED = 6;

function kind(how: string, writing: Writing): Kind {
  const { carrier, maker = 'none', documents = DIRECT, document = cleanDocument, write } = writing;
  const name = `${carrier}: ${how}`;
  return { name, carrier, maker, documents, document: (turn) => document(name, turn), write };
}

const at = <T>(list: readonly T[], turn: number): T => list[turn % list.length]!;

const written: readonly Kind[] = [
  ...htmlStyles.map((style) => kind(style.name, { carrier: 'html', write: (made) => htmlBytes(made, style) })),
  ...boxStyles.map((style) => kind(style.name, { carrier: 'html', write: (made) => boxPage(made, style) })),
  ...docxStyles.map((style) => kind(style.name, { carrier: 'docx', write: (made) => docxBytes(made, style) })),
  ...[...textStyles, ...textFaces].map((style) =>
    kind(style.name, { carrier: 'text', write: (made) => textBytes(made, style) }),
  ),
];

/** Faults of the report, for which a warning is due. */
const faulty: readonly string[] = [
  'block titles missing',
  'fee header without unit',
  'listed variants',
  'figures with 件',
  'figures with （件）',
];

/** Bends that leave a faultless report faultless. */
const harmless = ({ name, expects, mayFind }: Bend): boolean =>
  expects === 'exact' && mayFind.length === 0 && !faulty.includes(name);

const textStyleAt = (turn: number): TextStyle => at(textStyles, turn);
const writers: readonly (readonly [ModelCarrier, Kind['write']])[] = [
  ['html', (made, turn) => htmlBytes(made, at(htmlStyles, turn))],
  ['docx', (made, turn) => docxBytes(made, at(docxStyles, turn))],
  ['text', (made, turn) => textBytes(made, textStyleAt(turn))],
];

/** Each harmless bend in the carriers that can show it, one after the other. */
const bentKinds: readonly Kind[] = allBends.filter(harmless).map((bend, index) => {
  const able = writers.filter(([carrier]) => bend.carriers.includes(carrier));
  const [carrier, write] = at(able, index);
  return kind(bend.name, { carrier, documents: 6, document: (name, turn) => cleanDocument(name, turn, [bend]), write });
});

const faceKinds: readonly Kind[] = [
  ...faces.map(({ name: how, change }) =>
    kind(how, {
      carrier: 'html',
      documents: 16,
      document: (name, turn) => {
        const clean = cleanDocument(name, turn);
        return { ...clean, document: change(clean, turn) };
      },
      write: (made) => htmlBytes(made, at(htmlStyles, 0)),
    }),
  ),
  ...markFaces.map(({ name: how, change }) =>
    kind(how, {
      carrier: 'text',
      document: (name, turn) => {
        const clean = cleanDocument(name, turn);
        return { ...clean, document: change(clean, turn) };
      },
      write: (made) =>
        textBytes(
          made,
          textStyles.find(({ name }) => name === 'Markdown')!,
        ),
    }),
  ),
];

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
const printables = docxStyles.filter(({ printable }) => printable);

const printed: readonly Kind[] = [
  ...[...ruledPrints, ...openPrints].map((style) =>
    kind(`${style.name}, printed by Chromium`, {
      ...{ carrier: 'pdf', maker: 'chromium', documents: PRINTED },
      write: (made) => encoded(htmlText(made, style)),
    }),
  ),
  kind('table two as a list, no borders, printed by Chromium', {
    ...{ carrier: 'pdf', maker: 'chromium', documents: PRINTED },
    document: (name, turn) =>
      cleanDocument(
        name,
        turn,
        allBends.filter((bend) => bend.name === 'disclosure as a list'),
      ),
    write: (made) => encoded(htmlText(made, at(openPrints, 0))),
  }),
  kind('printed by LibreOffice from Word files', {
    ...{ carrier: 'pdf', maker: 'docx to pdf', documents: CONVERTED },
    write: (made, turn) => docxBytes(made, at(printables, turn)),
  }),
  kind('printed by LibreOffice from pages', {
    ...{ carrier: 'pdf', maker: 'html to pdf', documents: CONVERTED },
    write: (made) => htmlBytes(made, at(htmlStyles, 0)),
  }),
  kind('page saved by LibreOffice', {
    ...{ carrier: 'docx', maker: 'html to docx', documents: CONVERTED },
    write: (made) => htmlBytes(made, at(htmlStyles, 0)),
  }),
];

export const kinds: readonly Kind[] = [...written, ...bentKinds, ...faceKinds, ...printed];
