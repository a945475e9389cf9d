/** What is told of tables that a page holds without showing them as tables. */
import type { Message, Note } from '../../model/note.ts';
import type { HeldPage, Holder } from './held-page.ts';

const READ: Readonly<Record<Holder, Message>> = {
  script: {
    zh: '表格写在网页的脚本里，由脚本显示；已按脚本中的内容读取',
    en: 'The tables stand in a script of the page, which shows them; they were read as the script holds them',
  },
  text: {
    zh: '网页把表格的源代码作为文字显示，已按其源代码读取',
    en: 'The page shows the source of its tables as text; they were read from that source',
  },
  field: {
    zh: '表格写在网页标签的属性里，由脚本显示；已按属性中的内容读取',
    en: 'The tables stand in attributes of the page’s tags, for a script to show; they were read as they stand there',
  },
};

const UNREAD: Readonly<Record<'script' | 'comment', Message>> = {
  script: {
    zh: '网页的表格由脚本拼成，未读取；请提供显示出来的网页、DOCX 或 PDF',
    en: 'A script puts the tables of the page together; they were not read: supply the page as it shows, DOCX or PDF',
  },
  comment: {
    zh: '网页的表格在注释里，浏览器不显示，未读取；请提供显示出来的网页、DOCX 或 PDF',
    en: 'The tables of the page stand in a comment, which browsers do not show; they were not read: supply the page as it shows, DOCX or PDF',
  },
};

export function heldNotes(held: Pick<HeldPage, 'holder' | 'unread'> | null): readonly Note[] {
  if (held === null) return [];
  const unread = [...held.unread].map((place): Note => ({
    code: 'extraction.part-left-out',
    message: UNREAD[place],
    cells: [],
  }));
  return held.holder === null
    ? unread
    : [{ code: 'extraction.held-page', message: READ[held.holder], cells: [] }, ...unread];
}

export const attachmentNote: Note = {
  code: 'extraction.part-left-out',
  message: {
    zh: '邮件的附件未读取；报告在附件中的，请另存附件后再读取',
    en: 'The attachments of the mail were not read; if the report is one of them, save it by itself',
  },
  cells: [],
};
