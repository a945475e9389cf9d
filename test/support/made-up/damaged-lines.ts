/** What goes wrong with the lines of a table in text: one is broken, two run together, one comes twice or with a gap. */
import type { Random } from './random.ts';
import type { TextStyle } from './render/text.ts';

type Lines = readonly string[];
type Damage = readonly [name: string, damage: (lines: Lines, at: number, random: Random) => Lines];

const damages: readonly Damage[] = [
  [
    'a line broken',
    (lines, at, random) => {
      const line = lines[at]!;
      const cut = random.int(1, Math.max(1, line.length - 1));
      return lines.toSpliced(at, 1, line.slice(0, cut), line.slice(cut));
    },
  ],
  ['two lines run together', (lines, at) => lines.toSpliced(at, 2, lines[at]! + (lines[at + 1] ?? ''))],
  ['two lines joined by a blank', (lines, at) => lines.toSpliced(at, 2, `${lines[at]!} ${lines[at + 1] ?? ''}`)],
  ['a blank line between', (lines, at) => lines.toSpliced(at, 0, '')],
  ['a line twice', (lines, at) => lines.toSpliced(at, 0, lines[at]!)],
  ['words between', (lines, at) => lines.toSpliced(at, 0, '（续表）')],
];

/** Of a cell a line: what is lost at the end of the table leaves its last row short. */
const lastLost: Damage = ['the last lines lost', (lines, _, random) => lines.slice(0, -random.int(1, 2))];
/** Of a row a line: which cells stand where is plain. */
const moved: Damage = ['a line moved down', (lines, at) => lines.toSpliced(at, 2, lines[at + 1] ?? '', lines[at]!)];

/** The style with one damage in the n-th table, and how it was damaged. */
export function damagedStyle(style: TextStyle, table: number, random: Random): readonly [TextStyle, string] {
  const isCellALine = /a cell a/.test(style.name);
  const [name, damage] = random.pick([...damages, isCellALine ? lastLost : moved]);
  let count = 0;
  const write: TextStyle['table'] = (source) => {
    const text = style.table(source);
    count += 1;
    if (count !== table + 1) return text;
    const lines = text.replace(/\n+$/, '').split('\n');
    const end = /\n*$/.exec(text)?.[0] ?? '';
    const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
    return damage(lines, random.pick(filled), random).join('\n') + end;
  };
  return [{ ...style, table: write }, name];
}
