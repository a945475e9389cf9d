/** What verification found, in words. */
import type { Message } from '../../model/note.ts';
import type { ManifestProblem } from './read-manifests.ts';
import type { SegmentProblem } from './verify-segments.ts';

export function problemMessage(problem: SegmentProblem | ManifestProblem): Message {
  switch (problem.kind) {
    case 'missing':
      return { zh: '清单所列的分段不存在', en: 'listed in the manifest but missing' };
    case 'unreadable':
      return { zh: `无法读取（${problem.detail}）`, en: `cannot be read (${problem.detail})` };
    case 'size':
      return differing('字节数', 'bytes', problem);
    case 'digest':
      return { zh: '内容与清单的 SHA-256 不符', en: "the content differs from the manifest's SHA-256" };
    case 'name':
      return { zh: '文件名与清单的 SHA-256 不符', en: "the name differs from the manifest's SHA-256" };
    case 'line-count':
      return differing('行数', 'lines', problem);
    default:
      return lineMessage(problem);
  }
}

type InLine = Extract<SegmentProblem | ManifestProblem, { readonly line: number }> | Contradiction;
type Contradiction = Extract<ManifestProblem, { readonly segment: string }>;

function lineMessage(problem: InLine): Message {
  switch (problem.kind) {
    case 'line-torn':
      return { zh: `第 ${problem.line} 行不完整`, en: `line ${problem.line} is torn` };
    case 'line-not-json':
      return { zh: `第 ${problem.line} 行不是 JSON`, en: `line ${problem.line} is not JSON` };
    case 'line-not-a-record':
      return {
        zh: `第 ${problem.line} 行不符合记录格式（${problem.detail}）`,
        en: `line ${problem.line} is not a record (${problem.detail})`,
      };
    case 'line-damaged':
      return { zh: `清单第 ${problem.line} 行已损坏`, en: `line ${problem.line} of the manifest is damaged` };
    case 'line-lost':
      return {
        zh: `清单第 ${problem.line} 行缺失或错位`,
        en: `line ${problem.line} of the manifest is lost or out of place`,
      };
    case 'line-feed-lost':
      return {
        zh: `清单第 ${problem.line} 行缺少换行符`,
        en: `line ${problem.line} of the manifest lacks its line feed`,
      };
    case 'contradiction':
      return {
        zh: `清单对分段 ${problem.segment} 的记载与其他清单矛盾`,
        en: `the manifest contradicts another about the segment ${problem.segment}`,
      };
  }
}

const differing = (
  zh: string,
  en: string,
  { expected, found }: { readonly expected: number; readonly found: number },
): Message => ({
  zh: `${zh}应为 ${expected}，实为 ${found}`,
  en: `${found} ${en} instead of ${expected}`,
});
