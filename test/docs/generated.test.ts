/** Pages that are written from code are current: `npm run docs` rewrites them. */
import { expect, it } from 'vitest';
import { recordJsonSchema } from '../../src/exports/record-schema.ts';
import { glossaryPage } from './glossary-page.ts';

it('docs/glossary.md', () => expect(glossaryPage()).toMatchFileSnapshot('../../docs/glossary.md'));

it('docs/record.schema.json', () =>
  expect(`${JSON.stringify(recordJsonSchema(), null, 2)}\n`).toMatchFileSnapshot('../../docs/record.schema.json'));
