import type { Note } from '../../model/note.ts';
import { isGarbled } from './common-characters.ts';
import type { DecodedText } from './decode-bytes.ts';

/** Says that the encoding was guessed; no figure is touched by that alone. Empty if nothing was guessed. */
export function encodingNotes(decoded: DecodedText): readonly Note[] {
  if (isGarbled(decoded.text)) return [garbledNote];
  if (!decoded.guessed) return [];
  const { encoding, declared } = decoded;
  const said = declared === null ? { zh: '未声明编码', en: 'declares no encoding' } : saidOf(declared);
  return [
    {
      code: 'extraction.encoding-guessed',
      message: { zh: `来源${said.zh}，按 ${encoding} 读取`, en: `The source ${said.en}; read as ${encoding}` },
      cells: [],
    },
  ];
}

const garbledNote: Note = {
  code: 'extraction.part-left-out',
  message: {
    zh: '文字是乱码，其编码无法识别；请从原网页或原文件重新保存为 UTF-8',
    en: 'The text is garbled, its encoding could not be told: save it anew as UTF-8 from the original page or file',
  },
  cells: [],
};

function saidOf(declared: string): { readonly zh: string; readonly en: string } {
  return { zh: `声明编码为 ${declared}，与内容不符`, en: `declares ${declared}, which its bytes contradict` };
}
