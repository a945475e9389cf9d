/** All that is known of the selected cell, and what can be decided about it. */
import { html, nothing } from '/assets/lit-html.js';
import { shownValue } from './figures-table.js';
import { decisionLine, findingDetails } from './findings.js';
import { wordsAbout } from './narrative.js';
import { both, colon, comma, say } from './words.js';

/**
 * @import { FigureView, ReportAnswer } from '../src/review/answers.ts'
 * @import { Issue } from '../src/verdicts/checked-report.ts'
 * @import { ReportActs, Selection } from './report-view.js'
 */

/**
 * @param {ReportAnswer} page
 * @param {Selection} selection
 * @param {ReportActs} act
 */
export function selectedCell(page, { code, issue }, act) {
  const figure = page.figures[code ?? ''] ?? null;
  const hasCell = code !== null && figure !== null;
  return html`${hasCell ? cell(page, code, figure, act) : nothing} ${issue === null ? nothing : suspected(issue, act)}
  ${hasCell || issue !== null ? nothing : html`<p>${say('nothingSelected')}</p>`}
  ${act.canDecide ? buttons(issue !== null, hasCell && figure.raw !== null, act) : nothing}`;
}

/**
 * @param {Issue} issue
 * @param {ReportActs} act
 */
const suspected = (issue, act) =>
  html`${findingDetails(issue)} ${issue.decision === null ? nothing : decisionLine(issue.decision, act)}`;

/**
 * @param {ReportAnswer} page
 * @param {string} code
 * @param {FigureView} figure
 * @param {ReportActs} act
 */
const cell = (page, code, figure, act) =>
  html`<h2>${both(figure.place)}</h2>
    <p>${printed(figure)}</p>
    ${reading(page, code, act)}
    ${page.doubts
      .filter(({ cells }) => cells.includes(code))
      .map(({ message }) => html`<p class="doubted">${say('doubt')}${colon()}${both(message)}</p>`)}
    ${wordsAbout(page.sections, code).map((words) => html`<p class="said">${say('claims')}${colon()}“${words}”</p>`)}`;

/** @param {FigureView} figure */
function printed(figure) {
  const { raw, value, page, lastYear } = figure;
  const isBlank = value === null && raw?.trim() === '';
  const read = html`${say('read')} <strong>${isBlank ? say('blank') : shownValue(figure)}</strong>`;
  return html`${raw === null ? say('noCell') : html`${read}${isBlank ? nothing : html`${comma()}${say('printed')} “${raw}”`}`}
  ${page === null ? nothing : html`· ${say('page')} ${page}`}
  ${lastYear === undefined ? nothing : html`· ${say('lastYear')} ${lastYear ?? '—'}`}`;
}

/**
 * @param {ReportAnswer} page
 * @param {string} code
 * @param {ReportActs} act
 */
function reading({ readings }, code, act) {
  const found = readings.find(({ of }) => of.code === code);
  if (found === undefined) return nothing;
  const { value, read, reason, author, time, id } = found;
  return html`<p class="decision">
    ${say('corrected')}${colon()}${value ?? say('blank')} (${say('wasRead')} ${read ?? say('blank')}) ${reason ?? ''}
    <span class="by">${author} ${time.slice(0, 10)}</span>
    ${act.canDecide ? html`<button @click=${() => act.undo(id)}>${say('undo')}</button>` : nothing}
  </p>`;
}

/**
 * @param {boolean} hasIssue
 * @param {boolean} hasCell
 * @param {ReportActs} act
 */
const buttons = (hasIssue, hasCell, act) =>
  html`<p class="buttons">
    <button ?disabled=${!hasIssue} @click=${act.confirm}>${say('confirm')} <kbd>c</kbd></button>
    <button ?disabled=${!hasIssue} @click=${act.dismiss}>${say('dismiss')} <kbd>d</kbd></button>
    <button ?disabled=${!hasCell} @click=${act.correct}>${say('correct')} <kbd>e</kbd></button>
    <button @click=${() => act.undo(null)}>${say('undo')} <kbd>u</kbd></button>
  </p>`;
