/** What names and links tell of text whose style stands in a sheet that we don't have. */
import type { PageElement } from './page.ts';

/** Links to a place on the page, and what editors call the marks of notes. */
const note = /foot-?note|end-?note|note-?ref|\bfn-?(?:ref|mark)|\bsuperscript\b/i;
/** The names that frameworks give to what a desk's screen doesn't show … */
const hiding =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader(?:-text)?|d-none|hidden|hide|is-hidden|invisible|visible-(?:xs|sm|print)\S*|d-(?:sm|md|lg|xl)-none|(?:sm|md|lg|xl):hidden|hidden-(?:sm-up|md|lg)\S*|(?:mobile|phone|print|m|wap)-(?:only|show)|(?:only|show|visible)-(?:mobile|phone|print|wap)|tool-?tip\S*|popover\S*)(?=\s|$)/i;
/** … and to what it does. */
const showing =
  /(?:^|\s)(?:(?:d-(?:sm|md|lg|xl)-|(?:sm|md|lg|xl):)(?:block|inline|flex|grid|table)\S*|visible-(?:md|lg)\S*|show|in)(?=\s|$)/i;

/** `note`: the mark of a footnote; `unsure`: perhaps not shown; null: as any other text. */
export function namedNature(element: PageElement): 'note' | 'unsure' | null {
  for (let at: PageElement | null = element; at !== null && at.display === 'inline'; at = at.parent) {
    if (isNote(at)) return 'note';
    if (isNamedHidden(at)) return 'unsure';
  }
  return null;
}

const isNamedHidden = ({ attributes: { class: names } }: PageElement): boolean =>
  names !== undefined && hiding.test(names) && !showing.test(names);

/** Words that are perhaps not shown, as those for screen readers (`sr-only`). */
export function isPerhapsHidden(element: PageElement): boolean {
  for (let at: PageElement | null = element; at !== null && at.display === 'inline'; at = at.parent)
    if (isNamedHidden(at)) return true;
  return false;
}

function isNote({ tag, attributes: { class: names, href, role } }: PageElement): boolean {
  if (tag === 'a' && href !== undefined && /^#./.test(href)) return true;
  return role === 'doc-noteref' || (names !== undefined && note.test(names));
}

/** What editors, word processors and converters call pieces of text, however they look. */
const idle =
  /^(?:Mso\w*|Apple-\S+|ql-\S+|mce\S*|ne-\S+|lake-\S+|bjh-\S+|md-\S+|notranslate|font-?\d*|xl\d+|[a-z]{1,2}\d+|css-\w+|style\d*|text\d*|txt\d*|content\d*|rich\S*|\d+|\S+:\S+)$/i;

/** Names of the pieces of a line that text stands in, as far as they may mean a look. `isStyled`: the page's own sheets tell it. */
export function namesAt(element: PageElement, isStyled: (name: string) => boolean): string {
  const names: string[] = [];
  for (let at: PageElement | null = element; at !== null && at.display === 'inline'; at = at.parent)
    for (const name of at.attributes['class']?.split(/\s+/) ?? [])
      if (name !== '' && !idle.test(name) && !isStyled(name)) names.push(name);
  return names.join(' ');
}
