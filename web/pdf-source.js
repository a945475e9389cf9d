/** A PDF beside the report: one page at a time, zoomed. */
import { refusalOf } from './api.js';
import { PdfPages } from './pdf-pages.js';
import { say } from './words.js';

/** @import { Selected, ShownSource } from './source-pane.js' */

/** A cell and its row can be read without turning one's head. */
const FIRST_ZOOM = 1.7;
const ZOOM_STEP = 1.25;
const LEAST_ZOOM = 0.5;
const MOST_ZOOM = 6;

/** @implements {ShownSource} */
export class PdfSource {
  #sheet;
  #pages;
  #page = 1;
  #zoom = FIRST_ZOOM;
  /** Page, width and zoom of what is on the sheet. */
  #drawnAs = '';
  #wanted = '';
  #scale = 1;

  /**
   * Rejects where the server doesn't give it, or it can't be opened.
   * @param {string} address
   * @param {HTMLElement} sheet
   */
  static async open(address, sheet) {
    const response = await fetch(address);
    if (!response.ok) throw await refusalOf(response);
    return new PdfSource(await PdfPages.open(new Uint8Array(await response.arrayBuffer())), sheet);
  }

  /**
   * @param {PdfPages} pages
   * @param {HTMLElement} sheet
   */
  constructor(pages, sheet) {
    this.#pages = pages;
    this.#sheet = sheet;
  }

  get page() {
    return this.#page;
  }

  get count() {
    return this.#pages.count;
  }

  /** @param {number} page */
  goTo(page) {
    this.#page = Math.min(this.#pages.count, Math.max(1, page));
  }

  /** @param {number} steps */
  zoomBy(steps) {
    this.#zoom = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, this.#zoom * ZOOM_STEP ** steps));
  }

  /**
   * Resolves when the page is on the sheet, or another was asked for.
   * @param {number} width
   */
  async draw(width) {
    const page = this.#page;
    const wanted = `${page}/${width}/${this.#zoom}`;
    this.#wanted = wanted;
    if (wanted === this.#drawnAs) return;
    const drawn = await this.#pages.draw(page, width, this.#zoom);
    if (drawn === null || wanted !== this.#wanted) return;
    this.#drawnAs = wanted;
    this.#scale = drawn.scale;
    drawn.canvas.setAttribute('role', 'img');
    drawn.canvas.setAttribute('aria-label', `${say('source')} ${say('page')} ${page}`);
    this.#sheet.replaceChildren(drawn.canvas);
    this.#sheet.style.width = `${drawn.width}px`;
    this.#sheet.style.height = `${drawn.height}px`;
  }

  /** @param {Selected} selected */
  placeOf({ figure: { box, page } }) {
    if (box === null || page === null) return null;
    const [left = 0, top = 0, right = 0, bottom = 0] = box.map((points) => points * this.#scale);
    return { left, top, width: right - left, height: bottom - top };
  }

  forget() {
    // Nothing was changed in a page for the sake of a mark.
  }

  close() {
    this.#pages.close();
  }
}
