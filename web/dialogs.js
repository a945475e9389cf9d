/** What is asked before a decision is written. */
import { html, nothing, render } from '/assets/lit-html.js';
import { both, say } from './words.js';

const reasons = ['reason1', 'reason2', 'reason3'];

/** Resolves to the answer, null where it was called off. */
function asked(content, answerOf) {
  const dialog = document.createElement('dialog');
  document.body.append(dialog);
  return new Promise((resolve) => {
    let answer = null;
    const submit = (event) => {
      event.preventDefault();
      answer = answerOf(new FormData(event.target), dialog);
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
    dialog.querySelector('[data-first]')?.focus();
  });
}

/** Enter takes the first reason; a digit another. */
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
          >${say('reasonOther')} <input type="text" name="other" maxlength="2000" autocomplete="off" data-other
        /></label>
      </fieldset>`,
    (data) => {
      const other = String(data.get('other') ?? '').trim();
      return other === '' ? String(data.get('reason') ?? '') : other;
    },
  );

function chooseByDigit(event) {
  if (event.target.type === 'text' || !/^[1-4]$/.test(event.key)) return;
  event.preventDefault();
  const fields = event.currentTarget.querySelectorAll('input');
  const field = fields[Number(event.key) - 1];
  if (field.type === 'radio') field.checked = true;
  field.focus();
}

/** Resolves to `{ value, reason }`; the value null for a blank cell. */
export const askReading = (figure) =>
  asked(
    html`<h2 id="asked">${say('correct')} ${both(figure.place)}</h2>
      <p>${say('printed')} “${figure.raw}”, ${say('read')} ${figure.value ?? say('blank')}</p>
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
        <label>${say('reason')} <input name="reason" maxlength="2000" autocomplete="off" /></label>
      </p>
      <p class="trouble" role="alert"></p>`,
    (data, dialog) => {
      const text = String(data.get('value') ?? '')
        .normalize('NFKC')
        .replaceAll(',', '')
        .trim();
      const reason = String(data.get('reason') ?? '').trim();
      const value = text === '' ? null : Number(text);
      if (value === null || (/^-?\d{1,15}(\.\d+)?$/.test(text) && Number.isFinite(value))) return { value, reason };
      dialog.querySelector('.trouble').textContent = say('notNumber');
      return null;
    },
  );
