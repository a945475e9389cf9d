/** How one kind of site writes its pages. */
import type { ModelCell, ModelDocument, ModelText } from '../document.ts';

export interface HtmlStyle {
  readonly name: string;
  readonly page: (document: ModelDocument, body: string) => string;
  readonly text: (block: ModelText) => string;
  readonly table: (rows: string, hidden: boolean) => string;
  readonly row: (cells: string, index: number) => string;
  /** `content` is markup already. */
  readonly cell: (cell: ModelCell, spans: string, content: string) => string;
  /** Markup of a cell's text. */
  readonly content: (text: string) => string;
  readonly bytes: (html: string) => Uint8Array;
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\u00a0', '&nbsp;')
    .replaceAll('\u200b', '&#8203;');
}

export const lines = (text: string): string => escaped(text).replaceAll('\n', '<br>');

export function metaTags({ meta }: ModelDocument): string {
  return Object.entries(meta)
    .map(([name, content]) => `<meta name="${name}" content="${escaped(content)}">\n`)
    .join('');
}

const tags: Readonly<Record<ModelText['kind'], string>> = {
  title: 'h1',
  heading: 'h2',
  paragraph: 'p',
  caption: 'p',
  signature: 'p',
};

export function style(name: string, patch: Partial<Omit<HtmlStyle, 'name'>> = {}): HtmlStyle {
  return {
    name,
    page: (document, body) =>
      `<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>${escaped(document.name)}</title>\n` +
      `${metaTags(document)}</head>\n<body>\n${body}</body>\n</html>\n`,
    text: ({ kind, text }) => `<${tags[kind]}>${lines(text)}</${tags[kind]}>\n`,
    table: (rows, hidden) =>
      `<table border="1"${hidden ? ' style="display:none"' : ''}>\n<tbody>\n${rows}</tbody>\n</table>\n`,
    row: (cells) => `<tr>${cells}</tr>\n`,
    cell: (_, spans, content) => `<td${spans}>${content}</td>`,
    content: lines,
    bytes: (html) => new TextEncoder().encode(html),
    ...patch,
  };
}
