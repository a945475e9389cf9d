/** A Word file's bytes → what its reader sees of the body, and what the file says beside it. */
import { staleControls } from './bound-controls.ts';
import type { BodyBlock } from './body.ts';
import { paragraphsOfLostStyles } from './cut-off-package.ts';
import { countMarginTables } from './margin-tables.ts';
import { readNumbering } from './numbering.ts';
import { openPackage, type WordPackage } from './open-package.ts';
import { type BodyContext, readBody } from './read-body.ts';
import { countLeftOut } from './read-run.ts';
import { readStyleBook } from './style-book.ts';

export interface WordFile {
  readonly source: WordPackage;
  readonly context: BodyContext;
  readonly blocks: readonly BodyBlock[];
  /** Documents that stand in the text, by ordinal; null where there are no bytes. */
  readonly chunks: readonly (Uint8Array | null)[];
}

/** Errors: `extract.damaged`, `extract.encrypted`, `extract.too-large`, `extract.too-complex`, `extract.unsupported-format`. */
export function readWordFile(bytes: Uint8Array): WordFile {
  const source = openPackage(bytes);
  const { blocks, context } = readBody(
    source,
    readStyleBook(source.styles),
    readNumbering(source.numbering),
    new Set([...staleControls(source), ...paragraphsOfLostStyles(source)]),
  );
  countLeftOut('margin', context, countMarginTables(source.margins));
  return { source, context, blocks, chunks: context.chunkIds.map(source.chunk) };
}
