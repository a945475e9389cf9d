/**
 * The source beside the report, with a mark over the selected cell. The mark is put by `#place` alone, which looks after
 * every wait whether its cell is still the one that is selected; a new selection takes the old mark away at once.
 */
import { PdfPages } from './pdf-pages.js';
import { say } from './words.js';

/** A cell and its row can be read without turning one's head. */
const FIRST_ZOOM = 1.7;
const ZOOM_STEP = 1.25;
const LEAST_ZOOM = 0.5;
const MOST_ZOOM = 6;
const MARK_ROOM_PX = 3;
const MOST_FRAME_PX = 200_000;
const LEAST_FRAME_PX = 200;

export class SourcePane {
  #host;
  #report;
  #ticket = 0;
  #zoom = FIRST_ZOOM;
  #opening = null;
  #selected = null;
  #pages = null;
  #shownPage = 1;
  #drawnAs = '';
  #scale = 1;
  #frame = null;
  #sheet;
  #message;
  #buttons;
  #observer;

  /** `host`: an empty element that scrolls. */
  constructor(host, report) {
    this.#host = host;
    this.#report = report;
    this.#buttons = document.createElement('div');
    this.#buttons.className = 'tools';
    this.#message = document.createElement('p');
    this.#message.className = 'message';
    this.#sheet = document.createElement('div');
    this.#sheet.className = 'sheet';
    host.replaceChildren(this.#buttons, this.#message, this.#sheet);
    this.#observer = new ResizeObserver(() => this.#again());
    this.#observer.observe(host);
  }

  get isPdf() {
    // Scans too: nothing is read of them, and they can be looked at.
    return this.#report.source.media_type === 'application/pdf';
  }

  /** Shows the source, and the cell in it if one is given. */
  async show(selected) {
    const own = ++this.#ticket;
    this.#selected = selected;
    this.#unmark();
    const state = this.#report.sourceState;
    if (state !== 'found') return this.#say(say(state === 'changed' ? 'sourceChanged' : 'sourceMissing'));
    try {
      this.#opening ??= this.isPdf ? this.#openPdf() : this.#openFrame();
      if (this.#sheet.childElementCount === 0) this.#say(say('loading'));
      await this.#opening;
      if (own !== this.#ticket) return;
      this.#say('');
      await this.#place(own);
    } catch (error) {
      if (own === this.#ticket) this.#say(`${say('sourceFailed')}: ${error.message}`);
    }
  }

  close() {
    this.#ticket += 1;
    this.#observer.disconnect();
    this.#pages?.close();
    this.#host.replaceChildren();
  }

  zoomBy(steps) {
    if (!this.isPdf) return;
    this.#zoom = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, this.#zoom * ZOOM_STEP ** steps));
    this.#again();
  }

  /** Another page of a PDF, without a mark where the selected cell isn't on it. */
  turn(by) {
    if (this.#pages === null) return;
    const wanted = this.#shownPage + by;
    if (wanted < 1 || wanted > this.#pages.count) return;
    this.#shownPage = wanted;
    const own = ++this.#ticket;
    this.#unmark();
    this.#drawPage(own).then(
      () => undefined,
      (error) => this.#say(error.message),
    );
  }

  async #place(own) {
    const selected = this.#selected;
    if (this.isPdf) {
      this.#shownPage = selected?.figure.page ?? this.#shownPage;
      return this.#drawPage(own);
    }
    this.#fit();
    if (selected !== null && selected.figure.raw !== null) this.#markCell(selected);
  }

  #markCell({ code, figure: { at, raw } }) {
    const cell = at === null ? null : this.#frame.contentDocument.querySelector(`[data-at="${at}"]`);
    // Where other words stand than were read, the place is in doubt: then nothing is marked.
    if (cell === null || !holds(cell.textContent, raw)) return this.#say(say('noPlace'));
    cell.setAttribute('data-mark-for', code);
    for (let box = cell; box !== null; box = box.parentElement) box.classList.remove('hid');
    this.#fit();
    const { left, top, width, height } = cell.getBoundingClientRect();
    this.#mark(code, { left, top, width, height }, null);
  }

  async #drawPage(own) {
    const width = Math.max(LEAST_FRAME_PX, this.#host.clientWidth - 24);
    const wanted = `${this.#shownPage}/${width}/${this.#zoom}`;
    if (wanted !== this.#drawnAs) {
      const drawn = await this.#pages.draw(this.#shownPage, width, this.#zoom);
      if (drawn === null || own !== this.#ticket) return;
      this.#drawnAs = wanted;
      this.#scale = drawn.scale;
      drawn.canvas.setAttribute('role', 'img');
      drawn.canvas.setAttribute('aria-label', `${say('source')} ${say('page')} ${this.#shownPage}`);
      this.#sheet.replaceChildren(drawn.canvas);
      this.#resize(drawn.width, drawn.height);
    }
    this.#tools();
    const { figure, code } = this.#selected ?? {};
    if (figure === undefined || figure.raw === null) return;
    if (figure.box === null || figure.page === null) return this.#say(say('noPlace'));
    if (figure.page !== this.#shownPage) return;
    const [left, top, right, bottom] = figure.box.map((points) => points * this.#scale);
    this.#mark(code, { left, top, width: right - left, height: bottom - top }, figure.page);
  }

  /** The one place where a mark is made. Nothing is awaited between the look at the ticket and this. */
  #mark(code, { left, top, width, height }, page) {
    const mark = document.createElement('div');
    mark.className = 'mark';
    mark.dataset.markFor = code;
    if (page !== null) mark.dataset.page = String(page);
    mark.style.left = `${left - MARK_ROOM_PX}px`;
    mark.style.top = `${top - MARK_ROOM_PX}px`;
    mark.style.width = `${width + 2 * MARK_ROOM_PX}px`;
    mark.style.height = `${height + 2 * MARK_ROOM_PX}px`;
    this.#sheet.append(mark);
    const { clientWidth, clientHeight } = this.#host;
    const { offsetLeft, offsetTop } = this.#sheet;
    this.#host.scrollTo({
      left: offsetLeft + left + width / 2 - clientWidth / 2,
      top: offsetTop + top + height / 2 - clientHeight / 2,
    });
  }

  #unmark() {
    for (const mark of this.#sheet.querySelectorAll('.mark')) mark.remove();
    const document = this.#frame?.contentDocument;
    for (const cell of document?.querySelectorAll('[data-mark-for]') ?? []) cell.removeAttribute('data-mark-for');
  }

  #again() {
    if (this.#opening !== null) void this.show(this.#selected);
  }

  #say(text) {
    this.#message.textContent = text;
    this.#message.hidden = text === '';
  }

  #resize(width, height) {
    this.#sheet.style.width = `${width}px`;
    this.#sheet.style.height = `${height}px`;
  }

  #tools() {
    const { count } = this.#pages;
    const button = (label, sign, isOff, act) => {
      const made = document.createElement('button');
      made.textContent = sign;
      made.setAttribute('aria-label', say(label));
      made.disabled = isOff;
      made.addEventListener('click', act);
      return made;
    };
    const place = document.createElement('span');
    place.textContent = `${this.#shownPage}/${count}`;
    this.#buttons.replaceChildren(
      button('pageBefore', '‹', this.#shownPage <= 1, () => this.turn(-1)),
      place,
      button('pageAfter', '›', this.#shownPage >= count, () => this.turn(1)),
      button('zoomOut', '−', false, () => this.zoomBy(-1)),
      button('zoomIn', '＋', false, () => this.zoomBy(1)),
    );
  }

  async #openPdf() {
    const response = await fetch(this.#address('bytes'));
    if (!response.ok) throw await refusal(response);
    const pages = await PdfPages.open(new Uint8Array(await response.arrayBuffer()));
    this.#pages = pages;
  }

  /** The frame runs no script; what is in it was made of the document's text by the program. */
  async #openFrame() {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-same-origin');
    frame.title = say('source');
    frame.tabIndex = -1;
    frame.src = this.#address('page');
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    this.#sheet.replaceChildren(frame);
    await loaded;
    if (!frame.contentDocument?.querySelector('main')) {
      frame.remove();
      throw await refusal(await fetch(frame.src));
    }
    this.#frame = frame;
  }

