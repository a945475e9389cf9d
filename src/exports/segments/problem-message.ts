/** What verification found, in words. */
import { loggedUri } from '../../model/logged-uri.ts';
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
    case 'line-count':
      return differing('行数', 'lines', problem);
    case 'digest':
    case 'content':
    case 'name':
      return digestMessages[problem.kind];
    default:
      return lineMessage(problem);
  }
}

const digestMessages: Readonly<Record<'digest' | 'content' | 'name', Message>> = {
  digest: { zh: '内容与清单的 SHA-256 不符', en: "the content differs from the manifest's SHA-256" },
  content: { zh: '记录与清单的 SHA-256 不符', en: "the lines differ from the manifest's SHA-256" },
  name: { zh: '文件名与清单的 SHA-256 不符', en: "the name differs from the manifest's SHA-256" },
};

type InLine = Extract<SegmentProblem | ManifestProblem, { readonly line: number }> | Contradiction;
type Contradiction = Extract<ManifestProblem, { readonly segment: string }>;

function lineMessage(problem: InLine): Message {
  switch (problem.kind) {
    case 'contradiction':
      return {
        zh: `清单对分段 ${problem.segment} 的记载与其他清单矛盾`,
        en: `the manifest contradicts another about the segment ${problem.segment}`,
      };
    case 'record':
      return recordMessage(problem);
    case 'line-not-a-record':
      return {
        zh: `第 ${problem.line} 行不符合记录格式（${problem.detail}）`,
        en: `line ${problem.line} is not a record (${problem.detail})`,
      };
    default:
      return lineMessages[problem.kind](problem.line);
  }
}

const recordMessage = ({ line, recordId, uri }: Extract<SegmentProblem, { readonly kind: 'record' }>): Message => ({
  zh: `第 ${line} 条记录已损坏：${recordId ?? '编号不明'} ${uri === null ? '' : loggedUri(uri)}`.trimEnd(),
  en: `record ${line} is damaged: ${recordId ?? 'which one is not known'} ${uri === null ? '' : loggedUri(uri)}`.trimEnd(),
});

const lineMessages: Readonly<
  Record<'line-torn' | 'line-not-json' | 'line-damaged' | 'line-lost' | 'line-feed-lost', (line: number) => Message>
> = {
  'line-torn': (line) => ({ zh: `第 ${line} 行不完整`, en: `line ${line} is torn` }),
  'line-not-json': (line) => ({ zh: `第 ${line} 行不是 JSON`, en: `line ${line} is not JSON` }),
  'line-damaged': (line) => ({ zh: `清单第 ${line} 行已损坏`, en: `line ${line} of the manifest is damaged` }),
  'line-lost': (line) => ({
    zh: `清单第 ${line} 行缺失或错位`,
    en: `line ${line} of the manifest is lost or out of place`,
  }),
  'line-feed-lost': (line) => ({
    zh: `清单第 ${line} 行缺少换行符`,
    en: `line ${line} of the manifest lacks its line feed`,
  }),
};

const differing = (
  zh: string,
  en: string,
  { expected, found }: { readonly expected: number; readonly found: number },
): Message => ({
  zh: `${zh}应为 ${expected}，实为 ${found}`,
  en: `${found} ${en} instead of ${expected}`,
});
