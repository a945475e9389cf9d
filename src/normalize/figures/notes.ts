/** The words of our doubts. Every one ends by sending the reader to the original. */
import type { Message, Note, NoteCode, TableName } from '../../model/report.ts';
import { witnessCodes, type WitnessId } from '../../model/witness.ts';
import { noteWords, ownWords } from '../witnesses/note-words.ts';
import type { ReadFigure } from './figures.ts';

/** One note for each reason in words, naming the figures. `doubts`: by code, of figures with and without a cell. */
export function doubtNotes(
  table: TableName,
  doubts: ReadonlyMap<string, readonly WitnessId[]>,
  figures: readonly ReadFigure[],
): readonly Note[] {
  const byWords = new Map<Message, Reason>();
  for (const [cell, witnesses] of doubts)
    for (const witness of witnesses) {
      const code = witnessCodes[witness];
      const words = ownWords[witness] ?? wordsOfCode[code];
      // The choice of a table writes its own.
      if (words === undefined) continue;
      const reason = byWords.get(words) ?? { code, cells: new Set(), witnesses: new Set() };
      reason.cells.add(cell);
      reason.witnesses.add(witness);
      byWords.set(words, reason);
    }
  return [...byWords].map(([words, { code, cells, witnesses }]) => {
    const isOfPrint = words === wordsOfCode[code] || [...witnesses].every((witness) => witness.startsWith('print.'));
    const prints = isOfPrint ? printsOf(figures.filter((one) => cells.has(one.code))) : '';
    return {
      code,
      message: {
        zh: `${words.zh}${prints}，先核对原文`,
        en: `${words.en}${prints}: check the original first`,
      },
      table,
      cells: [...cells],
      witnesses: [...witnesses],
    };
  });
}

const wordsOfCode: Partial<Readonly<Record<NoteCode, Message>>> = noteWords;

interface Reason {
  readonly code: NoteCode;
  readonly cells: Set<string>;
  readonly witnesses: Set<WitnessId>;
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

/** What a font or an encoding made of the words: no rule asks what they say. */
export const garbledNote: Note = {
  code: 'extraction.unknown-characters',
  message: {
    zh: '文字中夹有无法识别的字符（字体或编码未给出对应文字），标题、标签和正文的用语不作判断，先核对原文',
    en: 'Characters that cannot be recognised stand among the words (the font or encoding does not tell them): wordings are not judged, check the original first',
  },
  cells: [],
};

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

/** `tables`: not found, and where they are due stands a frame's page or what a script writes. */
export const elsewhereNotes = (tables: readonly TableName[]): readonly Note[] =>
  tables.map((table) => ({
    code: 'extraction.part-left-out',
    message: {
      zh: '该表的位置是嵌入的网页（iframe）或由脚本显示，未读取；请提供显示出来的网页、DOCX 或 PDF',
      en: 'A page in a frame, or a script, shows what stands in the table’s place; it was not read: supply the page as it shows, DOCX or PDF',
    },
    table,
    cells: [],
  }));
