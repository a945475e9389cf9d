import { PipelineError } from '../../model/pipeline-error.ts';
import type { XmlElement } from './xml-tree.ts';

/** What a Word file is made of, however it is packed. */
export interface PackageParts {
  readonly has: (path: string) => boolean;
  /** Null where there is no such part. */
  readonly read: (path: string) => XmlElement | null;
  /** With all of its text, whatever the names of its elements: a part that isn't the word processor's own. */
  readonly readWhole: (path: string) => XmlElement | null;
  /** As it is packed. Null where there is no such part, or it is XML in a file of one XML. */
  readonly bytes: (path: string) => Uint8Array | null;
  /** As it is written. Null where there is no such part, or it is XML in a file of one XML. */
  readonly text: (path: string) => string | null;
  readonly paths: readonly string[];
  /** Null for a file that is whole. */
  readonly cut: CutParts | null;
}

/** Of a file that breaks off before its end. */
export interface CutParts {
  /** The part that it breaks off in, as far as it goes; null for any other. */
  readonly readShort: (path: string) => ShortPart | null;
}

export interface ShortPart {
  readonly root: XmlElement;
  /** It breaks off within a table. */
  readonly isInTable: boolean;
}

/** Names of parts are equal whatever their case and whether or not they are percent-encoded (ECMA-376 part 2, 6.2.2). */
export function partKey(path: string): string {
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    return path.toLowerCase();
  }
}

/** A part that can't be read is as good as none. */
export function quietly<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof PipelineError) return null;
    throw error;
  }
}
