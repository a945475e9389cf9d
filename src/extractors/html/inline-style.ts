/** Declarations of a style attribute or a rule's body, names and values in lower case; later ones win. */
export type Declarations = Readonly<Record<string, string>>;

const none: Declarations = {};

export function parseDeclarations(style: string | undefined): Declarations {
  if (style === undefined || style === '') return none;
  const found: Record<string, string> = {};
  for (const part of style.split(';')) {
    const colon = part.indexOf(':');
    if (colon < 1) continue;
    const name = part.slice(0, colon).trim().toLowerCase();
    found[name] = part
      .slice(colon + 1)
      .trim()
      .toLowerCase();
  }
  return found;
}
