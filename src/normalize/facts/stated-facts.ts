/** What a file or page states of itself in its properties. It never beats what is printed. */
import type { Properties } from '../../model/document.ts';
import { firstFound, type Found, found } from './found.ts';
import { bareOrganName, isOrganName } from './organ-names.ts';
import { readTitle, type Title } from './title.ts';

/** Meta tags and metadata tables of government sites, the surest first (国办发〔2019〕… 网站标签规范). */
const TITLE_KEYS = ['articletitle', '名称', '标题', 'og:title', 'title'];
const ORGAN_KEYS = [
  ...['发布机构', '公开机构', '发文机关', '发文机构', '发布单位', '制发机关', '公开主体', '来源', '信息来源'],
  ...['contentsource', 'author-organization', 'sitename'],
];

/** Names in Chinese stand in a table on the page, the others in meta tags or the file's properties. */
export const ofProperty = <T>(value: T, key: string, text: string): Found<T> =>
  found(value, text, /\p{Script=Han}/u.test(key) ? 'particulars' : 'property', null);

/** The title that a property names. */
export const statedTitle = (properties: Properties): Found<Title> | null =>
  firstFound(TITLE_KEYS, (key) => {
    const text = properties[key] ?? '';
    const [head = ''] = text.split(/[_|]|\s[-–—]\s/u);
    const title = wholePartOf(head) ?? readTitle(head);
    return title === null ? null : ofProperty(title, key, text);
  });

/** The one part of a page's name that is a title with its organ and year: that of the site stands before or behind it. */
function wholePartOf(name: string): Title | null {
  const parts = name.split(/[-–—\s]+/u);
  if (parts.length < 2) return null;
  return parts.map(readTitle).find((title) => title !== null && title.organ !== null && title.year !== null) ?? null;
}

/** Organs that properties name, the surest first. */
export function statedOrgans(properties: Properties): readonly Found<string>[] {
  return ORGAN_KEYS.flatMap((key) => {
    const text = properties[key] ?? '';
    const name = bareOrganName(text.replace(/\s/gu, ''));
    return isOrganName(name) ? [ofProperty(name, key, text)] : [];
  });
}

/** 标题 that Word gives a file which it prints. */
const PRINTED_BY_WORD = /^Microsoft (?:Office )?Word\s*[-–—]\s*/iu;

/** Organs that a file names in its title and company properties, which no reader of it sees. */
export function fileOrgans({ title = '', company = '' }: Properties): readonly string[] {
  const ofTitle = readTitle(title.replace(PRINTED_BY_WORD, '').replace(/\.(?:docx?|wps|pdf)$/iu, ''))?.organ ?? '';
  return [...new Set([ofTitle, company].map((name) => bareOrganName(name.replace(/\s/gu, ''))))].filter(isOrganName);
}
