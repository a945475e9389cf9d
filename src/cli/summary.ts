import type { InputList } from './list-inputs.ts';
import type { Language } from './language.ts';
import type { Tally } from './tally.ts';

interface SummaryFacts {
  readonly tally: Tally;
  readonly list: InputList;
  readonly elapsedMs: number;
}

/** One or two lines for people. */
export function summaryText(facts: SummaryFacts, language: Language): string {
  return (language === 'zh' ? chinese(facts) : english(facts))
    .filter((part) => part !== '')
    .join(language === 'zh' ? '；' : '; ');
}

function chinese({ tally, list, elapsedMs }: SummaryFacts): readonly string[] {
  const { error, warning, info } = tally.findings;
  return [
    `${tally.inputs} 个文件，${tally.records} 条记录：完整 ${tally.complete}，部分 ${tally.partial}，失败 ${tally.failed}${listed(tally.failures)}`,
    `检查发现：错误 ${error}，警告 ${warning}，提示 ${info}`,
    passedOverText(list, 'zh'),
    list.repeated === 0 ? '' : `重复指定 ${list.repeated} 次，只读一次`,
    `用时 ${seconds(elapsedMs)} 秒`,
  ];
}

function english({ tally, list, elapsedMs }: SummaryFacts): readonly string[] {
  const { error, warning, info } = tally.findings;
  return [
    `${tally.inputs} input(s), ${tally.records} record(s): ${tally.complete} complete, ${tally.partial} partial, ${tally.failed} failed${listed(tally.failures)}`,
    `findings: ${error} error(s), ${warning} warning(s), ${info} info`,
    passedOverText(list, 'en'),
    list.repeated === 0 ? '' : `named again ${list.repeated} time(s), read once`,
    `${seconds(elapsedMs)} s`,
  ];
}

/** '' if nothing was. */
export function passedOverText({ passedOver }: InputList, language: Language): string {
  const passed = total(passedOver);
  if (passed === 0) return '';
  return language === 'zh'
    ? `略过其他类型文件 ${passed}${listed(passedOver)}`
    : `${passed} file(s) of other types passed over${listed(passedOver)}`;
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1);

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** The most frequent first, names that are empty as a dash. */
function listed(counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (entries.length === 0) return '';
  return ` (${entries.map(([name, count]) => `${name === '' ? '-' : name} ${count}`).join(', ')})`;
}
