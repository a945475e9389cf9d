/** The words of our doubts. Every one ends by sending the reader to the original. */
import type { Message, Note, NoteCode, TableName } from '../../model/report.ts';
import { witnessCodes } from '../../model/witness.ts';
import type { ReadFigure } from './figures.ts';

const messages: Partial<Record<NoteCode, Message>> = {
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
  'extraction.struck': { zh: '数字上有划线', en: 'A line runs through the numbers' },
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
};

/** One note for each reason, naming the figures. */
export function doubtNotes(table: TableName, figures: readonly ReadFigure[]): readonly Note[] {
  const reasons = new Set(figures.flatMap(({ doubts }) => doubts.map((witness) => witnessCodes[witness])));
  return [...reasons].map((code) => {
    const cells = figures.filter(({ doubts }) => doubts.some((witness) => witnessCodes[witness] === code));
    const { zh, en } = messages[code] ?? { zh: '读取存疑', en: 'The reading is in doubt' };
    const prints = printsOf(cells);
    return {
      code,
      message: { zh: `${zh}${prints}，先核对原文`, en: `${en}${prints}: check the original first` },
      table,
      cells: cells.map((cell) => cell.code),
    };
  });
}

/** Only informs: each figure with what stood there before. */
export function trackedChangesNote(table: TableName, figures: readonly ReadFigure[]): Note {
  const shown = figures.slice(0, MAX_SHOWN).map(({ replaced = '', figure }) => {
    const now = figure?.evidence.raw.trim() ?? '';
    return `${JSON.stringify(replaced)} → ${JSON.stringify(now)}`;
  });
  const changes = shown.join(', ') + (figures.length > MAX_SHOWN ? ' …' : '');
  return {
    code: 'extraction.tracked-changes',
    message: {
      zh: `文件带有未处理的修订，按接受全部修订后的数字读取（${changes}）；发布前请接受或拒绝修订`,
      en: `The file has revisions that are still open; the figures are those after accepting them all (${changes}): accept or reject them before publishing`,
    },
    table,
    cells: [],
    about: figures.map(({ code }) => code),
  };
}

const MAX_SHOWN = 5;

/** The first few cells as printed. */
function printsOf(cells: readonly ReadFigure[]): string {
  const printed = cells.map(({ figure }) => figure?.evidence.raw.trim() ?? '').filter((raw) => raw !== '');
  return printed.length === 0
    ? ''
    : `（${[...new Set(printed)]
        .slice(0, 5)
        .map((raw) => JSON.stringify(raw))
        .join(', ')}）`;
}

export const spansNote = (table: TableName): Note => ({
  code: 'extraction.spans-disagree',
  message: {
    zh: '表头与数据列跨列不一致，按单元格次序读取',
    en: 'Header and data spans disagree; values were read in the order of the cells',
  },
  table,
  cells: [],
});

export const sharedGridNote = (table: TableName): Note => ({
  code: 'extraction.shared-grid',
  message: { zh: '多张表共用一个网格，按标签切分', en: 'Several tables share one grid; it was divided by labels' },
  table,
  cells: [],
});

/** Rows of the form that were not found, while rows stand there that could not be read. */
export const unreadRowsNote = (table: TableName, codes: readonly string[]): Note => ({
  code: 'extraction.label-match',
  message: {
    zh: '表中有无法辨认的行，规定的行未能全部找到，先核对原文',
    en: 'Some rows could not be recognised, and not all rows of the form were found: check the original first',
  },
  table,
  cells: codes,
});

/** `codes`: those of the newest form. */
export const unknownEditionNote = (table: TableName, codes: readonly string[]): Note => ({
  code: 'extraction.label-match',
  message: {
    zh: '无法从标签判断该表属于哪一版格式，先核对原文',
    en: 'The labels do not tell of which edition of the form the table is: check the original first',
  },
  table,
  cells: codes,
});

/** `codes`: those of the form in force that have no cell. */
export function notFoundNote(table: TableName, codes: readonly string[]): Note {
  return {
    code: 'extraction.table-not-found',
    message: {
      zh: '未找到该表，或表中没有可读取的数据；可能以图片、附件形式提供，先核对原文',
      en: 'The table was not found, or holds nothing readable; it may be an image or an attachment: check the original first',
    },
    table,
    cells: codes,
  };
}

/** `ordinals`: of sections that may be there. */
export function unclearSectionsNotes(ordinals: readonly number[]): readonly Note[] {
  if (ordinals.length === 0) return [];
  const printed = ordinals.map((ordinal) => '一二三四五六'.charAt(ordinal - 1)).join('、');
  const message = {
    zh: `第${printed}部分的标题文字出现在文中，但无法确认是否为标题，先核对原文`,
    en: `Words of the heading of section ${printed} stand in the text, but nothing shows whether they are its heading: check the original first`,
  };
  return [{ code: 'extraction.section-unclear', message, cells: [] }];
}
