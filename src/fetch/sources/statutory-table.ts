/** Whether a page carries the report itself, so that its attachments are no matter. */
import { editions, tableNames } from '../../forms/catalogue.ts';
import type { Block, Document } from '../../model/document.ts';

const folded = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\p{P}\p{S}\p{Cf}]/gu, '');

/** Labels that occur in a statutory table and hardly elsewhere: 总计 or 其他 alone would tell nothing. */
const LEAST_LABEL_LENGTH = 4;
const labels: ReadonlySet<string> = new Set(
  editions
    .flatMap(({ tables }) =>
      tableNames.flatMap((name) =>
        tables[name].blocks.flatMap(({ rows, columns }) =>
          [...rows, ...columns].map(({ label }) => folded(label.text)),
        ),
      ),
    )
    .filter((label) => label.length >= LEAST_LABEL_LENGTH),
);

/** Fewer labels than this occur in tables of other papers (行政许可 and 行政处罚 together, say). */
const ENOUGH = 4;

export const hasStatutoryTable = (document: Document): boolean =>
  document.blocks.some((block) => labelsIn(block).size >= ENOUGH);

function labelsIn(block: Block): ReadonlySet<string> {
  if (block.kind !== 'grid') return new Set();
  const found = block.cells.map(({ text }) => folded(text).replace(/^(?:[一二三四五六七八九十]|\d)(?=\D{4})/u, ''));
  return new Set(found.filter((text) => labels.has(text)));
}
