/** The jobs behind the data folders: how each stands, and what to do about those that failed. Nothing is changed here. */
import { html, nothing, render } from '/assets/lit-html.js';
import { askQueue, withQuery } from './api.js';
import { languageButton } from './language-button.js';
import { pager } from './pager.js';
import { currentLanguage, say } from './words.js';

/**
 * @import { QueueAnswer } from '../src/review/answers.ts'
 * @import { QueueRow } from '../src/review/queue-page.ts'
 * @import { App } from './main.js'
 */

const columns = ['state', 'address', 'title_of_failure', 'advice_of_failure', 'attempts', 'records', 'next_attempt'];

export class QueueView {
  #app;
  /** @type {QueueAnswer | null} */
  #result = null;
  #parameters = new URLSearchParams();
  #isCurrent = () => false;
  #ticket = 0;

  /** @param {App} app */
  constructor(app) {
    this.#app = app;
  }

  /**
   * @param {string} search
   * @param {() => boolean} isCurrent
   */
  async load(search, isCurrent) {
    this.#isCurrent = isCurrent;
    this.#parameters = new URLSearchParams(search);
    await this.#ask();
  }

  leave() {
    this.#isCurrent = () => false;
  }

  /** @param {string} key */
  key(key) {
    if (key !== 'Escape') return false;
    this.#app.go('/');
    return true;
  }

  async #ask() {
    const own = ++this.#ticket;
    const result = await askQueue(this.#parameters, currentLanguage());
    if (own !== this.#ticket || !this.#isCurrent()) return;
    this.#result = result;
    this.draw();
  }

  /** @param {(parameters: URLSearchParams) => void} change */
  #change(change) {
    change(this.#parameters);
    this.#app.replace(withQuery('/queue', this.#parameters));
    this.#ask().catch((error) => this.#app.complain(error.message));
  }

  /** @param {string | null} state */
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
    const { rows, total } = this.#result;
    render(
      html`<header class="bar">
          <a href="/">${say('back')}</a>
          <h1>${say('queue')}</h1>
          <button @click=${() => this.#change(() => undefined)}>${say('refresh')}</button>
          ${languageButton(this.#app)}
        </header>
        <main class="rows" tabindex="0">
          <p class="buttons">${this.#states(this.#result)}</p>
          ${total === 0 ? html`<p>${say('noJobs')}</p>` : table(rows)}
          ${pager(this.#result, (offset) => this.#change((all) => all.set('offset', String(offset))))}
        </main>`,
      this.#app.root,
    );
  }

  /** @param {QueueAnswer} result */
  #states({ counts }) {
    const chosen = this.#parameters.get('state');
    /** @type {(state: string | null, name: string, count: number) => unknown} */
    const button = (state, name, count) =>
      html`<button aria-pressed=${chosen === state ? 'true' : 'false'} @click=${() => this.#choose(state)}>
        ${name} ${count}
      </button>`;
    const sum = Object.values(counts).reduce((before, count) => before + count, 0);
    return html`${button(null, say('all'), sum)}
    ${Object.entries(counts).map(([state, count]) => (count === 0 ? nothing : button(state, say(state), count)))}`;
  }
}

/** @param {readonly QueueRow[]} rows */
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
