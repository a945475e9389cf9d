/** Outside of tables: what of it is read, and where pictures stand. */
import { PICTURE } from '../html/pictures.ts';
import { plainPiece, type BodyBlock, type Piece } from './body.ts';

/** A picture may stand in the place of a table: its sign is put to its paragraph, or to the one before. */
export function runningText(blocks: readonly BodyBlock[]): readonly BodyBlock[] {
  const written: BodyBlock[] = [];
  for (const any of blocks) {
    const block = any.kind === 'paragraph' ? { ...any, pieces: seen(any.pieces) } : any;
    const isPictured = block.kind === 'paragraph' && block.pieces.some(({ unread }) => unread);
    if (!isPictured || block.pieces.some(({ text }) => text.trim() !== '')) written.push(block);
    const last = written.at(-1);
    if (isPictured && last?.kind === 'paragraph')
      written[written.length - 1] = { ...last, pieces: [...last.pieces, plainPiece(PICTURE)] };
  }
  return written;
}

/** Beside other text nobody reads what can't be seen; alone it may be seen after all, on a ground that isn't known. */
function seen(pieces: readonly Piece[]): readonly Piece[] {
  const shown = pieces.filter(({ unseen, unread }) => !unseen || unread);
  return shown.some(({ text }) => text.trim() !== '') ? shown : pieces;
}
