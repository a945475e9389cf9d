/** What was found, and apart from it what we doubt ourselves. */
import { html, nothing } from '/assets/lit-html.js';
import { both, colon, say } from './words.js';

const decisionWords = { dismiss: 'dismissed', confirm: 'confirmed', correct: 'to_correct' };

/** `act`: `{ select(issue), undo(decision), canDecide }`. */
export const findingsList = (page, selectedNumber, act) =>
  html`<section aria-labelledby="findings">
      <h2 id="findings">${say('findings')} <span class="number">${page.issues.length}</span></h2>
      ${page.issues.length === 0 ? html`<p>${say('noFindings')}</p>` : nothing}
      <ol class="findings">
        ${page.issues.map((issue) => findingItem(issue, issue.number === selectedNumber, act))}
      </ol>
    </section>
    ${
      page.doubts.length === 0
        ? nothing
        : html`<section class="doubts" aria-labelledby="doubts">
            <h2 id="doubts">${say('doubts')}</h2>
            <ul>
              ${page.doubts.map(
                ({ message, place, cells }) =>
                  html`<li>
                    <button class="plain" @click=${() => act.selectCell(cells[0])}>
                      ${place === null ? nothing : html`<span class="place">${both(place)}</span>`} ${both(message)}
                    </button>
                  </li>`,
              )}
            </ul>
          </section>`
    }
    ${
      page.notes.length === 0
        ? nothing
        : html`<details>
            <summary>${say('notes')}</summary>
            <ul>
              ${page.notes.map((note) => html`<li>${both(note)}</li>`)}
            </ul>
          </details>`
    }`;

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
  </li>`;
}

export const decisionLine = (decision, act) =>
  html`<p class="decision">
    ${say(decisionWords[decision.kind] ?? decision.kind)}${decision.reason ? `${colon()}${decision.reason}` : ''}
    <span class="by">${decision.author} ${decision.time.slice(0, 10)}</span>
    ${act.canDecide ? html`<button @click=${() => act.undo(decision)}>${say('undo')}</button>` : nothing}
  </p>`;

/** All that is known of one finding: its sum, words, basis, and what to do. */
export function findingDetails({ finding, advice }) {
  const { formula, hint, quote, basis, unverified, expected, previous, consequence_of: cause } = finding;
  const line = (name, text) =>
    text === null || text === undefined || text === ''
      ? nothing
      : html`<dt>${say(name)}</dt>
          <dd>${text}</dd>`;
  return html`<p>${both(finding.message)} ${hint === null ? nothing : both(hint)}</p>
    <dl>
      ${line('formula', formula)} ${line('expected', expected)} ${line('quote', quote)}
      ${line('basis', basis === undefined ? null : `${basis}${unverified ? say('unverified') : ''}`)}
      ${line('advice', advice === null ? null : both(advice))}
    </dl>
    ${cause === null ? nothing : html`<p>${say('follows')}${cause + 1}</p>`}
    ${
      previous === undefined
        ? nothing
        : html`<p><a href="/reports/${encodeURIComponent(previous)}">${say('comparedWith')}</a></p>`
    }
    <p class="rule">${finding.rule}</p>`;
}
