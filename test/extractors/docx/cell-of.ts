/** What is read of a cell with the given content, beside one that holds `x`. */
import { extractDocx } from '../../../src/extractors/docx/extract-docx.ts';
import { drawn, gridsOf } from '../read-back.ts';
import { tbl, tc, tr, wordFile, type WordParts } from './word-file.ts';

export async function cellOf(content: string, parts?: WordParts, properties = ''): Promise<string> {
  const file = wordFile(tbl(tr([tc(content, properties), tc('x')])), parts);
  return (drawn(gridsOf(await extractDocx(file))[0])[0] ?? '').replace(/\|x$/, '');
}
