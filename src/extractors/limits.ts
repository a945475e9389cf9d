/** What one document may hold before it is refused as `extract.too-complex`: far above any real report, low enough for a child of 512 MB. */
import { PipelineError } from '../model/pipeline-error.ts';

/** A statutory report has some 400 cells; the largest page of statistics seen has under 5,000. */
export const maxCells = 200_000;

export function tooComplex(what: string, limit: number): PipelineError {
  return new PipelineError(
    'extract.too-complex',
    `文档${what}超过上限 ${limit}，未予读取；请提供只含年度报告的文件。The document's ${what} exceeds ${limit}; supply a file that holds the report alone.`,
  );
}
