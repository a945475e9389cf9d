/**
 * How many figures come out right of the same PDFs: nianbao's reading, and that of tables which pdfplumber found, put to
 * the forms by the same matching. So the difference is what the tables are worth.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { extract } from '../src/extractors/extract.ts';
import type { Document, Grid } from '../src/model/document.ts';
import { PipelineError } from '../src/model/pipeline-error.ts';
import type { Report } from '../src/model/report.ts';
import { normalize } from '../src/normalize/normalize.ts';
import { type PlumbedTable, gridOf } from './plumbed-grid.ts';

type Values = Readonly<Record<string, number | null>>;

interface Expected {
  readonly values: Values;
}

export interface RightFigures {
  readonly documents: number;
  /** Figures that are printed in the documents. */
  readonly figures: number;
  readonly nianbao: Right;
  /** Null where Python has no pdfplumber. */
  readonly pdfplumber: Right | null;
}

export interface Right {
  readonly right: number;
  /** Another number than the printed one; the rest was not read. */
  readonly wrong: number;
}

/** Of the files that have their figures beside them: `x.expected.json`, or `expected/x.json`. */
export async function rightFigures(files: readonly string[], python: string): Promise<RightFigures> {
  const known = files.flatMap((file) => {
    const expected = expectedOf(file);
    return expected === null ? [] : [{ file, expected }];
  });
  const own = await Promise.all(known.map(({ file }) => extract(new Uint8Array(readFileSync(file)))));
  const plumbed = plumb(
    known.map(({ file }) => file),
    python,
  );
  const scored = (documents: readonly Document[]): Right =>
    total(documents.map((document, index) => score(reportsOf(document), known[index]?.expected ?? [])));
  return {
    documents: known.length,
    figures: known.flatMap(({ expected }) => expected.flatMap(({ values }) => Object.values(values))).length,
    nianbao: scored(own),
    pdfplumber: plumbed === null ? null : scored(plumbed.map(documentOf)),
  };
}

function expectedOf(file: string): readonly Expected[] | null {
  const name = basename(file).replace(/\.[^.]+$/u, '');
  const places = [join(dirname(file), `${name}.expected.json`), join(dirname(file), 'expected', `${name}.json`)];
  const place = places.find((path) => existsSync(path));
  if (place === undefined) return null;
  return [JSON.parse(readFileSync(place, 'utf8')) as Expected | readonly Expected[]].flat();
}

/** Tables by document, in the order of its pages. */
function plumb(files: readonly string[], python: string): readonly (readonly PlumbedTable[])[] | null {
  const task = JSON.stringify({ subject: 'pdfplumber', files, seconds: 0, warmSeconds: 0, tables: true });
  const { stdout } = spawnSync(python, [join(import.meta.dirname, 'peers/tables.py'), task], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const answer = JSON.parse(stdout || '{}') as { readonly tables?: readonly (readonly PlumbedTable[])[] };
  return answer.tables ?? null;
}

const documentOf = (tables: readonly PlumbedTable[]): Document => ({
  carrier: 'pdf',
  mediaType: 'application/pdf',
  blocks: tables.map((table, index): Grid => gridOf(table, index + 1)),
  properties: {},
  links: [],
  pageCount: null,
  notes: [],
});

function reportsOf(document: Document): readonly Report[] {
  try {
    return normalize(document);
  } catch (error) {
    if (error instanceof PipelineError) return [];
    throw error;
  }
}

function score(reports: readonly Report[], expected: readonly Expected[]): Right {
  return total(
    expected.map(({ values }, index) => {
      const read = Object.entries(values).map(([code, value]) => ({
        value,
        got: reports[index]?.figures[code]?.value ?? null,
      }));
      return {
        right: read.filter(({ value, got }) => value === got).length,
        wrong: read.filter(({ value, got }) => got !== null && value !== got).length,
      };
    }),
  );
}

const total = (all: readonly Right[]): Right => ({
  right: all.reduce((sum, { right }) => sum + right, 0),
  wrong: all.reduce((sum, { wrong }) => sum + wrong, 0),
});
