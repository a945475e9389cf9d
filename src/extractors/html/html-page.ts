/** The bytes of a page → Page. */
import { decodeBytes } from '../encoding/decode-bytes.ts';
import { buildPage } from './build-page.ts';
import { decodedTransfer } from '../encoding/transfer-encoding.ts';
import { heldPage, type HeldPage, showsNumbers } from './held-page.ts';
import { withoutNuls } from './lost-bytes.ts';
import type { Page } from './page.ts';
import { unwrapMhtml } from './unwrap-mhtml.ts';
import { xhtmlAsHtml } from './xhtml.ts';

export interface HtmlPage {
  readonly page: Page;
  readonly decoded: ReturnType<typeof decodeBytes>;
  /** Where its MIME wrapping breaks off. */
  readonly cut: ReturnType<typeof unwrapMhtml>['cut'];
  readonly hasAttachments: boolean;
  /** What it was found to hold; null where it shows a table itself. */
  readonly held: Pick<HeldPage, 'holder' | 'unread'> | null;
}

/** Errors: `extract.too-large`, `extract.too-complex`. */
export function htmlPage(bytes: Uint8Array): HtmlPage {
  const { bytes: markup, cut, hasAttachments, sheets } = unwrapMhtml(decodedTransfer(bytes));
  const decoded = decodeBytes(markup, 'markup');
  const text = xhtmlAsHtml(withoutNuls(decoded.text));
  const page = buildPage(text, markup.length, { isPart: cut === 'within', sheets });
  if (showsNumbers(page.root)) return { page, decoded, cut, hasAttachments, held: null };
  const held = heldPage(text);
  const shown =
    held.markup === null ? page : buildPage(held.markup, held.markup.length, { isPart: cut === 'within', sheets });
  return { page: shown, decoded, cut, hasAttachments, held };
}
