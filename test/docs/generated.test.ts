/** Pages that are written from code are current: `npm run docs` rewrites them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { recordJsonSchema } from '../../src/exports/record-schema.ts';
import { glossaryPage } from './glossary-page.ts';
import { notesPage } from './notes-page.ts';
import { operationsPage } from './operations-page.ts';

it('docs/glossary.md', () => expect(glossaryPage()).toMatchFileSnapshot('../../docs/glossary.md'));

it('docs/notes.md', () => expect(notesPage()).toMatchFileSnapshot('../../docs/notes.md'));

it('docs/record.schema.json', () =>
  expect(`${JSON.stringify(recordJsonSchema(), null, 2)}\n`).toMatchFileSnapshot('../../docs/record.schema.json'));

it('docs/operations.md, in its tables', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
  return expect(operationsPage(page)).toMatchFileSnapshot('../../docs/operations.md');
});
