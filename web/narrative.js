/** The words of the report: numbers that speak of a figure are underlined and lead to its cell. */
import { html, nothing } from '/assets/lit-html.js';
import { say } from './words.js';

export const narrative = (sections, selected, quote, select) =>
  sections.length === 0
    ? nothing
    : html`<section class="narrative" aria-labelledby="narrative">
        <h2 id="narrative">${say('narrative')}</h2>
        ${sections.map(
          ({ heading, text, claims }) =>
            html`<h3>${heading}</h3>
              <p>${piecesOf(text, claims, quote).map((piece) => pieceOf(piece, selected, select))}</p>`,
        )}
      </section>`;

/** The text cut where claims and the quoted words begin and end. */
function piecesOf(text, claims, quote) {
  const from = quote === null ? -1 : text.indexOf(quote);
  const quoted = from < 0 ? null : { start: from, end: from + quote.length };
  const edges = new Set([0, text.length]);
  for (const { start, end } of [...claims, ...(quoted === null ? [] : [quoted])]) edges.add(start).add(end);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1];
    const over = claims.filter((claim) => claim.start <= start && end <= claim.end);
    const isQuoted = quoted !== null && quoted.start <= start && end <= quoted.end;
    return { text: text.slice(start, end), claims: over, isQuoted };
  });
}

function pieceOf({ text, claims, isQuoted }, selected, select) {
  const [claim] = claims;
  const shown = isQuoted ? html`<mark>${text}</mark>` : text;
  if (claim === undefined) return shown;
  const codes = claims.flatMap((one) => one.codes);
  return html`<button
    class="claim ${claims.some(({ isWeak }) => isWeak) ? 'weak' : ''} ${codes.includes(selected) ? 'of-selected' : ''}"
    data-claim=${codes.join(' ')}
    @click=${() => select(claim.codes[0])}
  >
    ${shown}
  </button>`;
}

/** Where the text speaks of a figure. */
export const claimsAbout = (sections, code) =>
  sections.flatMap(({ text, claims }) =>
    claims
      .filter(({ codes }) => codes.includes(code))
      .map(({ start, end, value }) => ({ words: text.slice(start, end), value })),
  );
