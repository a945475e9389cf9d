/** A print of Chromium with an annotation over a figure, added as a revision behind the file's end. */
import { Buffer } from 'node:buffer';

export interface Annotation {
  readonly subtype: string;
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

export function withAnnotation(bytes: Uint8Array, { page, box }: Place, annotation: Annotation): Uint8Array {
  const file = Buffer.from(bytes).toString('latin1');
  const own = [...file.matchAll(PAGE)][page - 1]!;
  const height = numberIn(/\/MediaBox \[[\d.]+ [\d.]+ [\d.]+ ([\d.]+)\]/u, own[0]);
  const size = numberIn(/\/Size (\d+)/u, file);
  const { subtype, look = null, states = '' } = annotation;
  const [left, right, bottom, top] = [box[0], box[2], height - box[3], height - box[1]];
  const corners = [left, top, right, top, left, bottom, right, bottom].join(' ');
  const shown = look === null ? '' : `/AP << /N ${size + 1} 0 R >>`;
  return revised(file, size + 2, [
    [Number(own[1]), own[0].replace(/^\d+ 0 obj\s*<</u, `<< /Annots [${size} 0 R]`).replace(/\s*endobj$/u, '')],
    [
      size,
      `<< /Type /Annot /Subtype /${subtype} /F 4 /C [1 0 0] /Rect [${left} ${bottom} ${right} ${top}] /QuadPoints [${corners}] ${shown} >>`,
    ],
    [size + 1, formOf(look ?? '', states)],
  ]);
}

const formOf = (content: string, states: string): string =>
  `<< /Type /XObject /Subtype /Form /BBox [0 0 400 400] /Resources << /ExtGState << ${states} >> >> /Length ${content.length} >>\nstream\n${content}\nendstream`;

function revised(file: string, size: number, bodies: readonly (readonly [number, string])[]): Uint8Array {
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
