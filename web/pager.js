/** Leads through a list that is longer than a page. */
import { html, nothing } from '/assets/lit-html.js';
import { say } from './words.js';

/** As many as the server gives unless it is asked for another number. */
export const PAGE_ROWS = 100;

/**
 * @param {{ readonly total: number, readonly offset: number }} result
 * @param {(offset: number) => void} turnTo
 */
export function pager({ total, offset }, turnTo) {
  if (total <= PAGE_ROWS) return nothing;
  const last = Math.min(total, offset + PAGE_ROWS);
  const before = Math.max(0, offset - PAGE_ROWS);
  return html`<p class="pages">
    <button ?disabled=${offset === 0} @click=${() => turnTo(before)}>${say('previousPage')}</button>
    ${offset + 1}–${last} ${say('of')} ${total}
    <button ?disabled=${last >= total} @click=${() => turnTo(offset + PAGE_ROWS)}>${say('nextPage')}</button>
  </p>`;
}
