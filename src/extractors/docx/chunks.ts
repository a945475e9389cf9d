/** Documents that a Word file embeds as parts of its text (altChunk, ECMA-376 part 1, 11.3.1): word processors show what they hold. */
import type { Block, Document } from '../../model/document.ts';
import type { Note } from '../../model/note.ts';
import { PipelineError } from '../../model/pipeline-error.ts';
import { extractHtml } from '../html/extract-html.ts';
import { sniff } from '../sniff.ts';
import { extractText } from '../text/extract-text.ts';

/** Noncharacters, which no text holds: where the chunk of an ordinal stands. */
export const placeOfChunk = (ordinal: number): string => `\ufdd0${ordinal}\ufdd1`;
const place = /^\ufdd0(\d+)\ufdd1$/;

/** Chunks within chunks. */
const maxDepth = 3;

type ExtractDocx = (bytes: Uint8Array, depth: number) => Promise<Document>;

export interface WithChunks {
  readonly blocks: readonly Block[];
  readonly notes: readonly Note[];
  readonly leftOutCount: number;
}

/** `chunks`: by ordinal. `extractDocx` reads those that are Word files themselves. Errors: none; what can't be read is left out. */
export async function withChunks(
  blocks: readonly Block[],
  chunks: readonly (Uint8Array | null)[],
  depth: number,
  extractDocx: ExtractDocx,
): Promise<WithChunks> {
  if (chunks.length === 0) return { blocks, notes: [], leftOutCount: 0 };
  const read = await Promise.all(chunks.map((bytes) => readChunk(bytes, depth, extractDocx)));
  const notes = read.flatMap((document) => document?.notes ?? []);
  const all = blocks.flatMap((block) => {
    const ordinal = block.kind === 'text' ? place.exec(block.text)?.[1] : undefined;
    return ordinal === undefined ? [block] : blocksOf(read[Number(ordinal)] ?? null, Number(ordinal) + 1);
  });
  return { blocks: renumbered(all), notes, leftOutCount: read.filter((document) => document === null).length };
}

async function readChunk(bytes: Uint8Array | null, depth: number, extractDocx: ExtractDocx): Promise<Document | null> {
  if (bytes === null || depth >= maxDepth) return null;
  try {
    const { carrier } = sniff(bytes);
    if (carrier === 'html') return extractHtml(bytes);
    if (carrier === 'text') return extractText(bytes);
    return carrier === 'docx' ? await extractDocx(bytes, depth + 1) : null;
  } catch (error) {
    if (error instanceof PipelineError) return null;
    throw error;
  }
}

/** The way back leads through the chunk. */
function blocksOf(document: Document | null, ordinal: number): readonly Block[] {
  const through = (path: string | null): string => `chunk ${ordinal}: ${path ?? ''}`;
  return (document?.blocks ?? []).map((block) =>
    block.kind === 'text'
      ? { ...block, path: through(block.path) }
      : { ...block, cells: block.cells.map((cell) => ({ ...cell, path: through(cell.path) })) },
  );
}

function renumbered(blocks: readonly Block[]): readonly Block[] {
  let ordinal = 0;
  return blocks.map((block) => (block.kind === 'text' ? block : { ...block, ordinal: (ordinal += 1) }));
}
