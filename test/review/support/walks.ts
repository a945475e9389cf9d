/** Two hundred walks by keys, faster than the page can follow. */
import type { OpenedReview } from './opened-review.ts';

const keys = ['n', 'p', 'j', 'k', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', '+', '-'];

export interface Walk {
  readonly pressed: readonly string[];
  readonly share: number;
}

/** The same for the same seed. */
export function walksFrom(seed: number, count: number): readonly Walk[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const length = 3 + Math.floor(random() * 5);
    const pressed = Array.from({ length }, () => keys[Math.floor(random() * keys.length)]!);
    return { pressed, share: random() };
  });
}

/** Notes in the page every mark that lies there for another cell than the selected one. */
export const WATCH_MARKS = `
  globalThis.wrong = [];
  new MutationObserver(() => {
    const code = document.querySelector('td[aria-selected="true"]')?.dataset.code;
    for (const { dataset } of document.querySelectorAll('.mark'))
      if (dataset.markFor !== code) wrong.push(dataset.markFor + ' for ' + code);
  }).observe(document.body, { subtree: true, childList: true, attributes: true });`;

/** `share`: of the time between two keys, up to 30 ms. */
export const pressAtOnce = ({ pressed, share }: Walk): string => `(async () => {
  for (const key of ${JSON.stringify(pressed)}) {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    if (${share} > 0.5) await new Promise((resolve) => setTimeout(resolve, ${30 * share}));
  }
})()`;

const SELECTED = `document.querySelector('td[aria-selected="true"]')?.dataset.code ?? null`;

/** What should be marked: the selected cell, if the report has it and its source is at hand. */
export const expectedMark = async ({ page, records }: OpenedReview): Promise<readonly string[]> => {
  const code = await page.evaluate<string | null>(SELECTED);
  const id = await page.getAttribute('main[data-record-id]', 'data-record-id');
  const record = records.find(({ record_id }) => record_id === id)!;
  return code === null || record.evidence[code] === undefined ? [] : [code];
};

/** Marks when nothing has moved for a while. */
export async function atRest(opened: OpenedReview): Promise<readonly string[]> {
  const { page } = opened;
  await page.waitForSelector('td[data-code], p[role="alert"]');
  let before = '';
  for (;;) {
    await page.waitForTimeout(60);
    const now = await page.evaluate<string>(`JSON.stringify([
      location.href,
      [...document.querySelectorAll('.mark')].map(({ dataset }) => dataset.markFor),
      document.querySelector('.source .message')?.textContent ?? '…',
    ])`);
    const [, marks, message] = JSON.parse(now) as [string, string[], string];
    if (now === before && (message === '' || marks.length > 0) && (await expectedMark(opened)).length === marks.length)
      return marks;
    before = now;
  }
}

function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
