/** One report: which cell and finding are selected, and what is decided about them. */
import { nothing, render } from '/assets/lit-html.js';
import { askReport, filterOf, reportAddress, withQuery } from './api.js';
import { DecisionQueue } from './decision-queue.js';
import { askReading, askReason } from './dialogs.js';
import { neighbour } from './figures-table.js';
import { reportPage } from './report-page.js';
import { SourcePane } from './source-pane.js';

/**
 * @import { IssueView, ReportAnswer } from '../src/review/answers.ts'
 * @import { App } from './main.js'
 */

/**
 * What the page's own buttons do.
 * @typedef {object} ReportActs
 * @property {boolean} canDecide
 * @property {(issue: IssueView) => void} select
 * @property {(code: string) => void} selectCell
 * @property {(code: string) => string} addressOfCell
 * @property {() => void} confirm
 * @property {() => void} dismiss
 * @property {() => void} correct
 * @property {(id: string | null) => void} undo  The last decision where none is named.
 */

/**
 * @typedef {object} Selection
 * @property {string | null} code
 * @property {IssueView | null} issue
 */

export class ReportView {
  #app;
  #id;
  #filter = new URLSearchParams();
  /** @type {ReportAnswer | null} */
  #page = null;
  /** @type {SourcePane | null} */
  #pane = null;
  /** @type {string | null} */
  #code = null;
  /** @type {number | null} */
  #finding = null;
  #isCurrent = () => false;
  #decisions;

  /**
   * @param {App} app
   * @param {string} id
   */
  constructor(app, id) {
    this.#app = app;
    this.#id = id;
    this.#decisions = new DecisionQueue(app, id, () => this.#renew());
  }

  /**
   * @param {string} search
   * @param {() => boolean} isCurrent
   */
  async load(search, isCurrent) {
    this.#isCurrent = isCurrent;
    this.#filter = filterOf(search);
    const page = await askReport(this.#id, this.#filter);
    if (!isCurrent()) return;
    this.#page = page;
    this.#begin(page, new URLSearchParams(search));
    // What another view drew goes: nothing of it is to be taken for this report's.
    render(nothing, this.#app.root);
    this.draw();
    const host = document.getElementById('source');
    if (host !== null) this.#pane = new SourcePane(host, page);
    this.#follow();
  }

  leave() {
    this.#isCurrent = () => false;
    this.#pane?.close();
    this.#pane = null;
  }

  draw() {
    const page = this.#page;
    if (page === null) return;
    const { report, source } = page;
    const name = [report?.organ?.name ?? report?.title ?? source.uri, report?.year].filter(Boolean).join(' ');
    document.title = name;
    const selection = { code: this.#code, issue: this.#issue };
    render(reportPage(this.#app, { name, page, filter: this.#filter, selection }, this.#act), this.#app.root);
  }

  /**
   * @param {string} key
   * @param {boolean} isRepeated  It is held down: what walks goes on, and what decides has decided.
   */
  key(key, isRepeated) {
    if (this.#page === null) return false;
    const walk = this.#walks[key];
    const decide = this.#decides[key];
    if (walk !== undefined) walk();
    else if (decide === undefined) return false;
    else if (!isRepeated) decide();
    return true;
  }

  /** @type {Readonly<Record<string, () => void>>} */
  #walks = {
    n: () => this.#walk(1),
    p: () => this.#walk(-1),
    j: () => this.#goOn(1),
    k: () => this.#goOn(-1),
    ArrowLeft: () => this.#step('ArrowLeft'),
    ArrowRight: () => this.#step('ArrowRight'),
    ArrowUp: () => this.#step('ArrowUp'),
    ArrowDown: () => this.#step('ArrowDown'),
    '+': () => this.#pane?.zoomBy(1),
    '=': () => this.#pane?.zoomBy(1),
    '-': () => this.#pane?.zoomBy(-1),
    Escape: () => this.#app.go(withQuery('/', this.#filter)),
  };

  /** @type {Readonly<Record<string, () => void>>} */
  #decides = {
    c: () => this.#confirm(),
    d: () => void this.#dismiss(),
    e: () => void this.#correct(),
    u: () => this.#undo(null),
  };

  /** @returns {ReportActs} */
  get #act() {
    return {
      canDecide: this.#app.about.author !== null,
      select: (issue) => this.#select(issue.finding.cells[0] ?? null, issue.number),
      selectCell: (code) => this.#selectCell(code),
      addressOfCell: (cell) => reportAddress(this.#id, this.#filter, { cell }),
      confirm: () => this.#confirm(),
      dismiss: () => void this.#dismiss(),
      correct: () => void this.#correct(),
      undo: (id) => this.#undo(id),
    };
  }

  get #issue() {
    return this.#page?.issues.find(({ number }) => number === this.#finding) ?? null;
  }

  /**
   * At the cell or finding that the address names, else at the first that is open.
   * @param {ReportAnswer} page
   * @param {URLSearchParams} parameters
   */
  #begin({ issues, figures }, parameters) {
    const named = parameters.get('finding');
    const wanted = issues.find(({ number }) => String(number) === named);
    const open = named === 'last' ? issues.findLast(isOpen) : issues.find(isOpen);
    const issue = parameters.has('cell') ? null : (wanted ?? open ?? null);
    const cell = parameters.get('cell') ?? issue?.finding.cells[0] ?? '';
    this.#finding = issue === null ? null : issue.number;
    this.#code = Object.hasOwn(figures, cell) ? cell : null;
  }

  /**
   * With the finding that suspects it, if one does.
   * @param {string} code
   */
  #selectCell(code) {
    const suspecting = this.#page?.issues.filter(({ finding }) => finding.cells[0] === code) ?? [];
    this.#select(code, (suspecting.find(isOpen) ?? suspecting[0])?.number ?? null);
  }

  /**
   * @param {string | null} code
   * @param {number | null} finding
   */
  #select(code, finding) {
    this.#code = code !== null && Object.hasOwn(this.#page?.figures ?? {}, code) ? code : null;
    this.#finding = finding;
    this.draw();
    this.#follow();
  }

