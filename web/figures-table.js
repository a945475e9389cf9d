/** The statutory tables as the law prints them. */
import { html, nothing } from '/assets/lit-html.js';
import { say } from './words.js';

const signs = { error: '!', doubt: '?', warning: '~', info: 'i' };

/** `select`: called with the code of a figure that was clicked. */
export const statutoryTable = ({ table, rows }, figures, selected, select) =>
  html`<section class="table" aria-labelledby="title-${table}">
    <h3 id="title-${table}">${say(table)}</h3>
    <div class="wide" tabindex="0" role="group" aria-label=${say(table)}>
      <table role="grid" class="statutory ${table}" aria-labelledby="title-${table}">
        <tbody>
          ${rows.map(
            (cells) =>
              html`<tr>
                ${cells.map((cell) => tableCell(cell, figures, selected, select))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;

function tableCell({ kind, text, code, columnSpan, rowSpan, scope }, figures, selected, select) {
  if (kind === 'head') return html`<th scope=${scope} colspan=${columnSpan} rowspan=${rowSpan}>${text}</th>`;
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
    ${
      figure.mark === null
        ? nothing
        : html`<span class="sign" aria-hidden="true">${signs[figure.mark]}</span
            ><span class="unseen">${say(figure.mark)} </span>`
    }<span class="value">${shownValue(figure)}</span>${
      figure.corrected === undefined
        ? nothing
        : html`<small class="corrected">${say('wasRead')} ${figure.corrected.read ?? say('blank')}</small>`
    }${
      figure.lastYear === undefined
        ? nothing
        : html`<small class="before"><span class="unseen">${say('lastYear')} </span>${figure.lastYear ?? '—'}</small>`
    }
  </td>`;
}

const LONGEST_RAW = 16;

/** The number as read, else what is printed in its place. */
export function shownValue({ value, raw }) {
  if (value !== null) return String(value);
  if (raw === null) return '／';
  const text = raw.trim();
  return text === '' ? '·' : text.slice(0, LONGEST_RAW);
}

/** The figure next to another in the table as it is shown; null where there is none. */
export function neighbour(root, code, key) {
  const own = root.querySelector(`td[data-code="${CSS.escape(code)}"]`);
  if (own === null) return null;
  const from = own.getBoundingClientRect();
  const all = [...root.querySelectorAll('td[data-code]')].map((cell) => ({ cell, box: cell.getBoundingClientRect() }));
  const [middleX, middleY] = [from.left + from.width / 2, from.top + from.height / 2];
  const ahead = {
    ArrowLeft: ({ box }) => spans(box.top, box.bottom, middleY) && box.right <= from.left + 1,
    ArrowRight: ({ box }) => spans(box.top, box.bottom, middleY) && box.left >= from.right - 1,
    ArrowUp: ({ box }) => spans(box.left, box.right, middleX) && box.bottom <= from.top + 1,
    ArrowDown: ({ box }) => spans(box.left, box.right, middleX) && box.top >= from.bottom - 1,
  }[key];
  const distance = ({ box }) => Math.abs(box.left - from.left) + Math.abs(box.top - from.top);
  return all.filter(ahead).sort((a, b) => distance(a) - distance(b))[0]?.cell.dataset.code ?? null;
}

const spans = (low, high, at) => low <= at && at <= high;
