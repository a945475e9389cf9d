/** docs/operations.md with its tables written anew: what stands between its marks. */
import { allAdvice } from '../../src/cli/advice/advice-of.ts';
import { errorTitle } from '../../src/cli/error-titles.ts';
import { retryClasses } from '../../src/fetch/retry-policy.ts';
import { settingsTable } from '../../src/operations/settings/settings-page.ts';

export const operationsPage = (page: string): string =>
  withSection(withSection(page, 'settings', settingsTable()), 'errors', errorsTable());

function withSection(page: string, name: string, content: string): string {
  const [before, after] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [page.indexOf(before), page.indexOf(after)];
  if (from === -1 || to < from) throw new Error(`the page lacks its section ${name}`);
  return `${page.slice(0, from + before.length)}\n\n${content}\n\n${page.slice(to)}`;
}

function errorsTable(): string {
  const retries: Readonly<Record<string, string>> = retryClasses;
  const rows = Object.entries(allAdvice).map(([code, advice]) => {
    const { zh, en } = errorTitle(code);
    const title = zh === code ? '' : `${zh} · ${en}`;
    return `| \`${code}\` | ${title} | ${retries[code] ?? ''} | ${advice.zh}<br>${advice.en} |`;
  });
  return ['| code | title | retry | what to do |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
