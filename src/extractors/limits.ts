/** What one document may hold before it is refused as `extract.too-complex`: far above any real report, low enough for a child of 512 MB. */
import type { Message } from '../model/note.ts';
import { PipelineError } from '../model/pipeline-error.ts';

/** A statutory report has some 400 cells; the largest page of statistics seen has under 5,000. */
export const maxCells = 100_000;

/** `what` names what there is too much of, in both languages. */
export function tooComplex(what: Message, limit: number): PipelineError {
  return new PipelineError(
    'extract.too-complex',
    `文档的${what.zh}超过上限 ${limit}，未予读取；请提供只含年度报告的文件。The document has more than ${limit} ${what.en}; supply a file that holds the report alone.`,
  );
}
