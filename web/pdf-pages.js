/** Pages of a PDF, drawn by pdf.js in its own worker: no script of the file runs, links and forms aren't drawn at all. */
import { getDocument, GlobalWorkerOptions } from '/assets/pdfjs/pdf.min.mjs';

GlobalWorkerOptions.workerSrc = '/assets/pdfjs/pdf.worker.min.mjs';

/** Browsers refuse larger canvases. */
const MOST_PIXELS = 16_000_000;

export class PdfPages {
  #task;
  #drawn = null;
  #rendering = null;

  /** Rejects where the bytes are no PDF that can be read. */
  static async open(bytes) {
    const pages = new PdfPages();
    pages.#task = getDocument({
      data: bytes,
      cMapUrl: '/assets/pdfjs/cmaps/',
      cMapPacked: true,
      standardFontDataUrl: '/assets/pdfjs/standard_fonts/',
      wasmUrl: '/assets/pdfjs/wasm/',
      iccUrl: '/assets/pdfjs/iccs/',
      enableXfa: false,
      isEvalSupported: false,
    });
    pages.document = await pages.#task.promise;
    return pages;
  }

  get count() {
    return this.document.numPages;
  }

  /**
   * A canvas with the page, as wide as `width` × `zoom` in CSS pixels, and how many of these a point has. Asked for anew,
   * what is still being drawn is given up: that call resolves to null.
   */
  async draw(pageNumber, width, zoom) {
    const ticket = (this.#drawn = Symbol('drawing'));
    this.#rendering?.cancel();
    const page = await this.document.getPage(pageNumber);
    if (ticket !== this.#drawn) return null;
    const scale = (width / page.getViewport({ scale: 1 }).width) * zoom;
    const viewport = page.getViewport({ scale });
    const density = Math.min(window.devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.floor(viewport.width * density));
    canvas.height = Math.max(1, Math.floor(viewport.height * density));
    canvas.style.width = `${viewport.width}px`;
    canvas.style.height = `${viewport.height}px`;
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
