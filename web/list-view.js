/** The list: what fits the filter, a page at a time. */
import { render } from '/assets/lit-html.js';
import { askList, filterOf, reportAddress, withQuery } from './api.js';
import { listPage } from './list-page.js';
import { PAGE_ROWS } from './pager.js';
import { say } from './words.js';

/**
 * @import { ListAnswer } from '../src/review/answers.ts'
 * @import { App } from './main.js'
 */

const SEARCH_DELAY_MS = 150;

export class ListView {
  #app;
  /** @type {ListAnswer | null} */
  #result = null;
  #parameters = new URLSearchParams();
  #selected = 0;
  #isCurrent = () => false;
  #ticket = 0;
  #searching = 0;

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
    document.title = say('title');
    await this.#ask();
  }

  leave() {
    clearTimeout(this.#searching);
    this.#isCurrent = () => false;
  }

  draw() {
    if (this.#result === null) return;
    document.title = say('title');
    render(listPage(this.#app, this.#result, this.#parameters, this.#selected, this.#act), this.#app.root);
  }

  /** @param {string} key */
  key(key) {
    if (key === '/') document.getElementById('search')?.focus();
    else if (key === 'j' || key === 'ArrowDown') this.#move(1);
    else if (key === 'k' || key === 'ArrowUp') this.#move(-1);
    else return key === 'Enter' && this.#open(this.#selected);
    return true;
  }

  /** Of two questions the later is shown, whichever is answered first. */
  async #ask() {
    const own = ++this.#ticket;
    const result = await askList(this.#parameters);
    if (own !== this.#ticket || !this.#isCurrent()) return;
    this.#result = result;
    this.#selected = Math.min(this.#selected, Math.max(0, result.rows.length - 1));
    this.draw();
  }

  #act = {
    /** @param {number} index */
    addressOf: (index) =>
      reportAddress(this.#result?.rows[index]?.recordId ?? '', filterOf(this.#parameters.toString())),
    /** @param {number} index */
    open: (index) => this.#open(index),
    /** @param {number} offset */
    turnTo: (offset) => this.#turnTo(offset),
    /** @param {string} sort */
    sort: (sort) => this.#change((all) => all.set('sort', sort)),
    clear: () => this.#change((all) => [...all.keys()].forEach((name) => all.delete(name))),
    /**
     * @param {string} name
     * @param {string} value
     */
    toggle: (name, value) => this.#change((all) => toggled(all, name, value)),
    /** @param {string} text */
    search: (text) => {
      clearTimeout(this.#searching);
      const change = () => this.#change((all) => (text === '' ? all.delete('q') : all.set('q', text)));
      this.#searching = setTimeout(change, SEARCH_DELAY_MS);
    },
  };

  /**
   * @param {(parameters: URLSearchParams) => void} change
   * @param {boolean} keepsPage
   */
  #change(change, keepsPage = false) {
    change(this.#parameters);
    if (!keepsPage) this.#parameters.delete('offset');
    this.#selected = 0;
    this.#app.replace(withQuery('/', this.#parameters));
    this.#ask().catch((error) => this.#app.complain(error.message));
  }

  /** @param {number} offset */
  #turnTo(offset) {
    this.#change((parameters) => parameters.set('offset', String(offset)), true);
  }

  /** @param {number} index */
  #open(index) {
    const isThere = this.#result?.rows[index] !== undefined;
    if (isThere) this.#app.go(this.#act.addressOf(index));
    return isThere;
  }

  /** @param {number} by */
  #move(by) {
    const { rows, offset, total } = this.#result ?? { rows: [], offset: 0, total: 0 };
    const wanted = this.#selected + by;
    if (wanted < 0 || wanted >= rows.length) {
      const first = offset + by * PAGE_ROWS;
      if (first >= 0 && first < total) this.#turnTo(first);
      return;
    }
    this.#selected = wanted;
    this.draw();
    this.#app.root.querySelector('tr[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }
}

/**
 * @param {URLSearchParams} parameters
 * @param {string} name
 * @param {string} value
 */
function toggled(parameters, name, value) {
  const values = parameters.getAll(name);
  parameters.delete(name);
  const wanted = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  for (const each of wanted) parameters.append(name, each);
}
