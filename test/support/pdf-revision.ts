/** Prints of Chromium changed by a revision behind the file's end: something put over a page, fonts that say otherwise. */
import { Buffer } from 'node:buffer';
import { inflateSync } from 'node:zlib';

export interface Annotation {
  readonly subtype: string;
  readonly entries?: string;
  /** Content of its appearance, and the graphics states that it names; drawn by the viewer if left out. */
  readonly look?: string;
  readonly states?: string;
}

export interface Place {
  readonly page: number;
  /** As evidence gives it: left, top, right, bottom, from the top of the page. */
  readonly box: readonly [number, number, number, number];
}

const PAGE = /(\d+) 0 obj\s*<<\s*\/Type \/Page\b[^]*?endobj/gu;

const numberIn = (pattern: RegExp, text: string): number => Number(pattern.exec(text)![1]);

type Body = readonly [number: number, body: string];

/** A page and what is needed to write it anew. `box`: where its place is from the lower left corner. */
function opened(bytes: Uint8Array, { page, box }: Place) {
  const file = Buffer.from(bytes).toString('latin1');
  const own = [...file.matchAll(PAGE)][page - 1]!;
  const height = numberIn(/\/MediaBox \[[\d.]+ [\d.]+ [\d.]+ ([\d.]+)\]/u, own[0]);
  const [left, right, bottom, top] = [box[0], box[2], height - box[3], height - box[1]];
  const dictionary = own[0].replace(/^\d+ 0 obj\s*/u, '').replace(/\s*endobj$/u, '');
  return { file, number: Number(own[1]), dictionary, size: sizeOf(file), left, right, bottom, top };
}

const sizeOf = (file: string): number => numberIn(/\/Size (\d+)/u, file);

export function withAnnotation(bytes: Uint8Array, place: Place, annotation: Annotation): Uint8Array {
  const { file, number, dictionary, size, left, right, bottom, top } = opened(bytes, place);
  const { subtype, entries = '', look = null, states = '' } = annotation;
  const corners = [left, top, right, top, left, bottom, right, bottom].join(' ');
  const shown = look === null ? '' : `/AP << /N ${size + 1} 0 R >>`;
  return revised(file, size + 2, [
    [number, dictionary.replace('<<', `<< /Annots [${size} 0 R]`)],
    [
      size,
      `<< /Type /Annot /Subtype /${subtype} /F 4 /C [1 0 0] /Rect [${left} ${bottom} ${right} ${top}] /QuadPoints [${corners}] ${entries} ${shown} >>`,
    ],
    [size + 1, formOf(look ?? '', states)],
  ]);
}

/** Painted last: the content in the page's own space, the place's lower left corner at 0, 0. */
export function withContent(
  bytes: Uint8Array,
  place: Place,
  content: (width: number, height: number) => string,
): Uint8Array {
  const { file, number, dictionary, size, left, right, bottom, top } = opened(bytes, place);
  const painted = `Q q 1 0 0 1 ${left} ${bottom} cm ${content(right - left, top - bottom)} Q`;
  const contents = /\/Contents (\d+ 0 R)/u.exec(dictionary)![1]!;
  return revised(file, size + 2, [
    [number, dictionary.replace(`/Contents ${contents}`, `/Contents [${size} 0 R ${contents} ${size + 1} 0 R]`)],
    [size, streamOf('', 'q')],
    [size + 1, streamOf('', painted)],
  ]);
}

/** Every page with more entries: how it lies and what of it is seen. */
export function withPageEntries(bytes: Uint8Array, entries: string): Uint8Array {
  const file = Buffer.from(bytes).toString('latin1');
  const bodies = [...file.matchAll(PAGE)].map(([object, number]): Body => {
    const dictionary = object.replace(/^\d+ 0 obj\s*/u, '').replace(/\s*endobj$/u, '');
    return [Number(number), dictionary.replace('<<', `<< ${entries}`)];
  });
  return revised(file, sizeOf(file), bodies);
}

/** The same glyphs under other characters: `change` gets each table of characters. */
export function withCharacters(bytes: Uint8Array, change: (cmap: string) => string): Uint8Array {
  const file = Buffer.from(bytes).toString('latin1');
  const numbers = new Set([...file.matchAll(/\/ToUnicode (\d+) 0 R/gu)].map(([, number]) => Number(number)));
  const bodies = [...numbers].map((number): Body => {
    const object = file.slice(file.search(new RegExp(`(?<=[\\r\\n])${number} 0 obj`, 'u')));
    const data = object.slice(object.search(/stream\r?\n/u)).replace(/^stream\r?\n/u, '');
    const length = numberIn(/\/Length (\d+)/u, object);
    const cmap = inflateSync(Buffer.from(data.slice(0, length), 'latin1')).toString('latin1');
    return [number, streamOf('', change(cmap))];
  });
  return revised(file, sizeOf(file), bodies);
}

const streamOf = (entries: string, content: string): string =>
  `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;

const formOf = (content: string, states: string): string =>
  streamOf(`/Type /XObject /Subtype /Form /BBox [0 0 400 400] /Resources << /ExtGState << ${states} >> >>`, content);

function revised(file: string, size: number, bodies: readonly Body[]): Uint8Array {
  const before = /startxref\s+(\d+)\s+%%EOF\s*$/u.exec(file)?.[1] ?? '';
  const root = /\/Root \d+ 0 R/u.exec(file.slice(file.lastIndexOf('trailer')))?.[0] ?? '';
  let out = `${file}\n`;
  const rows = bodies.map(([number, body]) => {
    const at = out.length;
    out += `${number} 0 obj\n${body}\nendobj\n`;
    return `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = out.length;
  out += `xref\n${rows.join('')}trailer\n<< ${root} /Size ${size} /Prev ${before} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(out, 'latin1'));
}
