/** The bytes of a page → Page. */
import { decodeBytes } from '../encoding/decode-bytes.ts';
import { buildPage } from './build-page.ts';
import { withoutNuls } from './lost-bytes.ts';
import type { Page } from './page.ts';
import { unwrapMhtml } from './unwrap-mhtml.ts';

export interface HtmlPage {
  readonly page: Page;
  readonly decoded: ReturnType<typeof decodeBytes>;
  /** Where its MIME wrapping breaks off. */
  readonly cut: ReturnType<typeof unwrapMhtml>['cut'];
}

/** Errors: `extract.too-large`, `extract.too-complex`. */
export function htmlPage(bytes: Uint8Array): HtmlPage {
  const { bytes: markup, cut } = unwrapMhtml(bytes);
  const decoded = decodeBytes(markup, 'markup');
  return { page: buildPage(withoutNuls(decoded.text), markup.length, cut === 'within'), decoded, cut };
}
