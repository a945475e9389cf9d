/** One report: what was found on the left, the source at the selected cell on the right. */
import { html, nothing, render } from '/assets/lit-html.js';
import { filterOf, getJson, postJson, withQuery } from './api.js';
import { askReading, askReason } from './dialogs.js';
import { neighbour, shownValue, statutoryTable } from './figures-table.js';
import { decisionLine, findingDetails, findingsList } from './findings.js';
import { languageButton } from './list-view.js';
import { claimsAbout, narrative } from './narrative.js';
import { SourcePane } from './source-pane.js';
import { both, colon, say } from './words.js';

export class ReportView {
  #app;
  #id;
  #filter = new URLSearchParams();
  #page = null;
  #pane = null;
  /** Code of the selected cell, and number of the selected finding. */
  #code = null;
  #finding = null;
  #isCurrent = () => false;
  #isBusy = false;

  constructor(app, id) {
    this.#app = app;
    this.#id = id;
  }

  async load(search, isCurrent) {
    this.#isCurrent = isCurrent;
    this.#filter = filterOf(search);
    const page = await this.#ask();
    if (!isCurrent()) return;
    this.#page = page;
    this.#begin(new URLSearchParams(search));
    // What another view drew goes: nothing of it is to be taken for this report's.
    render(nothing, this.#app.root);
    this.draw();
    this.#pane = new SourcePane(document.getElementById('source'), page);
    this.#follow();
  }

  /** At the cell or finding that the address names, else at the first that is open. */
  #begin(parameters) {
    const { issues, figures } = this.#page;
    const named = parameters.get('finding');
    const wanted = issues.find(({ number }) => String(number) === named);
    const open = named === 'last' ? issues.findLast(isOpen) : issues.find(isOpen);
    const issue = parameters.has('cell') ? null : (wanted ?? open ?? null);
    const cell = parameters.get('cell') ?? issue?.finding.cells[0] ?? '';
    this.#finding = issue === null ? null : issue.number;
    this.#code = Object.hasOwn(figures, cell) ? cell : null;
  }

  leave() {
    this.#isCurrent = () => false;
    this.#pane?.close();
    this.#pane = null;
  }

  #ask() {
    return getJson(withQuery(`/api/reports/${encodeURIComponent(this.#id)}`, this.#filter));
  }

  get #act() {
    return {
      canDecide: this.#app.about.author !== null,
      select: (issue) => this.#select(issue.finding.cells[0] ?? null, issue.number),
      selectCell: (code) => this.#selectCell(code),
      undo: (decision) => this.#decide({ kind: 'undo', id: decision.id }, 'undone'),
    };
  }

