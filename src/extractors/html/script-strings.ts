/** The strings of a script, as they are written: nothing is run. */

export interface ScriptString {
  readonly text: string;
  /** Code since the string before, without comments. */
  readonly before: string;
  /** Parts of it are filled in when the script runs. */
  readonly isPattern: boolean;
}

export interface ScriptStrings {
  readonly strings: readonly ScriptString[];
  /** Code behind the last. */
  readonly rest: string;
}

/** Strings, comments, and what begins a pattern of letters (`/…/`) rather than divides. */
const TOKEN =
  /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|`(?:[^`\\]|\\[\s\S])*(?:`|$)|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)|(?<=(?:^|[(,=:[!&|?{};\n])\s{0,20})\/(?![/*])(?:[^/\\[\n]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*\])+\//gu;

export function stringsOf(script: string): ScriptStrings {
  const strings: ScriptString[] = [];
  let code = '';
  let from = 0;
  for (const { 0: token, index } of script.matchAll(TOKEN)) {
    code += script.slice(from, index);
    from = index + token.length;
    const quote = token[0] ?? '';
    if (quote === '/') {
      if (!/^\/[/*]/u.test(token)) code += '/ /';
      continue;
    }
    const isPattern = quote === '`' && /(?<!\\)\$\{/u.test(token);
    strings.push({ text: unescaped(token.slice(1, -1)), before: code, isPattern });
    code = '';
  }
  return { strings, rest: code + script.slice(from) };
}

const ESCAPE = /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|(\r?\n|[\s\S]))/giu;
const NAMED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0' };

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPE, (_, ...found: readonly (string | undefined)[]) => {
    const [long, short, byte, letter = ''] = found;
    const code = long ?? short ?? byte;
    if (code !== undefined) return characterOf(Number.parseInt(code, 16));
    return /\n$/u.test(letter) ? '' : (NAMED[letter] ?? letter);
  });
}

const characterOf = (code: number): string => (code > 0x10_ffff ? '\ufffd' : String.fromCodePoint(code));
