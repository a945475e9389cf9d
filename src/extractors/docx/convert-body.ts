import mammoth from 'mammoth';

/** Only what the rewritten body uses. */
const styleMap = [
  ...[1, 2, 3, 4, 5, 6].map((level) => `p.Heading${level} => h${level}:fresh`),
  // The page that is made of it is white.
  "r.Unseen => font[color='white']",
];

/** The rewritten body → HTML. mammoth is given the one part that matters, unzipped. */
export async function convertBody(xml: string): Promise<string> {
  const main = 'word/document.xml';
  const file = {
    exists: (name: string) => name === main,
    read: (name: string) => Promise.resolve(name === main ? xml : ''),
  };
  // mammoth reads `file` where neither path nor buffer is given; an array buffer is what its types know besides.
  const input = { arrayBuffer: new ArrayBuffer(0), file };
  const { value } = await mammoth.convertToHtml(input, {
    styleMap,
    includeDefaultStyleMap: false,
    includeEmbeddedStyleMap: false,
  });
  return value;
}
