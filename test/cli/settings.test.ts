import { describe, expect, it } from 'vitest';
import { paintFor } from '../../src/cli/colour.ts';
import { languageArgument, languageOf } from '../../src/cli/language.ts';
import { progressOn } from '../../src/cli/progress.ts';

describe('the language', () => {
  it.each([
    ['en', { LANG: 'zh_CN.UTF-8' }, 'en'],
    [undefined, {}, 'zh'],
    [undefined, { LANG: 'C.UTF-8' }, 'zh'],
    [undefined, { LANG: 'en_US.UTF-8' }, 'en'],
    [undefined, { LANG: 'de_DE.UTF-8' }, 'en'],
    [undefined, { LC_ALL: 'zh_TW', LANG: 'en_US' }, 'zh'],
    [undefined, { LC_ALL: '', LANG: 'en_US' }, 'en'],
    ['fr', { LANG: 'en_US' }, 'en'],
  ] as const)('--lang %s with %j is %s', (option, environment, language) =>
    expect(languageOf(option, environment)).toBe(language),
  );

  it('is known before the arguments are parsed', () => {
    expect(languageArgument(['extract', 'a', '--lang', 'en'])).toBe('en');
    expect(languageArgument(['--lang=zh'])).toBe('zh');
    expect(languageArgument(['extract', 'a'])).toBeUndefined();
  });
});

describe('colour', () => {
  const red = '\u001B[31mx\u001B[39m';
  it.each([
    ['a terminal', { isTTY: true }, 'auto', {}, red],
    ['a pipe', {}, 'auto', {}, 'x'],
    ['NO_COLOR', { isTTY: true }, 'auto', { NO_COLOR: '1' }, 'x'],
    ['an empty NO_COLOR', { isTTY: true }, 'auto', { NO_COLOR: '' }, red],
    ['FORCE_COLOR', {}, 'auto', { FORCE_COLOR: '1' }, red],
    ['FORCE_COLOR=0', { isTTY: true }, 'auto', { FORCE_COLOR: '0' }, 'x'],
    ['a dumb terminal', { isTTY: true }, 'auto', { TERM: 'dumb' }, 'x'],
    ['--color always', {}, 'always', { NO_COLOR: '1' }, red],
    ['--color never', { isTTY: true }, 'never', { FORCE_COLOR: '1' }, 'x'],
  ] as const)('with %s', (_name, stream, choice, environment, text) =>
    expect(paintFor(stream, choice, environment)('red', 'x')).toBe(text),
  );
});

describe('the progress bar', () => {
  const plain = (_style: string, text: string): string => text;

  it('is drawn at most ten times a second, makes way for messages and goes at the end', () => {
    let clock = 0;
    const written: string[] = [];
    const write = (text: string): void => void written.push(text);
    const progress = progressOn({ total: 4, hasBar: true, paint: plain, write, now: () => clock });
    for (const [at, done] of [
      [0, 1],
      [50, 2],
      [1000, 3],
    ] as const) {
      clock = at;
      progress.advance(done);
    }
    progress.note('message');
    progress.end();
    expect(written).toEqual([
      '\r\u001B[K########...................... 1/4  1000.0/s',
      '\r\u001B[K#######################....... 3/4  3.0/s',
      '\r\u001B[K',
      'message\n',
    ]);
  });

  it('is left out where nobody sees it', () => {
    const written: string[] = [];
    const progress = progressOn({
      total: 4,
      hasBar: false,
      paint: plain,
      write: (text) => void written.push(text),
      now: () => 0,
    });
    progress.advance(1);
    progress.end();
    expect(written).toEqual([]);
  });
});
