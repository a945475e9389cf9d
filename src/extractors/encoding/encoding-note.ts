import type { Note } from '../../model/note.ts';
import type { DecodedText } from './decode-bytes.ts';

/** Says that the encoding was guessed; no figure is touched by that alone. Empty if nothing was guessed. */
export function encodingNotes(decoded: DecodedText): readonly Note[] {
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

function saidOf(declared: string): { readonly zh: string; readonly en: string } {
  return { zh: `声明编码为 ${declared}，与内容不符`, en: `declares ${declared}, which its bytes contradict` };
}
