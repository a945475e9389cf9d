/** CITATION.cff is what the Citation File Format 1.2.0 asks for, and names the version that there is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const { version, license } = JSON.parse(read('package.json')) as { readonly version: string; readonly license: string };

/** The format's own names, of those that are used; nothing beside them. */
const citation = z.strictObject({
  'cff-version': z.literal('1.2.0'),
  message: z.string().min(1),
  type: z.enum(['software', 'dataset']),
  title: z.string().min(1),
  abstract: z.string().min(1),
  authors: z.array(z.strictObject({ name: z.string().min(1) })).min(1),
  version: z.literal(version),
  license: z.literal(license),
  keywords: z.array(z.string().min(1)).min(1),
});

it('CITATION.cff', () => expect(() => citation.parse(parse(read('CITATION.cff')))).not.toThrow());

it('docs/tour.md cites the same version and licence', () =>
  expect(read('docs/tour.md')).toContain(`version ${version}, ${license}`));
