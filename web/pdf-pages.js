/** Pages of a PDF, drawn by pdf.js in its own worker: no script of the file runs, links and forms aren't drawn at all. */
import { getDocument, GlobalWorkerOptions } from '/assets/pdfjs/pdf.min.mjs';

GlobalWorkerOptions.workerSrc = '/assets/pdfjs/pdf.worker.min.mjs';

/** Browsers refuse larger canvases. */
const MOST_PIXELS = 16_000_000;

export class PdfPages {
  #task;
  #document;
  /** @type {symbol | null} */
  #drawn = null;
  /** @type {{ readonly promise: Promise<void>, cancel(): void } | null} */
  #rendering = null;

  /**
   * Rejects where the bytes are no PDF that can be read.
   * @param {Uint8Array} bytes
   */
  static async open(bytes) {
    const task = getDocument({
      data: bytes,
      cMapUrl: '/assets/pdfjs/cmaps/',
      cMapPacked: true,
      standardFontDataUrl: '/assets/pdfjs/standard_fonts/',
      wasmUrl: '/assets/pdfjs/wasm/',
      iccUrl: '/assets/pdfjs/iccs/',
      enableXfa: false,
    });
    return new PdfPages(task, await task.promise);
  }

  /**
   * @param {import('/assets/pdfjs/pdf.min.mjs').PDFDocumentLoadingTask} task
   * @param {import('/assets/pdfjs/pdf.min.mjs').PDFDocumentProxy} document
   */
  constructor(task, document) {
    this.#task = task;
    this.#document = document;
  }

  get count() {
    return this.#document.numPages;
  }

  /**
   * A canvas with the page, as wide as `width` × `zoom` in CSS pixels, and how many of these a point has. Asked for anew,
   * what is still being drawn is given up: that call resolves to null.
   * @param {number} pageNumber
   * @param {number} width
   * @param {number} zoom
   */
  async draw(pageNumber, width, zoom) {
    const ticket = (this.#drawn = Symbol('drawing'));
    this.#rendering?.cancel();
    const page = await this.#document.getPage(pageNumber);
    if (ticket !== this.#drawn) return null;
    const scale = (width / page.getViewport({ scale: 1 }).width) * zoom;
    const viewport = page.getViewport({ scale });
    const density = Math.min(window.devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)));
    const canvas = canvasOf(viewport, density);
    this.#rendering = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] });
    try {
      await this.#rendering.promise;
    } catch (error) {
      if (ticket === this.#drawn) throw error;
    }
    return ticket === this.#drawn ? { canvas, scale, width: viewport.width, height: viewport.height } : null;
  }

  close() {
    this.#drawn = null;
    this.#rendering?.cancel();
    void this.#task.destroy();
  }
}

/**
 * @param {{ readonly width: number, readonly height: number }} size  In CSS pixels.
 * @param {number} density
 */
function canvasOf({ width, height }, density) {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(width * density));
  canvas.height = Math.max(1, Math.floor(height * density));
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  return canvas;
}
