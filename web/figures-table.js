/** The statutory tables as the law prints them. */
import { html, nothing } from '/assets/lit-html.js';
import { say } from './words.js';

/**
 * @import { FigureView, TableView } from '../src/review/answers.ts'
 * @import { TableCell } from '../src/review/statutory-table.ts'
 */

/**
 * @typedef {object} ShownFigures
 * @property {Readonly<Record<string, FigureView>>} figures
 * @property {string | null} selected  Code of the selected one.
 * @property {(code: string) => void} select
 */

const signs = { error: '!', doubt: '?', warning: '~', info: 'i' };

/**
 * @param {TableView} table
 * @param {ShownFigures} shown
 */
export const statutoryTable = ({ table, rows }, shown) =>
  html`<section class="table" aria-labelledby="title-${table}">
    <h3 id="title-${table}">${say(table)}</h3>
    <div class="wide" tabindex="0" role="group" aria-label=${say(table)}>
      <table role="grid" class="statutory ${table}" aria-labelledby="title-${table}">
        <tbody>
          ${rows.map(
            (cells) =>
              html`<tr>
                ${cells.map((cell) => tableCell(cell, shown))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;

/**
 * @param {TableCell} cell
 * @param {ShownFigures} shown
 */
function tableCell({ kind, text, code = '', columnSpan, rowSpan, scope }, { figures, selected, select }) {
  if (kind === 'head') return html`<th scope=${scope ?? nothing} colspan=${columnSpan} rowspan=${rowSpan}>${text}</th>`;
  const figure = figures[code];
  if (figure === undefined) return html`<td role="gridcell" colspan=${columnSpan}></td>`;
  return html`<td
    role="gridcell"
    colspan=${columnSpan}
    data-code=${code}
    aria-selected=${code === selected ? 'true' : 'false'}
    class="figure ${figure.mark === null ? '' : `is-${figure.mark}`}"
    @click=${() => select(code)}
  >
    ${signOf(figure)}<span class="value">${shownValue(figure)}</span>${beside(figure)}
  </td>`;
}

/** @param {FigureView} figure */
const signOf = ({ mark }) =>
  mark === null
    ? nothing
    : html`<span class="sign" aria-hidden="true">${signs[mark]}</span><span class="unseen">${say(mark)} </span>`;

/** @param {FigureView} figure */
function beside({ corrected, lastYear }) {
  const read = corrected === undefined ? null : (corrected.read ?? say('blank'));
  return html`${read === null ? nothing : html`<small class="corrected">${say('wasRead')} ${read}</small>`}${
    lastYear === undefined
      ? nothing
      : html`<small class="before"><span class="unseen">${say('lastYear')} </span>${lastYear ?? '—'}</small>`
  }`;
}

const LONGEST_RAW = 16;

/**
 * The number as read, else what is printed in its place.
 * @param {FigureView} figure
 */
export function shownValue({ value, raw }) {
  if (value !== null) return String(value);
  if (raw === null) return '／';
  const text = raw.trim();
  return text === '' ? '·' : text.slice(0, LONGEST_RAW);
}

/**
 * The figure next to another in the table as it is shown; null where there is none.
 * @param {HTMLElement} root
 * @param {string} code
 * @param {string} key
 */
export function neighbour(root, code, key) {
  const own = root.querySelector(`td[data-code="${CSS.escape(code)}"]`);
  const isAhead = directions[key];
  if (own === null || isAhead === undefined) return null;
  const from = own.getBoundingClientRect();
  /** @type {NodeListOf<HTMLElement>} */
  const cells = root.querySelectorAll('td[data-code]');
  /** @param {DOMRect} box */
  const distance = (box) => Math.abs(box.left - from.left) + Math.abs(box.top - from.top);
  const ahead = [...cells]
    .map((cell) => ({ cell, box: cell.getBoundingClientRect() }))
    .filter(({ box }) => isAhead(box, from))
    .sort((a, b) => distance(a.box) - distance(b.box));
  return ahead[0]?.cell.dataset['code'] ?? null;
}

/** @type {Readonly<Record<string, (box: DOMRect, from: DOMRect) => boolean>>} */
const directions = {
  ArrowLeft: (box, from) => isBeside(box, from) && box.right <= from.left + 1,
  ArrowRight: (box, from) => isBeside(box, from) && box.left >= from.right - 1,
  ArrowUp: (box, from) => isInColumn(box, from) && box.bottom <= from.top + 1,
  ArrowDown: (box, from) => isInColumn(box, from) && box.top >= from.bottom - 1,
};

/** @type {(box: DOMRect, from: DOMRect) => boolean} */
const isBeside = (box, from) => spans(box.top, box.bottom, from.top + from.height / 2);
/** @type {(box: DOMRect, from: DOMRect) => boolean} */
const isInColumn = (box, from) => spans(box.left, box.right, from.left + from.width / 2);
/** @type {(low: number, high: number, at: number) => boolean} */
const spans = (low, high, at) => low <= at && at <= high;
