/**
 * Every figure of a report selected in turn, and what stands under its mark compared with what was read. Runs in the page:
 * as text, since the test's own compiler would rewrite it.
 */
import type { Page } from 'playwright-core';

/** Of the report's page that is open: codes with what is wrong with their marks. */
export const markFaults = (page: Page): Promise<readonly string[]> => page.evaluate<string[]>(`(${IN_PAGE})()`);

const IN_PAGE = `async () => {
  const id = document.querySelector('main').dataset.recordId;
  const { figures, source } = await (await fetch('/api/reports/' + id)).json();
  const bare = (text) => text.normalize('NFKC').replaceAll(/[\\s\\p{Cf}]/gu, '');
  const near = (one, other) => Math.abs(one - other) < 1.5;
  const faults = [];

  const markOf = async (code) => {
    document.querySelector('td[data-code="' + code + '"]').click();
    for (let tries = 0; tries < 2_000; tries += 1) {
      const marks = [...document.querySelectorAll('.mark')];
      if (marks.length === 1 && marks[0].dataset.markFor === code) return marks[0];
      // What waits for nothing outside is there after a few turns.
      await (tries < 50 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, 5)));
    }
    return null;
  };

  const inner = (mark) => {
    const { left, top, right, bottom } = mark.getBoundingClientRect();
    return { left: left + 3, top: top + 3, right: right - 3, bottom: bottom - 3 };
  };

  /** Middles of all pieces of text of a page, in CSS pixels of its canvas. */
  let pdf = null;
  const texts = new Map();
  const textsOf = async (number, width) => {
    if (texts.has(number)) return texts.get(number);
    const { getDocument } = await import('/assets/pdfjs/pdf.min.mjs');
    pdf ??= await getDocument({ data: await (await fetch('/source/' + id + '/bytes')).arrayBuffer() }).promise;
    const sheet = await pdf.getPage(number);
    const viewport = sheet.getViewport({ scale: width / sheet.getViewport({ scale: 1 }).width });
    const { items } = await sheet.getTextContent();
    const found = items.map(({ str, transform: [a, b, c, d, e, f], width, height }) => {
      const [along, across] = [Math.hypot(a, b) || 1, Math.hypot(c, d) || 1];
      const x = e + (a / along) * width / 2 + (c / across) * height * 0.3;
      const y = f + (b / along) * width / 2 + (d / across) * height * 0.3;
      const [left, top] = viewport.convertToViewportPoint(x, y);
      return { str, left, top };
    });
    texts.set(number, found);
    return found;
  };

  const underMarkOfPdf = async (mark, figure) => {
    if (mark.dataset.page !== String(figure.page)) return 'page ' + mark.dataset.page;
    const canvas = document.querySelector('.sheet canvas').getBoundingClientRect();
    const box = inner(mark);
    return (await textsOf(figure.page, canvas.width))
      .filter(({ left, top }) => left + canvas.left > box.left && left + canvas.left < box.right)
      .filter(({ left, top }) => top + canvas.top > box.top && top + canvas.top < box.bottom)
      .map(({ str }) => str)
      .join('');
  };

  const underMarkOfFrame = (mark) => {
    const frame = document.querySelector('.sheet iframe');
    const [cell, ...others] = frame.contentDocument.querySelectorAll('[data-mark-for]');
    if (others.length > 0) return 'several cells are marked';
    const own = cell.getBoundingClientRect();
    const at = frame.getBoundingClientRect();
    const box = inner(mark);
    const isOver = near(box.left - at.left, own.left) && near(box.top - at.top, own.top) &&
      near(box.right - at.left, own.right) && near(box.bottom - at.top, own.bottom);
    if (!isOver || own.width < 2 || own.height < 2) return 'the mark lies elsewhere than the cell';
    const seen = frame.contentDocument.elementFromPoint(own.left + own.width / 2, own.top + own.height / 2);
    return cell.contains(seen) ? cell.textContent : 'something else is seen there';
  };

  for (const [code, figure] of Object.entries(figures)) {
    if (figure.raw === null) continue;
    const mark = await markOf(code);
    const under = mark === null ? 'no mark' :
      figure.page === null ? underMarkOfFrame(mark) : await underMarkOfPdf(mark, figure);
    // Of a text the whole line is marked.
    const isRight = source.carrier === 'text' ? bare(under).includes(bare(figure.raw)) : bare(under) === bare(figure.raw);
    if (!isRight) faults.push(code + ': ' + figure.raw + ' was read, and under the mark stands ' + under);
  }
  return faults;
}`;
