/** The parts of a Word file that are read. */
import { PipelineError } from '../../model/pipeline-error.ts';
import { type CustomParts, customParts } from './custom-parts.ts';
import { flatParts } from './flat-parts.ts';
import { type PackageParts, quietly, type ShortPart } from './package-parts.ts';
import { childrenOf, elementsIn, type XmlElement } from './xml-tree.ts';
import { zipParts } from './zip-parts.ts';

export interface WordPackage {
  readonly body: XmlElement;
  /** All that is in it but properties, in order. */
  readonly elements: readonly XmlElement[];
  /** Where the file breaks off before its end, and what it lost; null for one that is whole. */
  readonly cut: { readonly isInTable: boolean; readonly lacksStyles: boolean } | null;
  readonly styles: XmlElement | null;
  readonly numbering: XmlElement | null;
  /** Headers and footers, which stand outside of the text. */
  readonly margins: readonly XmlElement[];
  /** Read when they are asked for. */
  readonly customParts: () => CustomParts;
  readonly core: XmlElement | null;
  readonly app: XmlElement | null;
  /** XML of the main part and of its relationships; null where the file is none that others read. */
  readonly mainText: () => { readonly document: string; readonly relationships: string | null } | null;
  /** Content of an embedded document by the id of its relationship; null where it isn't there, or is damaged. */
  readonly chunk: (id: string) => Uint8Array | null;
  /** Targets of the main part's relationships that lead out of the file, by id. */
  readonly externalTargets: ReadonlyMap<string, string>;
}

interface Relationship {
  readonly id: string;
  /** The last word of the type, alike in transitional and strict files. */
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** Errors: `extract.damaged`, `extract.encrypted`, `extract.too-large`, `extract.too-complex`, `extract.unsupported-format`. */
export function openPackage(bytes: Uint8Array): WordPackage {
  const parts = isZip(bytes) ? zipParts(bytes) : flatParts(bytes);
  const { has, read } = parts;
  const main = mainPartPath(read('_rels/.rels'), has);
  const short = parts.cut?.readShort(main) ?? null;
  const document = short?.root ?? read(main);
  const body = document?.children.find(({ name }) => name === 'w:body');
  if (body === undefined) throw parts.cut === null ? noBody() : cutBeforeBody();
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const relationshipsPath = `${folder}_rels/${main.slice(folder.length)}.rels`;
  const relationships = readRelationships(read(relationshipsPath), folder);
  const related = (type: string): XmlElement | null =>
    read(relationships.find((one) => one.type === type)?.target ?? `${folder}${type}.xml`);
  const styles = related('styles');
  return {
    body,
    elements: elementsIn(body),
    cut: cutOf(parts, short, styles),
    styles,
    numbering: related('numbering'),
    margins: relationships.flatMap(({ type, target }) =>
      type === 'header' || type === 'footer' ? (quietly(() => read(target)) ?? []) : [],
    ),
    mainText: () => {
      const text = parts.cut === null ? parts.text(main) : null;
      return text === null ? null : { document: text, relationships: parts.text(relationshipsPath) };
    },
    customParts: () => customParts(parts),
    chunk: (id) => {
      const target = relationships.find((one) => one.id === id && one.type === 'aFChunk' && !one.external)?.target;
      return target === undefined ? null : quietly(() => parts.bytes(target));
    },
    core: quietly(() => read('docProps/core.xml')),
    app: quietly(() => read('docProps/app.xml')),
    externalTargets: new Map(relationships.filter(({ external }) => external).map(({ id, target }) => [id, target])),
  };
}

const cutOf = ({ cut }: PackageParts, short: ShortPart | null, styles: XmlElement | null): WordPackage['cut'] =>
  cut === null ? null : { isInTable: short?.isInTable === true, lacksStyles: styles === null };

const noBody = (): PipelineError =>
  new PipelineError(
    'extract.damaged',
    'DOCX 缺少正文部件；请用 Word 或 WPS 打开后另存。The DOCX has no document body; open it in Word or WPS and save it again.',
  );

const cutBeforeBody = (): PipelineError =>
  new PipelineError(
    'extract.damaged',
    'DOCX 不完整，在正文之前中断；请重新下载。The DOCX is cut off before its text; download it again.',
  );

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

function mainPartPath(packageRelationships: XmlElement | null, has: (path: string) => boolean): string {
  const named = readRelationships(packageRelationships, '').find(({ type }) => type === 'officeDocument')?.target;
  return named !== undefined && has(named) ? named : 'word/document.xml';
}

function readRelationships(part: XmlElement | null, folder: string): readonly Relationship[] {
  return childrenOf(part ?? undefined, 'Relationship').map(({ attributes }) => {
    const target = attributes['Target'] ?? '';
    const external = attributes['TargetMode'] === 'External';
    const type = attributes['Type']?.split('/').at(-1) ?? '';
    return { id: attributes['Id'] ?? '', type, external, target: external ? target : partPath(folder, target) };
  });
}

function partPath(folder: string, target: string): string {
  const steps = (target.startsWith('/') ? target : `${folder}${target}`).split(/[/\\]/);
  const path: string[] = [];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
