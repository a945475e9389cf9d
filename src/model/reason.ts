/** Why a file can't be read or written, for people: the system's own words are English and full of codes. */
import type { Message } from './note.ts';

const ofSystem: Readonly<Record<string, Message>> = {
  ENOENT: { zh: '文件或文件夹不存在', en: 'there is no such file or folder' },
  EACCES: { zh: '没有权限', en: 'no permission' },
  EPERM: { zh: '没有权限', en: 'no permission' },
  EISDIR: { zh: '这是文件夹，不是文件', en: 'this is a folder, not a file' },
  ENOTDIR: { zh: '路径中有一段是文件而不是文件夹', en: 'a part of the path is a file, not a folder' },
  EEXIST: { zh: '已有同名文件', en: 'a file of that name is there' },
  EBUSY: { zh: '文件正被其他程序使用', en: 'another program is using it' },
  EROFS: { zh: '文件系统只读', en: 'the file system is read-only' },
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
  EDQUOT: { zh: '磁盘配额已满', en: 'the disk quota is used up' },
  ELOOP: { zh: '符号链接循环', en: 'the path is a loop of symbolic links' },
  ENAMETOOLONG: { zh: '文件名过长', en: 'the name is too long' },
  EMFILE: { zh: '打开的文件过多', en: 'too many files are open' },
  EIO: { zh: '磁盘读写错误', en: 'the disk failed' },
};

/** V8's words about JSON: where it stopped understanding. */
const AT = /\(line (?<line>\d+) column (?<column>\d+)\)/u;

function ofJson({ message }: Error): Message {
  if (/Unexpected end/u.test(message)) return { zh: '内容不完整', en: 'it ends too early' };
  const { line, column } = AT.exec(message)?.groups ?? {};
  return line === undefined
    ? { zh: '内容无法解析', en: message }
    : { zh: `第 ${line} 行第 ${column} 个字符处有误`, en: `line ${line}, column ${column}` };
}

/** The error's own words where it is none of the system's. */
export function reasonOf(error: unknown): Message {
  if (!(error instanceof Error)) return { zh: String(error), en: String(error) };
  if (error instanceof SyntaxError) return ofJson(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return ofSystem[code] ?? { zh: error.message, en: error.message };
}
