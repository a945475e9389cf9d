/** What is asked before a decision is written. */
import { html, nothing, render } from '/assets/lit-html.js';
import { both, colon, comma, say } from './words.js';

/**
 * @import { FigureView } from '../src/review/answers.ts'
 * @import { Message } from '../src/model/note.ts'
 */

const reasons = ['reason1', 'reason2', 'reason3'];

/**
 * Resolves to the answer, null where it was called off.
 * @template T
 * @param {unknown} content
 * @param {(data: FormData, dialog: HTMLDialogElement) => T | null} answerOf  Null: it can't be taken, and the dialog says why.
 * @returns {Promise<T | null>}
 */
function asked(content, answerOf) {
  const dialog = document.createElement('dialog');
  document.body.append(dialog);
  return new Promise((resolve) => {
    /** @type {T | null} */
    let answer = null;
    /** @param {Event} event */
    const submit = (event) => {
      event.preventDefault();
      if (event.target instanceof HTMLFormElement) answer = answerOf(new FormData(event.target), dialog);
      if (answer !== null) dialog.close();
    };
    render(
      html`<form method="dialog" @submit=${submit}>
        ${content}
        <p class="buttons">
          <button type="submit" class="main">${say('save')}</button>
          <button type="button" @click=${() => dialog.close()}>${say('cancel')}</button>
        </p>
      </form>`,
      dialog,
    );
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(answer);
    });
    dialog.showModal();
    const first = dialog.querySelector('[data-first]');
    if (first instanceof HTMLElement) first.focus();
  });
}

/**
 * Enter takes the first reason; a digit another.
 * @param {Message | null} place
 * @returns {Promise<string | null>}
 */
export const askReason = (place) =>
  asked(
    html`<h2 id="asked">${say('dismiss')}${place === null ? nothing : html` ${both(place)}`}</h2>
      <fieldset @keydown=${chooseByDigit}>
        <legend>${say('reason')}</legend>
        ${reasons.map(
          (name, index) =>
            html`<label
              ><input
                type="radio"
                name="reason"
                value=${say(name)}
                ?checked=${index === 0}
                ?data-first=${index === 0}
              />
              <kbd>${index + 1}</kbd> ${say(name)}</label
            >`,
        )}
        <label class="other"
          ><kbd>4</kbd> ${say('reasonOther')} <input type="text" name="other" maxlength="2000" autocomplete="off"
        /></label>
      </fieldset>`,
    (data) => {
      const other = String(data.get('other') ?? '').trim();
      return other === '' ? String(data.get('reason') ?? '') : other;
    },
  );

/** @param {KeyboardEvent} event */
function chooseByDigit(event) {
  const { target, currentTarget, key } = event;
  if (!(target instanceof HTMLInputElement) || target.type === 'text' || !/^[1-4]$/.test(key)) return;
  if (!(currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  const field = currentTarget.querySelectorAll('input')[Number(key) - 1];
  if (field?.type === 'radio') field.checked = true;
  field?.focus();
}

/**
 * Resolves to the reading; its value is null for a blank cell.
 * @param {FigureView} figure
 * @returns {Promise<{ readonly value: number | null, readonly reason: string } | null>}
 */
export const askReading = (figure) =>
  asked(
    html`<h2 id="asked">${say('correct')} ${both(figure.place)}</h2>
      <p>${say('printed')} “${figure.raw}”${comma()}${say('read')} ${figure.value ?? say('blank')}</p>
      <p>
        <label
          >${say('cellReads')}
          <input
            name="value"
            inputmode="decimal"
            autocomplete="off"
            data-first
            .value=${figure.value === null ? '' : String(figure.value)}
        /></label>
      </p>
      <p>
        <label>${say('reason')}${colon()} <input name="reason" maxlength="2000" autocomplete="off" /></label>
      </p>
      <p class="trouble" role="alert"></p>`,
    (data, dialog) => {
      const value = numberIn(String(data.get('value') ?? ''));
      if (value !== undefined) return { value, reason: String(data.get('reason') ?? '').trim() };
      const trouble = dialog.querySelector('.trouble');
      if (trouble !== null) trouble.textContent = say('notNumber');
      return null;
    },
  );

/**
 * As many digits as are read exactly; null for nothing at all, undefined for what is no number.
 * @param {string} typed
 */
function numberIn(typed) {
  const text = typed.normalize('NFKC').replaceAll(',', '').trim();
  if (text === '') return null;
  return /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
