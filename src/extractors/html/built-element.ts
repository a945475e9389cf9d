/** An element of a page while it is built. */
import type { Appearance } from './appearance.ts';
import type { PageElement, PageNode } from './page.ts';

const noChildren: readonly PageNode[] = [];

/** Elements that look alike share their look: a page has thousands of elements and few looks. */
export class BuiltElement implements PageElement {
  readonly kind = 'element';
  readonly tag: string;
  readonly attributes: PageElement['attributes'];
  readonly parent: PageElement | null;
  readonly nth: number;
  shownLength = 0;
  tableCount = 0;
  /** Still to come when the element is made, since they point back to it. */
  children = noChildren;
  readonly #look: Appearance;

  constructor(
    tag: string,
    attributes: PageElement['attributes'],
    parent: PageElement | null,
    nth: number,
    look: Appearance,
  ) {
    this.tag = tag;
    this.attributes = attributes;
    this.parent = parent;
    this.nth = nth;
    this.#look = look;
  }

  get display(): PageElement['display'] {
    return this.#look.display;
  }
  get visible(): boolean {
    return this.#look.visible;
  }
  get pale(): boolean {
    return this.#look.pale;
  }
  get sizePx(): number {
    return this.#look.veil.sizePx;
  }
  get struck(): boolean {
    return this.#look.struck;
  }
  get raised(): boolean {
    return this.#look.raised;
  }
  get displaced(): boolean {
    return this.#look.displaced;
  }
  get turned(): PageElement['turned'] {
    return this.#look.turned;
  }
  get altered(): boolean {
    return this.#look.altered;
  }
  get picture(): string {
    return this.#look.picture;
  }
  get lined(): PageElement['lined'] {
    return this.#look.lined;
  }
  get room(): PageElement['room'] {
    return this.#look.room;
  }
  get ownFont(): boolean {
    return this.#look.ownFont;
  }
  get arrangement(): PageElement['arrangement'] {
    return this.#look.arrangement;
  }
  get isContents(): boolean {
    return this.#look.isContents;
  }
  get preserved(): boolean {
    return this.#look.preserved;
  }
}
