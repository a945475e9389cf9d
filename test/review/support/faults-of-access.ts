import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Faults that axe finds, in light and in dark. */
export async function faultsOfAccess(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  await page.evaluate(axe.source);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const violations = await page.evaluate<string[]>(
      `axe.run(document, { iframes: false }).then(({ violations }) =>
        violations.map(({ id, nodes }) => id + ': ' + nodes[0]?.html))`,
    );
    found.push(...violations.map((violation) => `${colorScheme} ${violation}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}
