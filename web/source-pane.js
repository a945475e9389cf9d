/**
 * The source beside the report, with a mark over the selected cell. Whatever changes what is shown takes the old mark away at
 * once and draws a ticket; the mark is made in one place, and only with the latest ticket.
 */
import { sourceAddress } from './api.js';
import { FrameSource } from './frame-source.js';
import { PdfSource } from './pdf-source.js';
import { colon, say } from './words.js';

/**
 * @import { FigureView, ReportAnswer } from '../src/review/answers.ts'
 */

/**
 * @typedef {object} Selected
 * @property {string} code
 * @property {FigureView} figure
 */

/**
 * In CSS pixels of the sheet.
 * @typedef {{ readonly left: number, readonly top: number, readonly width: number, readonly height: number }} Place
 */

/**
 * A document on the sheet.
 * @typedef {object} ShownSource
 * @property {(width: number) => Promise<void>} draw  In a pane of this width.
 * @property {(selected: Selected) => Place | null} placeOf  Null: its place isn't known.
 * @property {() => void} forget  The mark was taken away.
 * @property {() => void} close
 */

const MARK_ROOM_PX = 3;
const LEAST_WIDTH_PX = 200;
const PADDING_PX = 24;

export class SourcePane {
  #host;
  #report;
  #ticket = 0;
  /** @type {Selected | null} */
  #selected = null;
  /** @type {Promise<PdfSource | FrameSource> | null} */
  #opening = null;
  /** @type {PdfSource | FrameSource | null} */
  #source = null;
  #sheet = elementOf('div', 'sheet');
  #message = elementOf('p', 'message');
  #buttons = elementOf('div', 'tools');
  #observer;

  /**
   * @param {HTMLElement} host  An empty element that scrolls.
   * @param {ReportAnswer} report
   */
  constructor(host, report) {
    this.#host = host;
    this.#report = report;
    host.replaceChildren(this.#buttons, this.#message, this.#sheet);
    this.#observer = new ResizeObserver(() => {
      if (this.#source !== null) void this.#renew();
    });
    this.#observer.observe(host);
  }

  /**
   * Shows the source, and the cell in it if one is given.
   * @param {Selected | null} selected
   */
  async show(selected) {
    this.#selected = selected;
    await this.#renew(() => this.#goToSelected());
  }

  /**
   * The same report as it is told now: its source may have gone or come back.
   * @param {ReportAnswer} report
   */
  renew(report) {
    this.#report = report;
  }

  close() {
    this.#ticket += 1;
    this.#observer.disconnect();
    // Also where it is still being opened.
    this.#opening?.then(
      (source) => source.close(),
      () => undefined,
    );
    this.#host.replaceChildren();
  }

  /** @param {number} steps */
  zoomBy(steps) {
    const source = this.#source;
    if (source instanceof PdfSource) void this.#renew(() => source.zoomBy(steps));
  }

  /**
   * Another page of a PDF, without a mark where the selected cell isn't on it.
   * @param {number} by
   */
  turn(by) {
    const source = this.#source;
    if (source instanceof PdfSource) void this.#renew(() => source.goTo(source.page + by));
  }

  /** @param {() => void} change  Of what is shown, once it is there. */
  async #renew(change = () => undefined) {
    const own = ++this.#ticket;
    this.#unmark();
    try {
      const source = await this.#opened();
      if (own !== this.#ticket) return;
      change();
      await source.draw(Math.max(LEAST_WIDTH_PX, this.#host.clientWidth - PADDING_PX));
      if (own === this.#ticket) this.#mark(source);
    } catch (error) {
      if (own === this.#ticket) this.#say(error instanceof Error ? error.message : String(error));
    }
  }

  /** Rejects where there is nothing to show; says why. */
  #opened() {
    const { sourceState } = this.#report;
    if (sourceState === 'changed') throw new Error(say('sourceChanged'));
    if (sourceState === 'missing') throw new Error(say('sourceMissing'));
    if (this.#source === null) this.#say(say('loading'));
    return (this.#opening ??= this.#open());
  }

  async #open() {
    const { recordId, source } = this.#report;
    // Scans too: nothing is read of them, and they can be looked at.
    const isPdf = source.media_type === 'application/pdf';
    try {
      this.#source = isPdf
        ? await PdfSource.open(sourceAddress(recordId, 'bytes'), this.#sheet)
        : await FrameSource.open(sourceAddress(recordId, 'page'), this.#sheet);
      return this.#source;
    } catch (error) {
      // Asked for again, it may be there.
      this.#opening = null;
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`${say('sourceFailed')}${colon()}${reason}`, { cause: error });
    }
  }

  #goToSelected() {
    const page = this.#selected?.figure.page ?? null;
    if (page !== null && this.#source instanceof PdfSource) this.#source.goTo(page);
  }

  /**
   * The one place where a mark is made, with no wait in it.
   * @param {PdfSource | FrameSource} source
   */
  #mark(source) {
    const selected = this.#selected;
    this.#say('');
    if (source instanceof PdfSource) this.#drawTools(source);
    if (selected === null || selected.figure.raw === null) return;
    const { page } = selected.figure;
    if (source instanceof PdfSource && page !== null && page !== source.page) return;
    const place = source.placeOf(selected);
    if (place === null) return this.#say(say('noPlace'));
    const mark = elementOf('div', 'mark');
    mark.dataset['markFor'] = selected.code;
    if (page !== null) mark.dataset['page'] = String(page);
    mark.style.left = `${place.left - MARK_ROOM_PX}px`;
    mark.style.top = `${place.top - MARK_ROOM_PX}px`;
    mark.style.width = `${place.width + 2 * MARK_ROOM_PX}px`;
    mark.style.height = `${place.height + 2 * MARK_ROOM_PX}px`;
    this.#sheet.append(mark);
    this.#scrollTo(place);
  }

  #unmark() {
    for (const mark of this.#sheet.querySelectorAll('.mark')) mark.remove();
    this.#source?.forget();
  }

  /** @param {Place} place */
  #scrollTo({ left, top, width, height }) {
    const { clientWidth, clientHeight } = this.#host;
    const { offsetLeft, offsetTop } = this.#sheet;
    this.#host.scrollTo({
      left: offsetLeft + left + width / 2 - clientWidth / 2,
      top: offsetTop + top + height / 2 - clientHeight / 2,
    });
  }

  /** @param {string} text */
  #say(text) {
    this.#message.textContent = text;
    this.#message.hidden = text === '';
  }

  /** @param {PdfSource} source */
  #drawTools({ page, count }) {
    const place = elementOf('span', 'place');
    place.textContent = `${page}/${count}`;
    this.#buttons.replaceChildren(
      button('pageBefore', '‹', page <= 1, () => this.turn(-1)),
      place,
      button('pageAfter', '›', page >= count, () => this.turn(1)),
      button('zoomOut', '−', false, () => this.zoomBy(-1)),
      button('zoomIn', '＋', false, () => this.zoomBy(1)),
    );
  }
}

/**
 * @param {string} tag
 * @param {string} className
 */
function elementOf(tag, className) {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

/**
 * @param {string} name
 * @param {string} sign
 * @param {boolean} isOff
 * @param {() => void} act
 */
function button(name, sign, isOff, act) {
  const made = document.createElement('button');
  made.textContent = sign;
  made.setAttribute('aria-label', say(name));
  made.disabled = isOff;
  made.addEventListener('click', act);
  return made;
}
