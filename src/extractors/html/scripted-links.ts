/** Addresses that stand in code. Only text between quotes counts: nothing is run. */

const quoted = /(["'`])((?:\\\/|(?!\1)[^\\\n]){1,2000})\1/gu;
const documentEnd = /\.(?:pdf|docx?|docm|ofd|wps|rtf|txt)(?:[?#].*)?$/iu;

const isAddress = (text: string): boolean =>
  /^(?:https?:)?\/\/\S+$/iu.test(text) ||
  /^\.{0,2}\/[^\s<>]+$/u.test(text) ||
  /^[^\s<>/]+\.(?:s?html?|jspx?|aspx?|php|do)(?:[?#]\S*)?$/iu.test(text);

/** What a call like `openFile('/files/nb.pdf', '_blank')` names; null if it names no address. */
export function addressIn(code: string): string | null {
  const texts = [...code.matchAll(quoted)].map(([, , text = '']) => text.trim());
  return texts.find((text) => documentEnd.test(text)) ?? texts.find(isAddress) ?? null;
}

/** Documents that a script shows, as a PDF viewer does: whole addresses between quotes, each once. */
export function addressesInScript(script: string): readonly string[] {
  const texts = [...script.matchAll(quoted)].map(([, , text = '']) => text.trim().replaceAll('\\/', '/'));
  return [...new Set(texts.filter((text) => documentEnd.test(text) && !/[<>{}*$\s]/u.test(text)))];
}
