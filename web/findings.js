/** What was found, and apart from it what we doubt ourselves. */
import { html, nothing } from '/assets/lit-html.js';
import { both, colon, say } from './words.js';

/**
 * @import { IssueView, ReportAnswer } from '../src/review/answers.ts'
 * @import { Issue } from '../src/verdicts/checked-report.ts'
 * @import { DecisionAbout } from '../src/decisions/decision.ts'
 * @import { ReportActs } from './report-view.js'
 */

const decisionWords = { dismiss: 'dismissed', confirm: 'confirmed', correct: 'to_correct' };

/**
 * @param {ReportAnswer} page
 * @param {number | null} selectedNumber
 * @param {ReportActs} act
 */
export const findingsList = (page, selectedNumber, act) =>
  html`<section aria-labelledby="findings">
      <h2 id="findings">${say('findings')} <span class="number">${page.issues.length}</span></h2>
      ${page.issues.length === 0 ? html`<p>${say('noFindings')}</p>` : nothing}
      <ol class="findings">
        ${page.issues.map((issue) => findingItem(issue, issue.number === selectedNumber, act))}
      </ol>
    </section>
    ${page.doubts.length === 0 ? nothing : doubts(page, act)} ${page.notes.length === 0 ? nothing : notes(page)}`;

/**
 * @param {ReportAnswer} page
 * @param {ReportActs} act
 */
const doubts = (page, act) =>
  html`<section class="doubts" aria-labelledby="doubts">
    <h2 id="doubts">${say('doubts')}</h2>
    <ul>
      ${page.doubts.map(
        ({ message, place, cells }) =>
          html`<li>
            <button class="plain" @click=${() => act.selectCell(cells[0] ?? '')}>
              ${place === null ? nothing : html`<span class="place">${both(place)}</span>`} ${both(message)}
            </button>
          </li>`,
      )}
    </ul>
  </section>`;

/** @param {ReportAnswer} page */
const notes = (page) =>
  html`<details>
    <summary>${say('notes')}</summary>
    <ul>
      ${page.notes.map((note) => html`<li>${both(note)}</li>`)}
    </ul>
  </details>`;

/**
 * @param {IssueView} issue
 * @param {boolean} isSelected
 * @param {ReportActs} act
 */
function findingItem(issue, isSelected, act) {
  const { finding, number, place, decision, isDismissed } = issue;
  return html`<li
    value=${number}
    class="finding ${finding.severity} ${isDismissed ? 'dismissed' : ''} ${isSelected ? 'selected' : ''}"
    data-finding=${number}
    aria-current=${isSelected ? 'true' : 'false'}
  >
    <button class="plain" @click=${() => act.select(issue)}>
      <span class="severity">${say(finding.severity)}</span> <span class="place">${both(place)}</span>
      ${both(finding.message)}
    </button>
    ${decision === null ? nothing : decisionLine(decision, act)}
    <div class="on-paper">${reasons(issue)}</div>
  </li>`;
}

/**
 * @param {DecisionAbout} decision
 * @param {ReportActs} act
 */
export const decisionLine = (decision, act) =>
  html`<p class="decision">
    ${say(decisionWords[decision.kind])}${decision.reason ? `${colon()}${decision.reason}` : ''}
    <span class="by">${decision.author} ${decision.time.slice(0, 10)}</span>
    ${act.canDecide ? html`<button @click=${() => act.undo(decision.id)}>${say('undo')}</button>` : nothing}
  </p>`;

/**
 * All that is known of one finding: its sum, words, basis, and what to do.
 * @param {Issue} issue
 */
export function findingDetails(issue) {
  const { hint, message, previous, consequence_of: cause, rule } = issue.finding;
  return html`<p>${both(message)} ${hint === null ? nothing : both(hint)}</p>
    ${reasons(issue)} ${cause === null ? nothing : html`<p>${say('follows')}${cause + 1}</p>`}
    ${
      previous === undefined
        ? nothing
        : html`<p><a href="/reports/${encodeURIComponent(previous)}">${say('comparedWith')}</a></p>`
    }
    <p class="rule">${rule}</p>`;
}

/** @param {Issue} issue */
function reasons({ finding: { formula, expected, quote, basis, unverified }, advice }) {
  const told = {
    ...{ formula, expected, quote },
    basis: basis === undefined ? null : `${basis}${unverified ? say('unverified') : ''}`,
    advice: advice === null ? null : both(advice),
  };
  return html`<dl>
    ${Object.entries(told).map(([name, text]) =>
      text === null || text === undefined || text === ''
        ? nothing
        : html`<dt>${say(name)}</dt>
            <dd>${text}</dd>`,
    )}
  </dl>`;
}
