/** A sample report with something dreadful in one place. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOf } from './hostile-file.ts';

export const samplesFolder = join(import.meta.dirname, '../../samples');
export const sample = (name: string): Uint8Array => new Uint8Array(readFileSync(join(samplesFolder, name)));

export interface Dread {
  /** In place of the first figure. */
  readonly cell?: string;
  /** Behind the first row's label. */
  readonly label?: string;
  readonly title?: string;
  readonly narrative?: string;
  readonly heading?: string;
  /** In the head; behind everything. */
  readonly head?: string;
  readonly tail?: string;
  /** On the first row's cells. */
  readonly attributes?: string;
  readonly spans?: number;
}

function replacedOnce(text: string, pattern: RegExp, replacement: string): string {
  if (!pattern.test(text)) throw new Error(`the sample has changed: no ${pattern.source}`);
  return text.replace(pattern, () => replacement);
}

export function inReport(dread: Dread): Uint8Array {
  const { cell, label, title = '', narrative = '', heading = '', head = '', tail = '', attributes = '', spans } = dread;
  let page = Buffer.from(sample('huaiyuan-2024.html')).toString();
  const span = spans === undefined ? '' : ` colspan="${spans}" rowspan="${spans}"`;
  const insides = `>规章${label ?? ''}</td><td${span} ${attributes}>${cell ?? '0'}</td>`;
  page = replacedOnce(page, />\s*规章\s*<\/td>\s*<td[^>]*>[^<]*<\/td>/u, insides);
  page = replacedOnce(page, /<\/title>/u, `${title}</title>`);
  page = replacedOnce(page, /<\/h1>/u, `${title}</h1>`);
  page = replacedOnce(page, /<\/head>/u, `${head}</head>`);
  page = replacedOnce(page, /<\/table>/u, `</table><p>${narrative}</p><h2>${heading}</h2>`);
  return bytesOf(page + tail);
}
