/** The source of a page as a page shows it: `&lt;td&gt;`. */

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'", amp: '&' };
/** Pages in pages in pages are none. */
const MOST_TIMES = 3;

/** Until its tables are markup. */
export function withoutEscapes(text: string): string {
  let read = text;
  for (let times = 0; times < MOST_TIMES && /&(?:amp;)*lt;t[dhr]\b/iu.test(read); times += 1)
    read = read.replace(
      /&(lt|gt|quot|#39|apos|amp);/giu,
      (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole,
    );
  return read;
}