  get #issue() {
    return this.#page.issues.find(({ number }) => number === this.#finding) ?? null;
  }

  /** With the finding that suspects it, if one does. */
  #selectCell(code) {
    const suspecting = this.#page.issues.filter(({ finding }) => finding.cells[0] === code);
    this.#select(code, (suspecting.find(isOpen) ?? suspecting[0])?.number ?? null);
  }

  #select(code, finding) {
    this.#code = code !== null && Object.hasOwn(this.#page.figures, code) ? code : null;
    this.#finding = finding;
    this.draw();
    this.#follow();
  }

  /** The address, the table and the source go where the selection is. */
  #follow() {
    const parameters = new URLSearchParams(this.#filter);
    if (this.#finding !== null) parameters.set('finding', String(this.#finding));
    else if (this.#code !== null) parameters.set('cell', this.#code);
    this.#app.replace(withQuery(`/reports/${encodeURIComponent(this.#id)}`, parameters));
    bringIntoSight(this.#app.root.querySelector('td[aria-selected="true"], .finding.selected'));
    const figure = this.#code === null ? null : this.#page.figures[this.#code];
    void this.#pane?.show(figure === null ? null : { code: this.#code, figure });
  }

  key(key) {
    if (this.#page === null) return false;
    const act = keys[key];
    if (act !== undefined) act(this);
    else if (key.startsWith('Arrow')) this.step(key);
    else return false;
    return true;
  }

  /** Along the open findings, and on to the next report that fits the filter. */
  walk(by) {
    const open = this.#page.issues.filter(isOpen);
    const at = open.findIndex(({ number }) => number === this.#finding);
    const next = at < 0 ? (by > 0 ? open[0] : open.at(-1)) : open[at + by];
    if (next !== undefined) this.#act.select(next);
    else this.report(by, by < 0);
  }

  report(by, fromEnd = false) {
    const { previous, next } = this.#page.navigation;
    const id = by > 0 ? next : previous;
    if (id === null) return;
    const parameters = new URLSearchParams(this.#filter);
    if (fromEnd) parameters.set('finding', 'last');
    this.#app.go(withQuery(`/reports/${encodeURIComponent(id)}`, parameters));
  }

  step(key) {
    const first = this.#app.root.querySelector('td[data-code]')?.dataset.code ?? null;
    const next = this.#code === null ? first : neighbour(this.#app.root, this.#code, key);
    if (next !== null) this.#selectCell(next);
  }

  zoom(by) {
    this.#pane?.zoomBy(by);
  }

  back() {
    this.#app.go(withQuery('/', this.#filter));
  }

  confirm() {
    if (this.#issue !== null) void this.#decide({ kind: 'confirm', finding: this.#finding }, 'confirmed');
  }

  async dismiss() {
    const issue = this.#issue;
    if (issue === null || !this.#mayDecide()) return;
    const reason = await askReason(issue.place);
    if (reason !== null && reason !== '')
      await this.#decide({ kind: 'dismiss', finding: issue.number, reason }, 'dismissed');
  }

  async correct() {
    const code = this.#code;
    if (code === null || !this.#mayDecide()) return;
    const answer = await askReading(this.#page.figures[code]);
    if (answer !== null) await this.#decide({ kind: 'reading', code, ...answer }, 'saved');
  }

  undo() {
    void this.#decide({ kind: 'undo', id: null }, 'undone');
  }

  #mayDecide() {
    if (this.#app.about.author !== null) return true;
    this.#app.tell(say('readOnly'));
    return false;
  }

  /** One at a time: a key that is held down decides once. */
  async #decide(wish, said) {
    if (!this.#mayDecide() || this.#isBusy) return;
    this.#isBusy = true;
    const isCurrent = this.#isCurrent;
    try {
      await postJson(`/api/reports/${encodeURIComponent(this.#id)}/decisions`, wish);
      const page = await this.#ask();
      if (!isCurrent()) return;
      const before = this.#issue;
      this.#page = page;
      this.#select(this.#code, before === null ? null : numberOfSame(page.issues, before));
      this.#app.tell(say(said));
    } catch (error) {
      this.#app.tell(error.message);
    } finally {
      this.#isBusy = false;
    }
  }

  draw() {
    const page = this.#page;
    if (page === null) return;
    const { report, source } = page;
    const name = [report?.organ?.name ?? report?.title ?? source.uri, report?.year].filter(Boolean).join(' ');
    document.title = name;
    render(
      html`<header class="bar">
          <a href=${withQuery('/', this.#filter)}>${say('back')}</a>
          <h1>${name} <span class="verdict ${page.verdict}">${say(page.verdict)}</span></h1>
          ${this.#moves(page.navigation)} ${languageButton(this.#app)}
        </header>
        <div class="report">
          <main class="left" tabindex="0" data-record-id=${page.recordId}>
            ${this.#facts(page)} ${findingsList(page, this.#finding, this.#act)}
            <h2>${say('tables')}</h2>
            ${page.tables.map((table) => statutoryTable(table, page.figures, this.#code, (code) => this.#selectCell(code)))}
            ${narrative(page.sections, this.#code, this.#issue?.finding.quote ?? null, (code) => this.#selectCell(code))}
            <p class="hint">${say('keysText')}</p>
          </main>
          <aside class="right" aria-label=${say('source')}>
            <section class="selected" aria-label=${say('selected')} tabindex="0">${this.#selected(page)}</section>
            <div id="source" class="source" tabindex="0" role="region" aria-label=${say('source')}></div>
          </aside>
        </div>`,
      this.#app.root,
    );
  }

  #moves({ position, total, previous, next }) {
    const link = (id, name, key) =>
      id === null
        ? html`<span class="off">${say(name)}</span>`
        : html`<a href=${withQuery(`/reports/${encodeURIComponent(id)}`, this.#filter)} title=${key}>${say(name)}</a>`;
    return html`<nav aria-label=${say('reports')}>
      ${link(previous, 'previous', 'k')} ${position < 0 ? '—' : position + 1}/${total} ${link(next, 'next', 'j')}
    </nav>`;
  }

  #facts({ report, source, error, lastYear, status }) {
    const facts = [report?.title, report?.organ?.region, report?.published_on].filter(Boolean).join(' · ');
    return html`<p class="facts">
        ${facts}<br /><span class="uri">${source.uri}</span>
        ${
          lastYear === null
            ? nothing
            : html`<br /><a href="/reports/${encodeURIComponent(lastYear.recordId)}"
                  >${say('lastYearReport')} ${lastYear.year ?? ''}</a
                >`
        }
      </p>
      ${error === null ? nothing : html`<p class="trouble" role="alert">${say(status)}${colon()}${both(error)}</p>`}`;
  }

  #selected(page) {
    const issue = this.#issue;
    const figure = this.#code === null ? null : page.figures[this.#code];
    return html`${figure === null ? nothing : this.#cell(page, figure)}
    ${issue === null ? nothing : html`${findingDetails(issue)} ${issue.decision === null ? nothing : decisionLine(issue.decision, this.#act)}`}
    ${figure === null && issue === null ? html`<p>${say('nothingSelected')}</p>` : nothing}
    ${this.#act.canDecide ? this.#buttons(issue, figure) : nothing}`;
  }

  #cell(page, figure) {
    const reading = page.readings.find(({ of }) => of.code === this.#code);
    return html`<h2>${both(figure.place)}</h2>
      <p>
        ${
          figure.raw === null
            ? say('noCell')
            : html`${say('read')} <strong>${shownValue(figure)}</strong>, ${say('printed')} “${figure.raw}”`
        }
        ${figure.page === null ? nothing : html`· ${say('page')} ${figure.page}`}
        ${figure.lastYear === undefined ? nothing : html`· ${say('lastYear')} ${figure.lastYear ?? '—'}`}
      </p>
      ${
        reading === undefined
          ? nothing
          : html`<p class="decision">
              ${say('corrected')}${colon()}${reading.value ?? say('blank')} (${say('wasRead')}
              ${reading.read ?? say('blank')}) ${reading.reason ?? ''}
              <span class="by">${reading.author} ${reading.time.slice(0, 10)}</span>
              ${this.#act.canDecide ? html`<button @click=${() => this.#act.undo(reading)}>${say('undo')}</button>` : nothing}
            </p>`
      }
      ${page.doubts.map(({ message, cells }) => (cells.includes(this.#code) ? html`<p class="doubted">${say('doubt')}${colon()}${both(message)}</p>` : nothing))}
      ${claimsAbout(page.sections, this.#code).map(({ words }) => html`<p class="said">${say('claims')}${colon()}“${words}”</p>`)}`;
  }

  #buttons(issue, figure) {
    return html`<p class="buttons">
      <button ?disabled=${issue === null} @click=${() => this.confirm()}>${say('confirm')} <kbd>c</kbd></button>
      <button ?disabled=${issue === null} @click=${() => this.dismiss()}>${say('dismiss')} <kbd>d</kbd></button>
      <button ?disabled=${figure === null || figure.raw === null} @click=${() => this.correct()}>
        ${say('correct')} <kbd>e</kbd>
      </button>
      <button @click=${() => this.undo()}>${say('undo')} <kbd>u</kbd></button>
    </p>`;
  }
}

const HEADER_PX = 60;

function bringIntoSight(element) {
  if (element === null) return;
  const { top, bottom } = element.getBoundingClientRect();
  if (top < HEADER_PX || bottom > window.innerHeight) element.scrollIntoView({ block: 'center', inline: 'nearest' });
}

/** Numbers of findings move when the rules have run again. */
function numberOfSame(issues, { finding: { rule, cells, quote } }) {
  const isSame = ({ finding }) => finding.rule === rule && finding.cells[0] === cells[0] && finding.quote === quote;
  return issues.find(isSame)?.number ?? null;
}

const isOpen = ({ isDismissed, finding }) => !isDismissed && finding.consequence_of === null;

const keys = {
  n: (view) => view.walk(1),
  p: (view) => view.walk(-1),
  j: (view) => view.report(1),
  k: (view) => view.report(-1),
  c: (view) => view.confirm(),
  d: (view) => void view.dismiss(),
  e: (view) => void view.correct(),
  u: (view) => view.undo(),
  '+': (view) => view.zoom(1),
  '=': (view) => view.zoom(1),
  '-': (view) => view.zoom(-1),
  Escape: (view) => view.back(),
};
