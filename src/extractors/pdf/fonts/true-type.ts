/** What a TrueType or OpenType file says of its glyphs: the characters of its cmap, the names of its post table. */
import { Buffer } from 'node:buffer';

export interface FontFile {
  /** Characters by glyph, of all cmaps for Unicode. */
  readonly characters: ReadonlyMap<number, ReadonlySet<number>>;
}

const NOTHING: FontFile = { characters: new Map() };
/** No font has more glyphs, whatever its tables say. */
const MAX_GLYPHS = 65_536;

export function readFontFile(bytes: Uint8Array): FontFile {
  try {
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const cmap = tableAt(view, 'cmap');
    return cmap === null ? NOTHING : { characters: readCmap(view, cmap) };
  } catch (error) {
    if (error instanceof RangeError) return NOTHING; // cut off or damaged: no evidence
    throw error;
  }
}

function tableAt(view: Buffer, tag: string): number | null {
  const count = view.readUInt16BE(4);
  for (let index = 0; index < count; index += 1) {
    const at = 12 + 16 * index;
    if (view.toString('latin1', at, at + 4) === tag) return view.readUInt32BE(at + 8);
  }
  return null;
}

function readCmap(view: Buffer, cmap: number): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, Set<number>>();
  const add = (character: number, glyph: number): void => {
    if (glyph === 0 || glyph >= MAX_GLYPHS) return;
    const own = found.get(glyph);
    if (own === undefined) found.set(glyph, new Set([character]));
    else own.add(character);
  };
  const count = view.readUInt16BE(cmap + 2);
  for (let index = 0; index < count; index += 1) {
    const at = cmap + 4 + 8 * index;
    const [platform, encoding] = [view.readUInt16BE(at), view.readUInt16BE(at + 2)];
    const isUnicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
    if (isUnicode)
      READERS[view.readUInt16BE(cmap + view.readUInt32BE(at + 4))]?.(view, cmap + view.readUInt32BE(at + 4), add);
  }
  return found;
}

type Add = (character: number, glyph: number) => void;

/** By format: 4 for the basic plane, 6 for one range, 12 for all of Unicode. Digits and what stands for them lie in the first. */
const READERS: Readonly<Record<number, (view: Buffer, at: number, add: Add) => void>> = {
  4: (view, at, add) => {
    const segments = view.readUInt16BE(at + 6) / 2;
    const [ends, starts] = [at + 14, at + 16 + 2 * segments];
    for (let index = 0; index < segments; index += 1) {
      const [end, start] = [view.readUInt16BE(ends + 2 * index), view.readUInt16BE(starts + 2 * index)];
      const delta = view.readUInt16BE(starts + 2 * segments + 2 * index);
      const rangeAt = starts + 4 * segments + 2 * index;
      const range = view.readUInt16BE(rangeAt);
      for (let character = start; character <= Math.min(end, 0xfffe); character += 1) {
        const stored = range === 0 ? character : view.readUInt16BE(rangeAt + range + 2 * (character - start));
        add(character, stored === 0 ? 0 : (stored + delta) & 0xffff);
      }
    }
  },
  6: (view, at, add) => {
    const [first, count] = [view.readUInt16BE(at + 6), view.readUInt16BE(at + 8)];
    for (let index = 0; index < count; index += 1) add(first + index, view.readUInt16BE(at + 10 + 2 * index));
  },
  12: (view, at, add) => {
    const groups = view.readUInt32BE(at + 12);
    for (let index = 0; index < Math.min(groups, MAX_GLYPHS); index += 1) {
      const group = at + 16 + 12 * index;
      const [start, end, glyph] = [
        view.readUInt32BE(group),
        view.readUInt32BE(group + 4),
        view.readUInt32BE(group + 8),
      ];
      for (let character = start; character <= Math.min(end, start + MAX_GLYPHS); character += 1) {
        add(character, glyph + character - start);
      }
    }
  },
};
