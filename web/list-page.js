/** What the list shows: rows, and what else could be chosen. */
import { html, nothing } from '/assets/lit-html.js';
import { languageButton } from './language-button.js';
import { pager } from './pager.js';
import { both, say } from './words.js';

/**
 * @import { ListAnswer } from '../src/review/answers.ts'
 * @import { FacetCount, FacetName, SortName } from '../src/review/list-query.ts'
 * @import { ListRow } from '../src/review/list-row.ts'
 * @import { App } from './main.js'
 */

/**
 * @typedef {object} ListActs
 * @property {(index: number) => string} addressOf
 * @property {(index: number) => void} open
 * @property {(offset: number) => void} turnTo
 * @property {(sort: string) => void} sort
 * @property {() => void} clear
 * @property {(name: string, value: string) => void} toggle
 * @property {(text: string) => void} search
 */

/** @type {readonly FacetName[]} */
const facetNames = [
  'verdict',
  'severity',
  'decision',
  'year',
  'region',
  'level',
  'function',
  'rule',
  'organ',
  'carrier',
];
/** @type {ReadonlySet<FacetName>} */
const openFacets = new Set(['verdict', 'severity', 'decision', 'year', 'region']);
/** @type {readonly SortName[]} */
const sorts = ['worst', 'organ', 'year', 'region', 'file'];
const columns = ['verdict', 'organ', 'year', 'region', 'error', 'warning', 'info', 'doubt', 'first', 'file'];

/**
 * @param {App} app
 * @param {ListAnswer} result
 * @param {URLSearchParams} parameters
 * @param {number} selected
 * @param {ListActs} act
 */
export const listPage = (app, result, parameters, selected, act) =>
  html`${header(app, parameters, act)}
    <div class="list">
      <nav class="facets" aria-label=${say('filters')} tabindex="0">${facets(result, parameters, act)}</nav>
      <main class="rows" tabindex="0">
        <p class="count">
          <strong>${result.total}</strong> ${say('of')} ${app.about.reports} ${say('reports')}
          <span class="hint">${say('listKeys')}</span>
        </p>
        ${result.total === 0 ? html`<p>${say('none')}</p>` : table(result, selected, act)} ${pager(result, act.turnTo)}
      </main>
    </div>`;

/** @param {Event} event */
const valueOf = ({ target }) =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : '';

/** @param {KeyboardEvent} event */
function leaveOnEscape({ key, target }) {
  if (key === 'Escape' && target instanceof HTMLElement) target.blur();
}

/**
 * @param {App} app
 * @param {URLSearchParams} parameters
 * @param {ListActs} act
 */
const header = (app, parameters, act) =>
  html`<header class="bar">
    <h1>${say('title')}</h1>
    <input
      id="search"
      type="search"
      aria-label=${say('search')}
      placeholder=${say('search')}
      .value=${parameters.get('q') ?? ''}
      @input=${(/** @type {Event} */ event) => act.search(valueOf(event).trim())}
      @keydown=${leaveOnEscape}
    />
    <label
      >${say('sort')}
      <select @change=${(/** @type {Event} */ event) => act.sort(valueOf(event))}>
        ${sorts.map(
          (name) =>
            html`<option value=${name} ?selected=${(parameters.get('sort') ?? 'worst') === name}>
              ${say(`sort_${name}`)}
            </option>`,
        )}
      </select></label
    >
    ${app.about.hasQueue ? html`<a href="/queue">${say('queue')}</a>` : nothing} ${languageButton(app)}
  </header>`;

/**
 * @param {ListAnswer} result
 * @param {URLSearchParams} parameters
 * @param {ListActs} act
 */
function facets({ facets: counted }, parameters, act) {
  const isChosen = facetNames.some((name) => parameters.has(name)) || parameters.has('q');
  return html`${isChosen ? html`<button class="clear" @click=${act.clear}>${say('clear')}</button>` : nothing}
  ${facetNames.map((name) => facet(name, counted[name], parameters.getAll(name), act))}`;
}

/**
 * @param {FacetName} name
 * @param {readonly FacetCount[]} counts
 * @param {readonly string[]} chosen
 * @param {ListActs} act
 */
function facet(name, counts, chosen, act) {
  const left = chosen.filter((value) => !counts.some((other) => other.value === value));
  const all = [...counts, ...left.map((value) => ({ value, count: 0 }))];
  if (all.length === 0) return nothing;
  return html`<details ?open=${openFacets.has(name) || chosen.length > 0}>
    <summary>${say(`facet_${name}`)}</summary>
    <ul>
      ${all.map(
        ({ value, count }) =>
          html`<li>
            <label class="facet"
              ><input
                type="checkbox"
                .checked=${chosen.includes(value)}
                @change=${() => act.toggle(name, value)}
                data-facet=${name}
                data-value=${value}
              /><span>${value === '' ? say('unknown') : say(value)}</span><span class="number">${count}</span></label
            >
          </li>`,
      )}
    </ul>
  </details>`;
}

/**
 * @param {ListAnswer} result
 * @param {number} selected
 * @param {ListActs} act
 */
const table = ({ rows, total, offset }, selected, act) =>
  html`<table class="reports" role="grid" aria-rowcount=${total + 1} aria-label=${say('reports')}>
    <thead>
      <tr>
        ${columns.map((name) => html`<th scope="col">${say(name)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row, index) => tableRow(row, index, index === selected, offset, act))}
    </tbody>
  </table>`;

/**
 * @param {ListRow} row
 * @param {number} index
 * @param {boolean} isSelected
 * @param {number} offset
 * @param {ListActs} act
 */
function tableRow(row, index, isSelected, offset, act) {
  const { counts } = row;
  /** @param {number} count */
  const number = (count) => html`<td role="gridcell" class="number">${count === 0 ? '·' : count}</td>`;
  /** @param {Event} event */
  const open = ({ target }) => target instanceof Element && target.closest('a') === null && act.open(index);
  return html`<tr
    data-record-id=${row.recordId}
    aria-selected=${isSelected ? 'true' : 'false'}
    aria-rowindex=${offset + index + 2}
    @click=${open}
  >
    <td role="gridcell"><span class="verdict ${row.verdict}">${say(row.verdict)}</span></td>
    <td role="gridcell"><a href=${act.addressOf(index)}>${row.organ ?? row.title ?? say('unknown')}</a></td>
    <td role="gridcell">${row.year ?? ''}</td>
    <td role="gridcell">${row.region ?? ''}</td>
    ${number(counts.error)} ${number(counts.warning)} ${number(counts.info)} ${number(counts.doubt)}
    <td role="gridcell" class="first">${both(row.first)}</td>
    <td role="gridcell" class="uri">${row.uri}</td>
  </tr>`;
}
