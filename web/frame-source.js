/** A page, Word file or text beside the report, in a frame that runs no script: what is in it was written by the program. */
import { refusalOf } from './api.js';
import { say } from './words.js';

/** @import { Selected, ShownSource } from './source-pane.js' */

const MOST_FRAME_PX = 200_000;
const LEAST_FRAME_PX = 200;

/** @implements {ShownSource} */
export class FrameSource {
  #sheet;
  #frame;
  #document;
  /** Width that the frame was last fitted to; 0: it must be fitted again. */
  #fittedTo = 0;

  /**
   * Rejects where the server doesn't give it.
   * @param {string} address
   * @param {HTMLElement} sheet
   */
  static async open(address, sheet) {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-same-origin');
    frame.title = say('source');
    frame.tabIndex = -1;
    frame.src = address;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    sheet.replaceChildren(frame);
    await loaded;
    const shown = frame.contentDocument;
    if (shown !== null && shown.querySelector('main') !== null) return new FrameSource(frame, shown, sheet);
    frame.remove();
    throw await refusalOf(await fetch(address));
  }

  /**
   * @param {HTMLIFrameElement} frame
   * @param {Document} shown
   * @param {HTMLElement} sheet
   */
  constructor(frame, shown, sheet) {
    this.#frame = frame;
    this.#document = shown;
    this.#sheet = sheet;
  }

  /** @param {number} width */
  async draw(width) {
    if (width !== this.#fittedTo) this.#fit(width);
  }

  /** @param {Selected} selected */
  placeOf({ code, figure: { at, raw } }) {
    const cell = at === null ? null : this.#document.querySelector(`[data-at="${at}"]`);
    // Where other words stand than were read, the place is in doubt: then nothing is marked.
    if (cell === null || !holds(cell.textContent, raw ?? '')) return null;
    cell.setAttribute('data-mark-for', code);
    if (bringToLight(cell)) this.#fit(this.#fittedTo);
    const { left, top, width, height } = cell.getBoundingClientRect();
    return { left, top, width, height };
  }

  forget() {
    for (const cell of this.#document.querySelectorAll('[data-mark-for]')) cell.removeAttribute('data-mark-for');
  }

  close() {
    this.#frame.remove();
  }

  /**
   * As high as what it shows, so that the mark over it scrolls with it.
   * @param {number} width
   */
  #fit(width) {
    const { documentElement } = this.#document;
    this.#frame.style.width = `${width}px`;
    this.#frame.style.height = `${LEAST_FRAME_PX}px`;
    const wide = Math.min(MOST_FRAME_PX, Math.max(width, documentElement.scrollWidth));
    this.#frame.style.width = `${wide}px`;
    const high = Math.min(MOST_FRAME_PX, documentElement.scrollHeight);
    this.#frame.style.height = `${high}px`;
    this.#sheet.style.width = `${wide}px`;
    this.#sheet.style.height = `${high}px`;
    this.#fittedTo = width;
  }
}

/**
 * What the reader took for unseen is shown where a figure was read in it. True: something came to light.
 * @param {Element} cell
 */
function bringToLight(cell) {
  const hidden = [];
  for (let box = cell.closest('.hid'); box !== null; box = box.parentElement?.closest('.hid') ?? null) hidden.push(box);
  for (const box of hidden) box.classList.remove('hid');
  return hidden.length > 0;
}

/**
 * Whether the characters that were read stand there in their order; others may stand between, which nobody reads as the figure.
 * @param {string} text
 * @param {string} raw
 */
function holds(text, raw) {
  const wanted = [...raw.replaceAll(/[\s\p{Cf}]/gu, '')];
  let at = 0;
  for (const character of text) if (character === wanted[at]) at += 1;
  return at === wanted.length;
}
