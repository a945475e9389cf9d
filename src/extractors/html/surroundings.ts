/** What a page has besides its elements that may change what one of them shows: style sheets and scripts. */

export interface Surroundings {
  /** Style sheets that we don't have may give boxes pictures. */
  readonly hasForeignSheet: boolean;
  /** Whether the page's own sheets name a class. */
  readonly isStyled: (className: string) => boolean;
  /** Whether a class stands at text elsewhere on the page: then it is none of icons. */
  readonly isOfText: (className: string) => boolean;
  /** Whether a script of the page names an id, a class or an attribute's value. */
  readonly isScripted: (name: string) => boolean;
  /** Whether a script of the page writes into cells. */
  readonly fillsCells: boolean;
}

/** Longer ones are libraries. */
const maxScriptLength = 200_000;
const classInSheet = /\.((?:[\w\u0080-\uffff-])+)/g;
const word = /[\w-]+/g;
const writes = /innerHTML|innerText|textContent|insertCell|createTextNode|nodeValue|\.(?:html|text|append)\(/;
const ofCells = /['"`#.\s](?:t[dr]|tbody|table|cells?|rows?)\b|\.(?:cells|rows)\b/i;

/** `scripts`: their texts, as far as they are on the page. */
export function surroundingsOf(
  sheets: readonly string[],
  scripts: readonly string[],
  hasForeignSheet: boolean,
  classesOfText: () => ReadonlySet<string>,
): Surroundings {
  // On old pages names match in any case: here it is enough that a sheet speaks of one.
  const styled = onDemand(() =>
    namesIn(
      sheets.map((sheet) => sheet.replaceAll('\\', '').toLowerCase()),
      classInSheet,
      1,
    ),
  );
  const own = scripts.filter(({ length }) => length <= maxScriptLength);
  const scripted = onDemand(() => namesIn(own, word, 0));
  const ofText = onDemand(classesOfText);
  return {
    hasForeignSheet: hasForeignSheet || sheets.some((sheet) => sheet.includes('@import')),
    isStyled: (name) => styled().has(name.toLowerCase()),
    isOfText: (name) => ofText().has(name),
    isScripted: (name) => scripted().has(name),
    fillsCells: own.some((script) => writes.test(script) && ofCells.test(script)),
  };
}

function namesIn(texts: readonly string[], pattern: RegExp, group: number): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[group] ?? '')));
}

export function onDemand<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
