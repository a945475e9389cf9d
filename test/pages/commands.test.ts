/**
 * The commands of the documentation run as they are printed, each once for its place, and what a page shows below them is what they
 * printed: `npm run docs` brings it up to date.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Page, type Place, places } from './places.ts';
import { goesOn, notRun } from './support/not-run.ts';
import { queriesOf, runQuery } from './support/run-query.ts';
import { openSandbox, type Sandbox } from './support/sandbox.ts';
import { interpreters } from './support/interpreters.ts';
import { isBlock, linesOf, refreshed, type ShownCommand, shownPage } from './support/shown-page.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const isRun = ({ line }: ShownCommand): boolean => !notRun.some(({ command }) => command.test(line));

describe.each(places)('$name', ({ pages, contents }: Place) => {
  let sandbox: Sandbox;
  const done = new Set<string>();
  beforeAll(async () => void (sandbox = await openSandbox(contents)));
  afterAll(() => sandbox[Symbol.asyncDispose]());

  describe.each(pages)('$path', (page: Page) => {
    const text = read(page.path);
    const { commands, parts } = shownPage(text);
    let printed = '';

    it.each(commands.filter(isRun))('$line', async ({ line, block }) => {
      if (done.has(line) && !isShown(parts, block)) return;
      done.add(line);
      const { code, stdout, stderr } = await sandbox.run(line, page.language);
      // 3: findings, as the samples have. 130: told to stop.
      expect(goesOn.test(line) ? [0, 130] : [0, 3], stderr).toContain(code);
      printed += `${stdout}\n${stderr}\n`;
    });

    // In both languages the same: a test of the guides.
    if (page.language === 'en' && page.path !== 'docs/formats.md')
      it.each(queriesOf(text))('$engine: $what', async (query) =>
        expect((await runQuery(query, sandbox.folder)).length).toBeGreaterThan(0),
      );

    for (const { language, program, isThere } of interpreters)
      for (const part of parts.filter((one) => page.language === 'en' && isBlock(one, language)))
        it.runIf(isThere)(`${language} where ${program} has what it needs`, async () => {
          writeFileSync(join(sandbox.folder, 'script'), linesOf(part).join('\n'));
          const { code, stderr } = await sandbox.run(`${program} script`, page.language);
          expect(code, stderr).toBe(0);
        });

    it('shows what was printed', () => {
      const current = parts.map((part) => (isBlock(part, 'text') ? refreshed(part, printed) : part)).join('');
      return expect(current).toMatchFileSnapshot(join(root, page.path));
    });
  });
});

/** Whether the next block of the page that isn't prose shows what was printed. */
const isShown = (parts: readonly string[], block: number): boolean => isBlock(parts[block + 2] ?? '', 'text');

describe('the documentation', () => {
  it('has no page with commands that none of the places runs', () => {
    const pages = globSync(['*.md', 'docs/**/*.md', 'samples/*.md'], { cwd: root });
    const run = new Set(places.flatMap((place) => place.pages.map(({ path }) => path)));
    expect(pages.filter((path) => shownPage(read(path)).commands.length > 0 && !run.has(path))).toEqual([]);
  });

  it('has a command for each exception', () => {
    const lines = places.flatMap(({ pages }) => pages.flatMap(({ path }) => shownPage(read(path)).commands));
    expect(notRun.filter(({ command }) => !lines.some(({ line }) => command.test(line)))).toEqual([]);
  });

  it('names only scripts of package.json', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    const lines = places.flatMap(({ pages }) => pages.flatMap(({ path }) => shownPage(read(path)).commands));
    const named = lines.flatMap(({ line }) => /^npm run (\S+)/u.exec(line)?.[1] ?? []);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});