  #address(what) {
    return `/source/${encodeURIComponent(this.#report.recordId)}/${what}`;
  }

  /** As high as what it shows, so that the mark over it scrolls with it. */
  #fit() {
    const { documentElement } = this.#frame.contentDocument;
    const width = Math.max(LEAST_FRAME_PX, this.#host.clientWidth - 24);
    this.#frame.style.width = `${width}px`;
    this.#frame.style.height = `${LEAST_FRAME_PX}px`;
    const wide = Math.min(MOST_FRAME_PX, Math.max(width, documentElement.scrollWidth));
    this.#frame.style.width = `${wide}px`;
    const high = Math.min(MOST_FRAME_PX, documentElement.scrollHeight);
    this.#frame.style.height = `${high}px`;
    this.#resize(wide, high);
  }
}

/** Whether the characters that were read stand there in their order; others may stand between, which nobody reads as the figure. */
function holds(text, raw) {
  const wanted = [...raw.replaceAll(/[\s\p{Cf}]/gu, '')];
  let at = 0;
  for (const character of text) if (character === wanted[at]) at += 1;
  return at === wanted.length;
}

async function refusal(response) {
  const body = await response.json().catch(() => null);
  const { both } = await import('./words.js');
  return new Error(body?.error ? both(body.error) : String(response.status));
}
