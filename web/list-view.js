/** The list: what fits the filter, a page at a time, with what else could be chosen. */
import { html, nothing, render } from '/assets/lit-html.js';
import { filterOf, getJson, withQuery } from './api.js';
import { both, currentLanguage, languages, say } from './words.js';

const PAGE_ROWS = 100;
const SEARCH_DELAY_MS = 150;
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
const openFacets = new Set(['verdict', 'severity', 'decision', 'year', 'region']);
const sorts = ['worst', 'organ', 'year', 'region', 'file'];

export class ListView {
  #app;
  #result = null;
  #parameters = new URLSearchParams();
  #selected = 0;
  #isCurrent = () => false;
  #ticket = 0;
  #searching = 0;

  constructor(app) {
    this.#app = app;
  }

  async load(search, isCurrent) {
    this.#isCurrent = isCurrent;
    this.#parameters = new URLSearchParams(search);
    document.title = say('title');
    await this.#ask();
  }

  leave() {
    clearTimeout(this.#searching);
    this.#isCurrent = () => false;
  }

  /** Of two questions the later is shown, whichever is answered first. */
  async #ask() {
    const own = ++this.#ticket;
    const result = await getJson(withQuery('/api/reports', this.#parameters));
    if (own !== this.#ticket || !this.#isCurrent()) return;
    this.#result = result;
    this.#selected = Math.min(this.#selected, Math.max(0, result.rows.length - 1));
    this.draw();
  }

  #change(change, keepsPage = false) {
    change(this.#parameters);
    if (!keepsPage) this.#parameters.delete('offset');
    this.#selected = 0;
    this.#app.replace(withQuery('/', this.#parameters));
    this.#ask().catch((error) => this.#app.tell(error.message));
  }

  #toggle(name, value) {
    this.#change((parameters) => {
      const values = parameters.getAll(name);
      parameters.delete(name);
      const wanted = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
      for (const each of wanted) parameters.append(name, each);
    });
  }

  key(key) {
    if (key === '/') document.getElementById('search')?.focus();
    else if (key === 'j' || key === 'ArrowDown') this.#move(1);
    else if (key === 'k' || key === 'ArrowUp') this.#move(-1);
    else return key === 'Enter' && this.#open();
    return true;
  }

