/** Reservations about a PDF as a whole. */
import type { Note } from '../../model/note.ts';

export function noTextNote(pages: readonly number[]): Note {
  return {
    code: 'extraction.no-text-layer',
    message: {
      zh: `第${pages.join('、')}页只有图像，没有文字层，未能读取；请先做文字识别。`,
      en: `${pageWords(pages)} only an image without a text layer and could not be read; recognise its text first.`,
    },
    cells: [],
  };
}

export function recognisedNote(pages: readonly number[]): Note {
  return {
    code: 'extraction.no-text-layer',
    message: {
      zh: `第${pages.join('、')}页是扫描图像，文字取自文字识别生成的隐藏文字层，可能与图像不符。`,
      en: `${pageWords(pages)} a scanned image; its text comes from a hidden layer of recognised text and may differ from the image.`,
    },
    cells: [],
  };
}

export function pagesLeftOutNote(pages: readonly number[]): Note {
  return {
    code: 'extraction.part-left-out',
    message: {
      zh: `第${pages.join('、')}页已损坏，未能读取。`,
      en: `${pages.length === 1 ? 'Page' : 'Pages'} ${pages.join(', ')} could not be read and ${pages.length === 1 ? 'was' : 'were'} left out: damaged.`,
    },
    cells: [],
  };
}

export function leaningNote(pages: readonly number[]): Note {
  return {
    code: 'extraction.part-left-out',
    message: {
      zh: `第${pages.join('、')}页部分文字倾斜，与其余行列不齐，未能可靠读取。`,
      en: `${pages.length === 1 ? 'Page' : 'Pages'} ${pages.join(', ')}: part of the text leans away from the lines of the page and could not be read for sure.`,
    },
    cells: [],
  };
}

export const cutOffFileNote: Note = {
  code: 'extraction.cut-off',
  message: {
    zh: 'PDF 文件不完整，在末尾之前中断：各阅读器显示的内容可能不同，其后的内容没有读到，不作判断；请重新下载',
    en: 'The PDF breaks off before its end: viewers may show it differently, and what would have followed was not judged; download it again',
  },
  cells: [],
};

export function coveredNote(pages: readonly number[]): Note {
  return {
    code: 'extraction.part-left-out',
    message: {
      zh: `第${pages.join('、')}页表格处有文字被其他内容遮盖，看不见，未读取。`,
      en: `${pages.length === 1 ? 'Page' : 'Pages'} ${pages.join(', ')}: something hides text of a table; it is not seen and was not read.`,
    },
    cells: [],
  };
}

export function cutOffNote(pages: readonly number[]): Note {
  return {
    code: 'extraction.part-left-out',
    message: {
      zh: `第${pages.join('、')}页的表格超出页面边缘或显示范围，其外部分看不见，未读取。`,
      en: `${pages.length === 1 ? 'Page' : 'Pages'} ${pages.join(', ')}: a table runs off the page or the part of it that is shown; what lies beyond is not seen and was not read.`,
    },
    cells: [],
  };
}

export function beyondEdgeNote(pages: readonly number[]): Note {
  return {
    code: 'extraction.part-left-out',
    message: {
      zh: `第${pages.join('、')}页有文字在页面边缘或显示范围之外，看不见，未读取。`,
      en: `${pages.length === 1 ? 'Page' : 'Pages'} ${pages.join(', ')}: text lies beyond the edge of the page, or of what is shown of it; it is not seen and was not read.`,
    },
    cells: [],
  };
}

function pageWords(pages: readonly number[]): string {
  return pages.length === 1 ? `Page ${pages.join('')} is` : `Pages ${pages.join(', ')} are each`;
}
