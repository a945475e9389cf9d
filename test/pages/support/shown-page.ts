/** What a page shows: its commands, a line each, and what it says they print. */

export interface ShownCommand {
  /** As one types it: without a comment, and without `…` in it. */
  readonly line: string;
  /** Index of its block among the blocks of the page. */
  readonly block: number;
}

export interface ShownPage {
  readonly commands: readonly ShownCommand[];
  /** Texts of the page, and between them its blocks: odd ones are blocks, with the language in their first line. */
  readonly parts: readonly string[];
}

const FENCE = /(^```\w*\n[\s\S]*?^```$)/gmu;

export function shownPage(text: string): ShownPage {
  const parts = text.split(FENCE);
  const commands = parts.flatMap((part, block) => (isBlock(part, 'sh') ? commandsOf(part, block) : []));
  return { commands, parts };
}

export const isBlock = (part: string, language: string): boolean => part.startsWith(`\`\`\`${language}\n`);

export const linesOf = (block: string): readonly string[] => block.split('\n').slice(1, -1);

function commandsOf(block: string, index: number): readonly ShownCommand[] {
  const joined = linesOf(block).join('\n').replaceAll('\\\n', ' ').split('\n');
  return joined
    .map((line) => line.replace(/(?:^|\s+)# .*$/u, '').trim())
    .filter((line) => line !== '')
    .map((line) => ({ line, block: index }));
}

/** Digits and blanks aside, which every new rule changes. */
const shapeOf = (line: string): string => line.replaceAll(/\d+/gu, '0').replaceAll(/\s+/gu, ' ').trim();
const CUT = / ?…$/u;

/**
 * A block as it would be shown after this was printed: each line is the printed one, or its beginning before `…`. A line of `…` alone
 * stands for what is left out. Throws where nothing of that shape was printed.
 */
export function refreshed(block: string, printed: string): string {
  const candidates = printed.split('\n').map((line) => line.trimEnd());
  const lines = linesOf(block).map((line) => {
    if (['', '…'].includes(line.trim()) || candidates.includes(line)) return line;
    const shape = shapeOf(line.replace(CUT, ''));
    const found = candidates.find((one) => (CUT.test(line) ? shapeOf(one).startsWith(shape) : shapeOf(one) === shape));
    if (found === undefined) throw new Error(`shown, but not printed: ${line}\nprinted:\n${printed}`);
    return CUT.test(line) ? `${beginningOf(found, shape)} …` : found;
  });
  return ['```text', ...lines, '```'].join('\n');
}

function beginningOf(line: string, shape: string): string {
  let end = line.length;
  while (shapeOf(line.slice(0, end)) !== shape) end -= 1;
  return line.slice(0, end).trimEnd();
}
