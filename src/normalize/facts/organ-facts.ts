/** Whose report it is, where its title does not say: the lines beside it, the opening words, the signature, the particulars. */
import type { TextBlock } from '../../model/document.ts';
import { closingDay, signedLine } from './closing-day.ts';
import { firstFound, type Found, found } from './found.ts';
import { withoutMarks } from './converter-marks.ts';
import { bareOrganName, isOrganName } from './organ-names.ts';
import type { PlacedTitle } from './placed-titles.ts';
import { sectionOf } from '../sections/section-heading.ts';

type Named = Found<string>;

/** Every organ that the print names as the one that reports, the surest first. */
export function printedOrgans(texts: readonly TextBlock[], title: PlacedTitle | null): readonly Named[] {
  return [besideTitle(texts, title), opening(texts), signature(texts), ofSource(texts)].flatMap((one) => one ?? []);
}

/** The line below a title that names no organ, or above it. */
function besideTitle(texts: readonly TextBlock[], title: PlacedTitle | null): Named | null {
  if (title === null) return null;
  const [below, above] = [texts[title.index + title.lineCount], texts[title.index - 1]];
  return namedIn(below, 'title', nameAlone) ?? namedIn(above, 'title', nameAlone);
}

/** A line that is nothing but a name, in brackets or not. */
function nameAlone(line: string): string | null {
  const bare = withoutMarks(line)
    .replace(/\s/gu, '')
    .replace(/^[（(](.{1,60})[）)]$/u, '$1');
  const name = bareOrganName(bare);
  return isOrganName(name) ? name : null;
}

const NAME = '[\\p{Script=Han}\\d（）()·]{3,40}?';
/** 机构编制 is a noun in the names of commissions. */
const MAKES = '(?:(?<!机构)编制|编写|编撰|撰写|编辑|制作|制定|起草|形成|公布|发布|公开)';
const REPORT = '(?:了|完成|并(?:公布|发布|公开))*(?:本|此|该|《|20|二|政府信息|信息公开|年度报告|年报)';
const BESIDES = '(?:组织|认真|牵头|负责|特此?|现|依法|依据.{0,30}|根据.{0,30}|按照.{0,30}|结合.{0,20})';

/** …的要求，甲县统计局编制本报告; 本报告由甲县统计局编制; 现公布甲县统计局2023年政府信息公开工作年度报告. */
const OPENINGS = [
  `(?:^|[，,。；;:：]|现?由|现将)(?<organ>${NAME})${BESIDES}{0,2}${MAKES}${REPORT}`,
  `(?:报告|年报)(?:是|系)?由(?<organ>${NAME})(?:负责|组织|牵头|依据|根据|按照|依照|结合|${MAKES}|[，,])`,
  `${MAKES}(?:了|完成)?《?(?<organ>${NAME})(?:关于)?(?:19|20)\\d\\d年度?政府信息公开`,
].map((source) => new RegExp(source, 'u'));

/** No opening words are longer, and none stand further down. */
const MAX_OPENING_LENGTH = 1500;

/** Names that hold for the place they stand in alone: 县政府办公室, 街道办事处. */
const RELATIVE = /^(?:省|州|市(?![东南西北中]区)|县|区|旗|镇|乡|街道|国务院|中央|上级|党中央)/u;

const opening = (texts: readonly TextBlock[]): Named | null =>
  firstFound(openingOf(texts), (block) => {
    const words = block.text.slice(0, MAX_OPENING_LENGTH).replace(/\s/gu, '');
    return firstFound(OPENINGS, (pattern) => {
      const match = pattern.exec(words);
      const name = bareOrganName(match?.groups?.['organ'] ?? '').replace(/^[现特兹]?[由将]/u, '');
      const isNamed = match !== null && isOrganName(name) && !RELATIVE.test(name);
      return isNamed ? found(name, match[0], 'opening', block) : null;
    });
  });

/** The paragraphs before the first section; all if there is none. */
export function openingOf(texts: readonly TextBlock[]): readonly TextBlock[] {
  const heading = texts.findIndex(({ text }) => sectionOf(text) !== null);
  return heading < 0 ? texts : texts.slice(0, heading);
}

/** The line above a closing date, or the words before it in its line. */
function signature(texts: readonly TextBlock[]): Named | null {
  const last = texts.findLastIndex(({ text }) => closingDay(text) !== null);
  const [above, line] = [texts[last - 1], texts[last]];
  const signed = namedIn(line, 'signature', (text) => signedLine(text)?.name ?? null);
  return signed ?? namedIn(last < 0 ? undefined : above, 'signature', nameAlone);
}

function namedIn(
  block: TextBlock | undefined,
  from: 'title' | 'signature',
  read: (text: string) => string | null,
): Named | null {
  const name = block === undefined ? null : read(block.text);
  return block === undefined || name === null ? null : found(name, block.text, from, block);
}

/** No line of particulars is longer. */
const MAX_PARTICULARS_LENGTH = 200;

/** 来源：甲县统计局, 发布机构：… in a page's line of particulars. */
const SOURCE =
  /(?:来源|发布机构|发文机关|发布单位|公开主体|编制单位|填报单位|报告单位|单位名称)\s*[:：]\s*(?<organ>[^\s，,;；|】\]]{3,40})/u;

const ofSource = (texts: readonly TextBlock[]): Named | null =>
  firstFound(openingOf(texts), (block) => {
    const match = block.text.length > MAX_PARTICULARS_LENGTH ? null : SOURCE.exec(block.text);
    const name = bareOrganName(match?.groups?.['organ'] ?? '');
    return match !== null && isOrganName(name) ? found(name, match[0], 'particulars', block) : null;
  });
