/** The parts of a Word file that is one XML (Flat OPC): `pkg:part` elements that each hold a part. */
import { PipelineError } from '../../model/pipeline-error.ts';
import { decodeBytes } from '../encoding/decode-bytes.ts';
import { partKey, type PackageParts } from './package-parts.ts';
import { childOf, childrenOf, parseXml } from './xml-tree.ts';

/** Pictures stand in it as text, a third longer than they are. */
const maxBytes = 48 * 1024 * 1024;

/** Errors: `extract.too-large` and those of `parseXml`. */
export function flatParts(bytes: Uint8Array): PackageParts {
  if (bytes.length > maxBytes) {
    throw new PipelineError(
      'extract.too-large',
      `Word XML 文档超过 ${maxBytes} 字节，未予读取；请另存为 DOCX。The Word XML document is larger than ${maxBytes} bytes; save it as DOCX.`,
    );
  }
  const root = parseXml(decodeBytes(bytes, 'markup').text, 'pkg:package');
  const parts = new Map(
    childrenOf(root, 'pkg:part').map((part) => [
      partKey(part.attributes['name']?.replace(/^\//, '') ?? ''),
      childOf(part, 'pkg:xmlData')?.children[0] ?? null,
    ]),
  );
  return { has: (path) => parts.has(partKey(path)), read: (path) => parts.get(partKey(path)) ?? null };
}
