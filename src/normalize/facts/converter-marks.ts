/** Marks by which texts made from other formats tell headings and emphasis: they are no part of what is printed. */

/** Before the words of a heading, by the format that writes them. */
const BEFORE = [
  // Keys of a head in YAML, org, reStructuredText: title: "…", #+TITLE:
  '(?:#\\+|:)?(?:title|TITLE|Title)[:=]\\s*["\']?',
  // Markdown, org, AsciiDoc, MediaWiki, DokuWiki, Typst; quotations and list marks before them.
  '[>|]',
  '[#*=!]{1,6}(?=\\s|[^\\s#*=!])',
  // Textile, Jira
  'h[1-6](?:\\([^()]{0,200}\\))?\\.',
  '\\{anchor:[^{}]{0,200}\\}',
  // LaTeX, troff, reStructuredText directives
  '\\\\(?:title|chapter|(?:sub)*section)\\*?\\s*\\{',
  '\\.(?:TH|SH|SS|NH|TL)\\b',
  '\\.\\.\\s',
  // Bullets and ornaments
  '[•·●○◆◇■□▲△▼▽★☆※➢►▶◎]',
  // Tags that stand as text
  '<\\/?(?:h[1-6]|b|strong|p|center|title|em|u|font)[^<>]*>',
];
const AFTER = ['[#=*_}"\'\\s]', '<\\/(?:h[1-6]|b|strong|p|center|title|em|u|font)>', '\\{[#.][^{}]{0,80}\\}'];

const LEADING = new RegExp(`^\\s*(?:(?:${BEFORE.join('|')}|_{1,3}(?=[^\\s_]))\\s*)+`, 'u');
/** One character at a time, so that a line of strokes can be parted in one way alone. */
const TRAILING = new RegExp(`(?:${AFTER.join('|')})+$`, 'u');
/** No heading is longer: beyond, nothing is looked for. */
const MAX_LENGTH = 400;

/** [words](address), [[address][words]] */
const LINK = /^\s*(?:!?\[(?<words>[^\][]+)\]\([^()]*\)|\[\[[^\][]*\]\[(?<named>[^\][]+)\]\])\s*$/u;

/** A line without the marks round it. */
export function withoutMarks(line: string): string {
  if (line.length > MAX_LENGTH) return line;
  const bare = line.replace(LEADING, '').replace(TRAILING, '');
  const { words, named } = LINK.exec(bare)?.groups ?? {};
  return words ?? named ?? bare;
}
