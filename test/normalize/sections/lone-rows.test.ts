import { expect, it } from 'vitest';
import { htmlText } from '../../support/made-up/render/html.ts';
import { htmlStyles } from '../../support/made-up/render/html-styles.ts';
import { clean, laidOut, outcomeOf } from '../../whole-documents/outcome.ts';

const whole = htmlText(laidOut, htmlStyles[0]!);
const paragraph = /<(h1|h2|p)[^>]*>(.*?)<\/\1>/gu;

it('a whole report in one table, a row for each paragraph, is read as it stands', async () => {
  const rows = whole
    .replaceAll(/<\/?t(?:able|body)[^>]*>/gu, '')
    .replaceAll(paragraph, '<tr><td colspan=10>$2</td></tr>')
    .replace(/<body[^>]*>/u, '$&<table border=1>')
    .replace('</body>', '</table></body>');
  const outcome = await outcomeOf(rows);
  expect(outcome).toEqual({ ...clean, notes: outcome.notes });
  expect(new Set(outcome.notes)).toEqual(new Set(['extraction.shared-grid']));
});

it('paragraphs in frames beside their labels are of their section', async () => {
  const framed = whole.replaceAll(
    /<p[^>]*>(（[一二三四五]）.*?。)(.*?)<\/p>/gu,
    '<table><tr><td>$1</td><td>$2</td></tr></table>',
  );
  expect(framed).not.toBe(whole);
  expect(await outcomeOf(framed)).toEqual(clean);
});
