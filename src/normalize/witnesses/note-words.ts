/** The words of our doubts by the code of their note, and what notes say that stand by themselves. */
import type { Message, NoteCode } from '../../model/report.ts';
import type { WitnessId } from '../../model/witness.ts';

/** Of notes on figures. Their notes go on with prints, and end by sending the reader to the original. */
export const noteWords = {
  'extraction.two-readings': { zh: '两次读取不一致', en: 'Two readings of the cells differ' },
  'extraction.label-match': { zh: '行或列标签无法确认', en: 'The labels of rows or columns could not be confirmed' },
  'extraction.cell-count': {
    zh: '该行数值个数或位置与格式不符',
    en: 'The rows do not have as many values as the form, or not where it has them',
  },
  'extraction.page-continuation': {
    zh: '跨页表格衔接存疑',
    en: 'The table could not be carried on over the page break for sure',
  },
  'extraction.unknown-characters': { zh: '含无法识别字符', en: 'Cells hold characters that cannot be recognised' },
  'extraction.not-text': {
    zh: '单元格内有图片、图形等不是文字的内容，可能是数字的一部分',
    en: 'Cells hold pictures, drawings or the like, which may be a part of the number',
  },
  'extraction.struck': {
    zh: '数字上有划线，或压有字、符号',
    en: 'A line runs through the numbers, or a word or sign lies over them',
  },
  'extraction.covered': { zh: '单元格内有文字被遮盖', en: 'Something hides text in the cells' },
  'extraction.own-font': {
    zh: '数字使用网页自带的字体显示，所见字形可能与文字不同',
    en: 'Digits are shown in a font that the page brings along, whose glyphs may differ from the text',
  },
  'extraction.form-field': {
    zh: '数字是表单域的值，文件没有画出或所画不同，各阅读器显示可能不一',
    en: 'The numbers are values of form fields that the file does not draw, or draws otherwise: viewers may differ',
  },
  'extraction.cut-off': { zh: '文件在此处中断，数字可能不完整', en: 'The file ends here: the number may not be whole' },
  'extraction.two-numbers': {
    zh: '单元格内有两个数字或字形相近的字符',
    en: 'Cells hold two numbers, or letters that look like digits',
  },
  'extraction.number-on-rule': {
    zh: '数字压线，归属存疑',
    en: 'Numbers touch a ruling line and may belong to the neighbouring cell',
  },
} as const satisfies Partial<Readonly<Record<NoteCode, Message>>>;

const rowsUnread: Message = {
  zh: '表中有无法辨认的行，规定的行未能全部找到',
  en: 'Some rows could not be recognised, and not all rows of the form were found',
};

/** Witnesses whose note says something else than the others of its code. One note for those with the same words. */
export const ownWords: Partial<Readonly<Record<WitnessId, Message>>> = {
  'stray.beside-number': rowsUnread,
  'stray.values-in-header': rowsUnread,
  'stray.values-elsewhere': rowsUnread,
  'stray.labels-moved': rowsUnread,
  'unread.part-left-out': rowsUnread,
  'unread.other-table': rowsUnread,
  'unread.label-in-doubt': rowsUnread,
  'unread.numbers': rowsUnread,
  'unread.rows': rowsUnread,
  'unread.words': rowsUnread,
  'unread.columns-elsewhere': rowsUnread,
  'unread.header-elsewhere': rowsUnread,
  'choice.traces': rowsUnread,
  'print.part-of-number': {
    zh: '单元格内的小数点一侧没有数字，数字可能不完整',
    en: 'Cells hold numbers without digits on one side of the point, which may not be whole',
  },
  'print.sign-beside': {
    zh: '单元格内数字旁有箭头、勾、星号、引号等符号',
    en: 'Cells hold signs beside the number: arrows, ticks, stars, quotation marks or the like',
  },
  'choice.edition-unknown': {
    zh: '无法从标签判断该表属于哪一版格式',
    en: 'The labels do not tell of which edition of the form the table is',
  },
  'choice.not-found': {
    zh: '未找到该表，或表中没有可读取的数据；可能以图片、附件形式提供',
    en: 'The table was not found, or holds nothing readable; it may be an image or an attachment',
  },
};
