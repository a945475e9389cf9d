/** What a part's heading says of the numbers under it. */
import { ORDINAL } from './paragraphs.ts';
import type { Subject } from './wordings/subjects.ts';

export interface Heading {
  readonly subject: Subject | null;
  /** Where in the text its words end. */
  readonly to: number;
}

const SUBJECTS: readonly (readonly [RegExp, Subject])[] = [
  [/复议|诉讼/u, 'disputes'],
  [/依申请|申请公开|公开申请|申请(?:的)?(?:办理|受理|处理|答复|情况)/u, 'requests'],
  [
    /主动公开|平台|互动|回应|解读|管理|监督|保障|培训|制度|组织|领导|机制|问题|改进|措施|下一步|队伍|建设|媒体|网站|重点|政务公开|宣传|考核/u,
    'foreign',
  ],
];

const MAX_LENGTH = 26;
/** What a sentence has and a heading hasn't. */
const SENTENCE = /\d|未|无|没|零|均|全部|[件份起宗部元]$|(?:收到|新收|办结|答复)(?!和|情况|的|及)/u;
const isShort = (words: string): boolean => words.length > 0 && words.length <= MAX_LENGTH;

function subjectOf(words: string): Subject | null {
  // 主动公开和依申请公开 leaves both.
  if (/主动公开/u.test(words) && /依申请/u.test(words)) return null;
  return SUBJECTS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** Words that stand by themselves, and tell nothing that a sentence tells. */
function isHeading(words: string, mark: string): boolean {
  const isApart = mark === '' || '。:'.includes(mark) || /(?:情况|方面|工作)$/u.test(words);
  return isShort(words) && isApart && !SENTENCE.test(words.replace(/\d{4}年度?/u, ''));
}

const ordinalAt = (text: string, from: number): string => ORDINAL.exec(text.slice(from))?.[0] ?? '';

/** The heading at the beginning of a paragraph, or of a sentence that has an ordinal; null if there is none. */
export function headingAt(text: string, from: number, isFirst: boolean): Heading | null {
  const ordinal = ordinalAt(text, from);
  if (ordinal === '' && !isFirst) return null;
  const to = from + ordinal.length;
  const words = wordsAt(text, to);
  const mark = text.charAt(to + words.length);
  const subject = isHeading(words, mark) ? subjectOf(words) : null;
  if (ordinal === '' && subject === null) return null;
  if (!isHeading(words, mark)) return { subject: null, to };
  return { subject, to: to + words.length + (/[。:,]/u.test(mark) ? 1 : 0) };
}

const wordsAt = (text: string, from: number): string => /^[^。:;,!?]*/u.exec(text.slice(from))?.[0] ?? '';