  #open() {
    const row = this.#result?.rows[this.#selected];
    if (row !== undefined) this.#app.go(this.#addressOf(row));
    return row !== undefined;
  }

  #move(by) {
    const { rows, offset, total } = this.#result ?? { rows: [], offset: 0, total: 0 };
    const wanted = this.#selected + by;
    if (wanted < 0 || wanted >= rows.length) {
      const first = offset + (wanted < 0 ? -PAGE_ROWS : PAGE_ROWS);
      if (first >= 0 && first < total) this.#turnTo(first);
      return;
    }
    this.#selected = wanted;
    this.draw();
    this.#app.root.querySelector('tr[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  #turnTo(offset) {
    this.#change((parameters) => parameters.set('offset', String(Math.max(0, offset))), true);
  }

  #addressOf(row) {
    return withQuery(`/reports/${encodeURIComponent(row.recordId)}`, filterOf(this.#parameters.toString()));
  }

  #search(text) {
    clearTimeout(this.#searching);
    this.#searching = setTimeout(() => {
      this.#change((parameters) => (text === '' ? parameters.delete('q') : parameters.set('q', text)));
    }, SEARCH_DELAY_MS);
  }

  draw() {
    const result = this.#result;
    if (result === null) return;
    document.title = say('title');
    render(
      html`<header class="bar">
          <h1>${say('title')}</h1>
          <input
            id="search"
            type="search"
            aria-label=${say('search')}
            placeholder=${say('search')}
            .value=${this.#parameters.get('q') ?? ''}
            @input=${(event) => this.#search(event.target.value.trim())}
            @keydown=${(event) => event.key === 'Escape' && event.target.blur()}
          />
          <label
            >${say('sort')}
            <select @change=${(event) => this.#change((all) => all.set('sort', event.target.value))}>
              ${sorts.map(
                (name) =>
                  html`<option value=${name} ?selected=${(this.#parameters.get('sort') ?? 'worst') === name}>
                    ${say(`sort_${name}`)}
                  </option>`,
              )}
            </select></label
          >
          ${this.#app.about.hasQueue ? html`<a href="/queue">${say('queue')}</a>` : nothing}
          ${languageButton(this.#app)}
        </header>
        <div class="list">
          <nav class="facets" aria-label=${say('filters')} tabindex="0">${this.#facets(result)}</nav>
          <main class="rows" tabindex="0">
            <p class="count">
              <strong>${result.total}</strong> ${say('of')} ${this.#app.about.reports} ${say('reports')}
              <span class="hint">${say('listKeys')}</span>
            </p>
            ${result.total === 0 ? html`<p>${say('none')}</p>` : this.#table(result)} ${this.#pages(result)}
          </main>
        </div>`,
      this.#app.root,
    );
  }

  #facets({ facets }) {
    const chosen = facetNames.some((name) => this.#parameters.has(name)) || this.#parameters.has('q');
    return html`${
      chosen
        ? html`<button
            class="clear"
            @click=${() => this.#change((all) => [...all.keys()].forEach((name) => all.delete(name)))}
          >
            ${say('clear')}
          </button>`
        : nothing
    }
    ${facetNames.map((name) => this.#facet(name, facets[name]))}`;
  }

  #facet(name, values) {
    const chosen = this.#parameters.getAll(name);
    const all = [
      ...values,
      ...chosen.filter((value) => !values.some((other) => other.value === value)).map((value) => ({ value, count: 0 })),
    ];
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
                  @change=${() => this.#toggle(name, value)}
                  data-facet=${name}
                  data-value=${value}
                /><span>${value === '' ? say('unknown') : say(value)}</span><span class="number">${count}</span></label
              >
            </li>`,
        )}
      </ul>
    </details>`;
  }

  #table({ rows, total, offset }) {
    const columns = ['verdict', 'organ', 'year', 'region', 'error', 'warning', 'info', 'doubt', 'first', 'file'];
    return html`<table class="reports" role="grid" aria-rowcount=${total + 1} aria-label=${say('reports')}>
      <thead>
        <tr>
          ${columns.map((name) => html`<th scope="col">${say(name)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row, index) => this.#row(row, index, offset))}
      </tbody>
    </table>`;
  }

  #row(row, index, offset) {
    const { counts } = row;
    const number = (count) => html`<td role="gridcell" class="number">${count === 0 ? '·' : count}</td>`;
    return html`<tr
      data-record-id=${row.recordId}
      aria-selected=${index === this.#selected ? 'true' : 'false'}
      aria-rowindex=${offset + index + 2}
      @click=${(event) => event.target.closest('a') === null && this.#app.go(this.#addressOf(row))}
    >
      <td role="gridcell"><span class="verdict ${row.verdict}">${say(row.verdict)}</span></td>
      <td role="gridcell"><a href=${this.#addressOf(row)}>${row.organ ?? row.title ?? say('unknown')}</a></td>
      <td role="gridcell">${row.year ?? ''}</td>
      <td role="gridcell">${row.region ?? ''}</td>
      ${number(counts.error)} ${number(counts.warning)} ${number(counts.info)} ${number(counts.doubt)}
      <td role="gridcell" class="first">${both(row.first)}</td>
      <td role="gridcell" class="uri">${row.uri}</td>
    </tr>`;
  }

  #pages({ total, offset }) {
    if (total <= PAGE_ROWS) return nothing;
    const last = Math.min(total, offset + PAGE_ROWS);
    return html`<p class="pages">
      <button ?disabled=${offset === 0} @click=${() => this.#turnTo(offset - PAGE_ROWS)}>${say('previousPage')}</button>
      ${offset + 1}–${last} ${say('of')} ${total}
      <button ?disabled=${last >= total} @click=${() => this.#turnTo(offset + PAGE_ROWS)}>${say('nextPage')}</button>
    </p>`;
  }
}

export function languageButton(app) {
  const other = currentLanguage() === 'zh' ? 'en' : 'zh';
  return html`<button class="language" lang=${other === 'zh' ? 'zh-CN' : 'en'} @click=${() => app.useLanguage(other)}>
    ${languages[other]}
  </button>`;
}
