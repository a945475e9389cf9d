/** A page as a reader's browser would build it: only what is shown or says how it is shown. */

import type { Arrangement } from './arrangement.ts';
import type { Surroundings } from './surroundings.ts';

export type Display = 'none' | 'block' | 'inline' | 'break' | 'table' | 'caption' | 'row-group' | 'row' | 'cell';

/** What stands the other way round: every letter, the parts that lie side by side, or nothing. */
export type Turned = 'letters' | 'parts' | null;

/** What a box shows of a line of text. */
export interface Room {
  /** Infinite where the page doesn't say it. */
  readonly px: number;
  /** Words go on in a further line. */
  readonly wraps: boolean;
}

export type Lined = 'through' | 'itself' | null;

export interface PageText {
  readonly kind: 'text';
  readonly text: string;
}

export interface PageElement {
  readonly kind: 'element';
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: PageElement | null;
  /** Ordinal among the element's siblings that are elements, from 1: the n of `:nth-child(n)`. */
  readonly nth: number;
  readonly display: Display;
  /** False where the text takes up its place but can't be seen (visibility, zero size, transparency). */
  readonly visible: boolean;
  /** Text in the colour of its background, as far as the page itself says. */
  readonly pale: boolean;
  /** Height of the letters, as far as the page says it. */
  readonly sizePx: number;
  readonly struck: boolean;
  readonly raised: boolean;
  /** Shown elsewhere than after what stands before it. */
  readonly displaced: boolean;
  /** What is in it is shown in another order. */
  readonly turned: Turned;
  /** A style adds letters to its text, or hides some of it, so that it may show another number. */
  readonly altered: boolean;
  /** The pictures of its ground as they are named; empty where there is none. */
  readonly picture: string;
  /** A line is drawn through it, or it is such a line itself if nothing stands in it. */
  readonly lined: Lined;
  readonly room: Room;
  /** Its letters are those of a font that the page brings along. */
  readonly ownFont: boolean;
  /** As a box among boxes. */
  readonly arrangement: Arrangement;
  /** It is no box itself; what stands in it takes its place. */
  readonly isContents: boolean;
  readonly preserved: boolean;
  /** Characters that are seen in it, white space not counted. */
  readonly shownLength: number;
  /** Tables that are shown in it, itself not counted. */
  readonly tableCount: number;
  readonly children: readonly PageNode[];
}

export type PageNode = PageElement | PageText;

export interface Page {
  readonly root: PageElement;
  /** Ids that occur once. */
  readonly uniqueIds: ReadonlySet<string>;
  /** `meta` and `title`, keys in lower case. */
  readonly properties: Readonly<Record<string, string>>;
  /** Elements that may lead to another document, in reading order: links, and what embeds one. */
  readonly linking: readonly PageElement[];
  /** Its style sheets and scripts. */
  readonly around: Surroundings;
  /** Names of elements that hold tables which no browser shows. */
  readonly unseenTables: ReadonlySet<string>;
  /** The markup ends before its end. */
  readonly isCutOff: boolean;
}