  /** The address, the table and the source go where the selection is. */
  #follow() {
    const code = this.#code;
    const figure = code === null ? undefined : this.#page?.figures[code];
    /** @type {Record<string, string>} */
    const place = {};
    if (this.#finding !== null) place['finding'] = String(this.#finding);
    else if (code !== null) place['cell'] = code;
    this.#app.replace(reportAddress(this.#id, this.#filter, place));
    bringIntoSight(this.#app.root.querySelector('td[aria-selected="true"], .finding.selected'));
    void this.#pane?.show(code === null || figure === undefined ? null : { code, figure });
  }

  /**
   * Along the open findings, and on to the next report that fits the filter.
   * @param {1 | -1} by
   */
  #walk(by) {
    const open = this.#page?.issues.filter(isOpen) ?? [];
    const at = open.findIndex(({ number }) => number === this.#finding);
    const next = at < 0 ? open.at(by > 0 ? 0 : -1) : open[at + by];
    if (next !== undefined) this.#act.select(next);
    else this.#goOn(by, by < 0);
  }

  /**
   * @param {1 | -1} by
   * @param {boolean} fromEnd
   */
  #goOn(by, fromEnd = false) {
    const id = this.#page?.navigation[by > 0 ? 'next' : 'previous'] ?? null;
    if (id !== null) this.#app.go(reportAddress(id, this.#filter, fromEnd ? { finding: 'last' } : {}));
  }

  /** @param {string} key */
  #step(key) {
    const first = this.#app.root.querySelector('td[data-code]')?.getAttribute('data-code') ?? null;
    const next = this.#code === null ? first : neighbour(this.#app.root, this.#code, key);
    if (next !== null) this.#selectCell(next);
  }

  #confirm() {
    const issue = this.#issue;
    if (issue !== null) this.#decisions.add(() => ({ kind: 'confirm', finding: issue.key }), 'confirmed');
  }

  async #dismiss() {
    const issue = this.#issue;
    if (issue === null || !this.#decisions.mayDecide()) return;
    const reason = await askReason(issue.place);
    if (reason !== null && reason !== '')
      this.#decisions.add(() => ({ kind: 'dismiss', finding: issue.key, reason }), 'dismissed');
  }

  async #correct() {
    const code = this.#code;
    const figure = this.#page?.figures[code ?? ''];
    if (code === null || figure === undefined || !this.#decisions.mayDecide()) return;
    const answer = await askReading(figure);
    if (answer !== null) this.#decisions.add(() => ({ kind: 'reading', code, ...answer }), 'saved');
  }

  /** @param {string | null} id */
  #undo(id) {
    // The last is that of the page as it is when its turn comes: never one that nobody here has seen.
    this.#decisions.add(() => ({ kind: 'undo', id: id ?? this.#page?.lastDecision ?? '' }), 'undone');
  }

  /** The page as it is told after a decision: selected is what was. */
  async #renew() {
    const isCurrent = this.#isCurrent;
    const page = await askReport(this.#id, this.#filter);
    if (!isCurrent()) return;
    const before = this.#issue;
    this.#page = page;
    this.#pane?.renew(page);
    this.#select(this.#code, before === null ? null : numberOfSame(page.issues, before));
  }
}

const HEADER_PX = 60;

/** @param {Element | null} element */
function bringIntoSight(element) {
  if (element === null) return;
  const { top, bottom } = element.getBoundingClientRect();
  if (top < HEADER_PX || bottom > window.innerHeight) element.scrollIntoView({ block: 'center', inline: 'nearest' });
}

/**
 * Numbers of findings move when the rules have run again, and their values change.
 * @param {readonly IssueView[]} issues
 * @param {IssueView} issue
 */
function numberOfSame(issues, { finding: { rule, cells, quote } }) {
  /** @param {IssueView} other */
  const isSame = ({ finding }) => finding.rule === rule && finding.cells[0] === cells[0] && finding.quote === quote;
  return issues.find(isSame)?.number ?? null;
}

/** @param {IssueView} issue */
const isOpen = ({ isDismissed, finding }) => !isDismissed && finding.consequence_of === null;
