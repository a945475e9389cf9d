/** What the page of a report shows: what was found on the left, the source at the selected cell on the right. */
import { html, nothing } from '/assets/lit-html.js';
import { reportAddress, withQuery } from './api.js';
import { statutoryTable } from './figures-table.js';
import { findingsList } from './findings.js';
import { languageButton } from './language-button.js';
import { narrative } from './narrative.js';
import { selectedCell } from './selected-cell.js';
import { both, colon, say } from './words.js';

/**
 * @import { ReportAnswer } from '../src/review/answers.ts'
 * @import { App } from './main.js'
 * @import { ReportActs, Selection } from './report-view.js'
 */

/**
 * @param {App} app
 * @param {object} shown
 * @param {string} shown.name
 * @param {ReportAnswer} shown.page
 * @param {URLSearchParams} shown.filter
 * @param {Selection} shown.selection
 * @param {ReportActs} act
 */
export const reportPage = (app, { name, page, filter, selection }, act) =>
  html`<header class="bar">
      <a href=${withQuery('/', filter)}>${say('back')}</a>
      <h1>${name} <span class="verdict ${page.verdict}">${say(page.verdict)}</span></h1>
      ${moves(page, filter)} ${languageButton(app)}
    </header>
    <div class="report">
      <main class="left" tabindex="0" data-record-id=${page.recordId}>
        ${facts(page)} ${findingsList(page, selection.issue?.number ?? null, act)}
        <h2>${say('tables')}</h2>
        ${tables(page, selection, act)}
        ${narrative(page.sections, {
          ...{ selected: selection.code, quote: selection.issue?.finding.quote ?? null },
          ...{ addressOf: act.addressOfCell, select: act.selectCell },
        })}
        <p class="hint">${say('keysText')}</p>
      </main>
      <aside class="right" aria-label=${say('source')}>
        <section class="selected" aria-label=${say('selected')} tabindex="0">
          ${selectedCell(page, selection, act)}
        </section>
        <div id="source" class="source" tabindex="0" role="region" aria-label=${say('source')}></div>
      </aside>
    </div>`;

/**
 * @param {ReportAnswer} page
 * @param {Selection} selection
 * @param {ReportActs} act
 */
const tables = ({ tables: all, figures }, { code }, act) =>
  all.map((table) => statutoryTable(table, { figures, selected: code, select: act.selectCell }));

/**
 * @param {ReportAnswer} page
 * @param {URLSearchParams} filter
 */
function moves({ navigation: { position, total, previous, next } }, filter) {
  /** @type {(id: string | null, name: string, key: string) => unknown} */
  const link = (id, name, key) =>
    id === null
      ? html`<span class="off">${say(name)}</span>`
      : html`<a href=${reportAddress(id, filter)} title=${key}>${say(name)}</a>`;
  return html`<nav aria-label=${say('reports')}>
    ${link(previous, 'previous', 'k')} ${position < 0 ? '—' : position + 1}/${total} ${link(next, 'next', 'j')}
  </nav>`;
}

/** @param {ReportAnswer} page */
function facts({ report, source, error, lastYear, status }) {
  const told = [report?.title, report?.organ?.region, report?.published_on].filter(Boolean).join(' · ');
  return html`<p class="facts">
      ${told}<br /><span class="uri">${source.uri}</span>
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
