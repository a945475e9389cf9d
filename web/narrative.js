/** The words of the report: numbers that speak of a figure are underlined and lead to its cell. */
import { html, nothing } from '/assets/lit-html.js';
import { say } from './words.js';

/** @import { ClaimView, SectionView } from '../src/review/answers.ts' */

/**
 * @typedef {object} NarrativeLinks
 * @property {string | null} selected  Code of the selected figure.
 * @property {string | null} quote  Words that the selected finding quotes.
 * @property {(code: string) => string} addressOf
 * @property {(code: string) => void} select
 */

/**
 * @param {readonly SectionView[]} sections
 * @param {NarrativeLinks} links
 */
export const narrative = (sections, links) =>
  sections.length === 0
    ? nothing
    : html`<section class="narrative" aria-labelledby="narrative">
        <h2 id="narrative">${say('narrative')}</h2>
        ${sections.map(
          ({ heading, text, claims }) =>
            html`<h3>${heading}</h3>
              <p>${piecesOf(text, claims, links.quote).map((piece) => pieceOf(piece, links))}</p>`,
        )}
      </section>`;

/**
 * @typedef {object} Piece
 * @property {string} text
 * @property {readonly ClaimView[]} claims
 * @property {boolean} isQuoted
 */

/**
 * The text cut where claims and the quoted words begin and end.
 * @param {string} text
 * @param {readonly ClaimView[]} claims
 * @param {string | null} quote
 * @returns {readonly Piece[]}
 */
function piecesOf(text, claims, quote) {
  const from = quote === null ? -1 : text.indexOf(quote);
  const quoted = from < 0 || quote === null ? null : { start: from, end: from + quote.length };
  const edges = new Set([0, text.length]);
  for (const { start, end } of [...claims, ...(quoted === null ? [] : [quoted])]) edges.add(start).add(end);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).map((end, index) => {
    const start = sorted[index] ?? 0;
    const over = claims.filter((claim) => claim.start <= start && end <= claim.end);
    const isQuoted = quoted !== null && quoted.start <= start && end <= quoted.end;
    return { text: text.slice(start, end), claims: over, isQuoted };
  });
}

/**
 * White space counts in these paragraphs: none stands in the markup.
 * @param {Piece} piece
 * @param {NarrativeLinks} links
 */
function pieceOf({ text, claims, isQuoted }, { selected, addressOf, select }) {
  const codes = claims.flatMap((one) => one.codes);
  const [first] = codes;
  const shown = isQuoted ? html`<mark>${text}</mark>` : text;
  if (first === undefined) return shown;
  const weak = claims.some(({ isWeak }) => isWeak) ? 'weak' : '';
  const own = selected !== null && codes.includes(selected) ? 'of-selected' : '';
  /** @param {Event} event */
  const follow = (event) => {
    event.preventDefault();
    select(first);
  };
  // prettier-ignore
  return html`<a class="claim ${weak} ${own}" href=${addressOf(first)} data-claim=${codes.join(' ')} @click=${follow}>${shown}</a>`;
}

/**
 * Where the text speaks of a figure.
 * @param {readonly SectionView[]} sections
 * @param {string} code
 */
export const wordsAbout = (sections, code) =>
  sections.flatMap(({ text, claims }) =>
    claims.filter(({ codes }) => codes.includes(code)).map(({ start, end }) => text.slice(start, end)),
  );
