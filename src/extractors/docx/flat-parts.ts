/** The parts of a Word file that is one XML (Flat OPC): `pkg:part` elements that each hold a part. */
import { PipelineError } from '../../model/pipeline-error.ts';
import { decodeBytes } from '../encoding/decode-bytes.ts';
import { partKey, type PackageParts } from './package-parts.ts';
import { childOf, childrenOf, parseXml, type XmlElement } from './xml-tree.ts';

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
  const text = decodeBytes(bytes, 'markup').text;
  const parts = partsIn(text, false);
  let whole: ReadonlyMap<string, XmlElement> | null = null;
  const contentOf = (part: XmlElement | undefined): XmlElement | null =>
    childOf(part, 'pkg:xmlData')?.children[0] ?? null;
  return {
    has: (path) => parts.has(partKey(path)),
    read: (path) => contentOf(parts.get(partKey(path))),
    readWhole: (path) => contentOf((whole ??= partsIn(text, true)).get(partKey(path))),
    text: () => null,
    bytes: (path) => {
      const data = childOf((whole ??= partsIn(text, true)).get(partKey(path)), 'pkg:binaryData');
      return data === undefined ? null : Buffer.from(data.text, 'base64');
    },
    paths: [...parts.values()].map(pathOf),
    cut: null,
  };
}

function partsIn(text: string, keepsAllText: boolean): ReadonlyMap<string, XmlElement> {
  const root = parseXml(text, 'pkg:package', keepsAllText);
  return new Map(childrenOf(root, 'pkg:part').map((part) => [partKey(pathOf(part)), part]));
}

const pathOf = ({ attributes }: XmlElement): string => attributes['name']?.replace(/^\//, '') ?? '';
