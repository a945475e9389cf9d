/** The jobs behind the data folders: how each stands, and what to do about those that failed. Nothing is changed here. */
import { html, nothing, render } from '/assets/lit-html.js';
import { getJson, withQuery } from './api.js';
import { languageButton } from './list-view.js';
import { currentLanguage, say } from './words.js';

const PAGE_ROWS = 100;
const columns = ['state', 'address', 'title_of_failure', 'advice_of_failure', 'attempts', 'records', 'next_attempt'];

export class QueueView {
  #app;
  #result = null;
  #parameters = new URLSearchParams();
  #isCurrent = () => false;
  #ticket = 0;

  constructor(app) {
    this.#app = app;
  }

  async load(search, isCurrent) {
    this.#isCurrent = isCurrent;
    this.#parameters = new URLSearchParams(search);
    await this.#ask();
  }

  leave() {
    this.#isCurrent = () => false;
  }

  key(key) {
    if (key !== 'Escape') return false;
    this.#app.go('/');
    return true;
  }

  async #ask() {
    const own = ++this.#ticket;
    const asked = new URLSearchParams(this.#parameters);
    asked.set('lang', currentLanguage());
    const result = await getJson(withQuery('/api/queue', asked));
    if (own !== this.#ticket || !this.#isCurrent()) return;
    this.#result = result;
    this.draw();
  }

  #change(change) {
    change(this.#parameters);
    this.#app.replace(withQuery('/queue', this.#parameters));
    this.#ask().catch((error) => this.#app.tell(error.message));
  }

  #choose(state) {
    this.#change((all) => {
      all.delete('offset');
      if (state === null) all.delete('state');
      else all.set('state', state);
    });
  }

  draw() {
    if (this.#result === null) return;
    document.title = say('queue');
    const { counts, rows, total } = this.#result;
    const chosen = this.#parameters.get('state');
    const button = (state, name, count) =>
      html`<button aria-pressed=${chosen === state ? 'true' : 'false'} @click=${() => this.#choose(state)}>
        ${name} ${count}
      </button>`;
    const sum = Object.values(counts).reduce((before, count) => before + count, 0);
    render(
      html`<header class="bar">
          <a href="/">${say('back')}</a>
          <h1>${say('queue')}</h1>
          <button @click=${() => this.#change(() => undefined)}>${say('refresh')}</button>
          ${languageButton(this.#app)}
        </header>
        <main class="rows" tabindex="0">
          <p class="buttons">
            ${button(null, say('all'), sum)}
            ${Object.entries(counts).map(([state, count]) => (count === 0 ? nothing : button(state, say(state), count)))}
          </p>
          ${total === 0 ? html`<p>${say('noJobs')}</p>` : table(rows)} ${this.#pages(this.#result)}
        </main>`,
      this.#app.root,
    );
  }

  #pages({ total, offset }) {
    if (total <= PAGE_ROWS) return nothing;
    const turnTo = (to) => this.#change((all) => all.set('offset', String(Math.max(0, to))));
    const last = Math.min(total, offset + PAGE_ROWS);
    return html`<p class="pages">
      <button ?disabled=${offset === 0} @click=${() => turnTo(offset - PAGE_ROWS)}>${say('previousPage')}</button>
      ${offset + 1}–${last} ${say('of')} ${total}
      <button ?disabled=${last >= total} @click=${() => turnTo(offset + PAGE_ROWS)}>${say('nextPage')}</button>
    </p>`;
  }
}

const table = (rows) =>
  html`<table class="reports" aria-label=${say('queue')}>
    <thead>
      <tr>
        ${columns.map((name) => html`<th scope="col">${say(name)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr data-job-id=${row.id} data-state=${row.state}>
            <td>${say(row.state)}</td>
            <td class="uri">${row.address}</td>
            <td>${row.title ?? ''} ${row.code === null ? nothing : html`<span class="rule">${row.code}</span>`}</td>
            <td>${row.advice ?? ''}</td>
            <td class="number">${row.attempts}</td>
            <td class="number">${row.records ?? ''}</td>
            <td>${row.next_attempt ?? ''}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
