/** On pages that browsers take for old ones (quirks mode) names in style sheets match whatever their case. */

export type FoldSelector = (selector: string) => string;

const names = /\[[^\]]*\]|([.#])((?:[\w\u0080-\uffff-]|\\.)+)/g;

/** Classes in lower case, as the page's own then are; ids as the page writes them. */
export function foldingTo(ids: Iterable<string>): FoldSelector {
  const written = new Map([...ids].map((id) => [id.toLowerCase(), id]));
  return (selector) =>
    selector.replace(names, (whole, mark: string | undefined, name: string | undefined) => {
      if (name === undefined) return whole;
      return mark === '.' ? `.${name.toLowerCase()}` : `#${written.get(name.toLowerCase()) ?? name}`;
    });
}
