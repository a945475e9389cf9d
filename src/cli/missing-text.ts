/** What an export had to leave out, since it is damaged, in words. */
import type { Damage } from '../exports/merge/merge.ts';
import { loggedUri } from '../model/logged-uri.ts';
import type { Language } from './language.ts';
import { printable } from './terminal-text.ts';

export function missingText({ path, line, name }: Damage, language: Language): string {
  const record = name === null ? '' : ` ${name.recordId} ${printable(loggedUri(name.uri))}`;
  const where = printable(path);
  if (line === null)
    return language === 'zh'
      ? `缺：${where} 已损坏或不存在，其记录不明`
      : `missing: ${where} is damaged or gone, its records are not known`;
  return language === 'zh'
    ? `缺：记录${record}（${where} 第 ${line} 行已损坏）`
    : `missing: record${record} (line ${line} of ${where} is damaged)`;
}
