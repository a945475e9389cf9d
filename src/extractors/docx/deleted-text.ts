import type { XmlElement } from './xml-tree.ts';

/** Elements that a revision takes away which is still open. */
export const takenAway = /^w:(?:del|moveFrom)$/;

export function deletedText({ name, text, children }: XmlElement): string {
  return (/^(?:w:t|w:delText|m:t)$/.test(name) ? text : '') + children.map(deletedText).join('');
}
