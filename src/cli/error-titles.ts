/** A few words for each error code; the record holds the whole message. */
import type { Message } from '../model/note.ts';
import type { ErrorCode } from '../model/pipeline-error.ts';

const errorTitles: Readonly<Record<ErrorCode, Message>> = {
  'extract.empty': { zh: '文件为空', en: 'empty' },
  'extract.unknown-format': { zh: '无法识别的格式', en: 'format not recognised' },
  'extract.unsupported-format': { zh: '不支持的格式', en: 'format not supported' },
  'extract.encrypted': { zh: '文件已加密', en: 'encrypted' },
  'extract.damaged': { zh: '文件已损坏', en: 'damaged' },
  'extract.too-large': { zh: '文件过大', en: 'too large' },
  'extract.too-complex': { zh: '文件过于复杂', en: 'too complex' },
  'extract.timeout': { zh: '超时', en: 'timed out' },
  'extract.out-of-memory': { zh: '内存超限', en: 'out of memory' },
  'extract.crashed': { zh: '解析进程异常退出', en: 'the parser crashed' },
  'extract.unreadable-file': { zh: '无法读取文件', en: 'unreadable file' },
  'normalize.not-a-report': {
    zh: '不是政府信息公开工作年度报告',
    en: 'not an annual report on government information',
  },
  'normalize.no-statutory-table': { zh: '没有法定表格', en: 'no statutory table' },
  'normalize.not-machine-readable': { zh: '表格无法机读', en: 'tables not machine readable' },
};

const known: Readonly<Record<string, Message>> = errorTitles;

export const errorTitle = (code: string): Message => known[code] ?? { zh: code, en: code };
