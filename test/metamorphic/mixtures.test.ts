/**
 * A report bent in up to two ways and damaged in one more, in any carrier: figures may be in doubt, but none is wrong or missing
 * without a note, and nobody is blamed for one. A failure prints its seed.
 */
import { expect, it, vi } from 'vitest';
import { cleanDocument } from '../accuracy/clean-document.ts';
import { judge } from '../accuracy/count.ts';
import { processDocument } from '../../src/pipeline.ts';
import type { ModelCarrier } from '../support/made-up/bends/bend.ts';
import { mixture, nameOf } from '../support/made-up/case.ts';
import { damaged } from '../support/made-up/damage.ts';
import type { ModelDocument } from '../support/made-up/document.ts';
import { seeded, type Random } from '../support/made-up/random.ts';
import { effort, upTo } from '../support/made-up/read-back.ts';
import { docxBytes, docxStyles } from '../support/made-up/render/docx.ts';
import { boxPage, boxStyles } from '../support/made-up/render/html-boxes.ts';
import { htmlBytes } from '../support/made-up/render/html.ts';
import { htmlStyles } from '../support/made-up/render/html-styles.ts';
import { asMeant, plainBytes, plainLooks } from '../support/made-up/render/pdf-plain.ts';
import { oddFaces, textFaces } from '../support/made-up/render/text-faces.ts';
import { textBytes, textStyles } from '../support/made-up/render/text.ts';

vi.setConfig({ testTimeout: 60_000 * effort });

interface Writer {
  readonly name: string;
  readonly carrier: ModelCarrier;
  readonly write: (document: ModelDocument, random: Random) => readonly [style: string, bytes: Uint8Array];
}

function writer<Style extends { readonly name: string }>(
  name: string,
  carrier: ModelCarrier,
  styles: readonly Style[],
  bytesOf: (document: ModelDocument, style: Style) => Uint8Array,
): Writer {
  return {
    name,
    carrier,
    write: (document, random) => {
      const style = random.pick(styles);
      return [style.name, bytesOf(document, style)];
    },
  };
}

const writers: readonly Writer[] = [
  writer('page', 'html', htmlStyles, htmlBytes),
  writer('page of boxes', 'html', boxStyles, boxPage),
  writer('Word file', 'docx', docxStyles, docxBytes),
  writer('text', 'text', textStyles, textBytes),
  writer('text as people hold it', 'text', [...textFaces, ...oddFaces], textBytes),
  writer('print without a grid', 'pdf', plainLooks, (document, look) => plainBytes(document, look, asMeant)),
];

/** Turns that were once read in silence. */
const knownTurns: Readonly<Record<string, readonly number[]>> = {
  page: [5059],
  'page of boxes': [31, 2001],
  text: [71],
  'text as people hold it': [2018, 2038, 5070],
  'Word file': [2042],
  'print without a grid': [2054, 5013, 5078, 8001, 8003],
};

it.each(writers)('$name', async ({ name, carrier, write }) => {
  const wrong: string[] = [];
  for (const turn of new Set([...upTo(4 * effort), ...(knownTurns[name] ?? [])])) {
    const bends = mixture(carrier, seeded(turn), 2);
    const clean = cleanDocument(`mixture, ${name}`, turn, bends);
    const random = seeded(clean.seed);
    const [document, how] = damaged(clean.document, 1, random);
    const [style, bytes] = write(document, random);
    const { counts, faults } = judge(clean, await processDocument(bytes, { uri: 'file:mixture' }));
    if (counts.silent + counts.blamed > 0)
      wrong.push(
        `${nameOf({ ...clean, bends }, style)} (${turn}), ${how.join(', ')}: ${counts.silent} silent, ${counts.blamed} blamed: ${faults.slice(0, 3).join('; ')}`,
      );
  }
  expect(wrong).toEqual([]);
});
