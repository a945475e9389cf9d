/** Why a document without a statutory table gives no figures. */
import type { Document } from '../model/document.ts';
import { PipelineError } from '../model/pipeline-error.ts';
import { foldBody } from './labels/fold.ts';
import { titlesOf } from './facts/placed-titles.ts';

/** Words that stand in the statutory tables alone. */
const TABLE_WORDS = [
  '本列数据的勾稽关系',
  '本年新收政府信息公开申请数量',
  '上年结转政府信息公开申请数量',
  '结转下年度继续办理',
  '未经复议直接起诉',
];

/** Labels of the form in traditional characters: mirrors convert pages so, insert pinyin and drop cells. */
const MIRROR_WORDS = ['總計', '結轉', '行政處罰', '行政強制', '規範性', '辦理結果', '信息公開', '科研機構', '重複申請'];

/** So many of them in running text are a table that lost its cells. */
const MIN_TABLE_WORDS = 3;

/** A mirror copy is no source: refused whatever can be read of it. Null if the document is none. */
export function mirrorRefusal({ blocks }: Document): PipelineError | null {
  const grids = blocks.filter((block) => block.kind === 'grid');
  if (!grids.some(({ cells }) => cells.some(({ text }) => /[總轉處強規辦開構複]/u.test(text)))) return null;
  const cells = grids.flatMap((grid) => grid.cells);
  const words = foldBody(cells.map(({ text }) => text).join('')).replace(/[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+/giu, '');
  if (MIRROR_WORDS.filter((word) => words.includes(word)).length < MIN_TABLE_WORDS) return null;
  return new PipelineError(
    'normalize.not-machine-readable',
    '页面是转换为繁体字的镜像副本，单元格可能缺失；请提供原发布页面 | The page is a mirror converted to traditional characters, and cells may be lost: supply the original page',
  );
}

export function refusal(document: Document): PipelineError {
  const texts = document.blocks.flatMap((block) => (block.kind === 'text' ? [block] : []));
  const isImage = document.notes.some(({ code }) => code === 'extraction.no-text-layer');
  if (isImage && texts.length === 0)
    return new PipelineError(
      'normalize.not-machine-readable',
      '文档没有文字层（扫描件或图片），请提供文字版 | The document is images without text: supply a version with text, or one run through OCR',
    );
  const leftOut = document.notes.find(({ code }) => code === 'extraction.part-left-out');
  if (leftOut !== undefined)
    return new PipelineError(
      'normalize.no-statutory-table',
      `没有读到法定表格：${leftOut.message.zh} | None of the statutory tables was read: ${leftOut.message.en}`,
    );
  const words = foldBody(texts.map(({ text }) => text).join(''));
  if (TABLE_WORDS.filter((word) => words.includes(word)).length >= MIN_TABLE_WORDS)
    return new PipelineError(
      'normalize.not-machine-readable',
      '表格单元格已粘连成文字，数字无法分开，不作猜测；请提供原网页、DOCX 或 PDF | The cells of the tables are glued together as text, and figures are never guessed: supply the original page, DOCX or PDF',
    );
  if (document.notes.some(({ code }) => code === 'extraction.cut-off'))
    return new PipelineError(
      'normalize.no-statutory-table',
      '文件在法定表格之前就中断了，请重新下载或保存完整的文件 | The file breaks off before its statutory tables: download or save it whole',
    );
  const title = titlesOf(texts)[0];
  if (title !== undefined)
    return new PipelineError(
      'normalize.no-statutory-table',
      `「${title.text}」中没有法定表格；表格可能在图片、附件或旧格式中 | The report has none of the three statutory tables: they may be images, an attachment, or an older form`,
    );
  if (document.carrier === 'html' && texts.every(({ text }) => text.trim() === ''))
    return new PipelineError(
      'normalize.not-a-report',
      '网页本身没有文字：内容由脚本或框架（frame）显示，或网页只跳转到另一页；请在浏览器中打开，将显示的页面另存后读取 | The page itself has no text: scripts or frames show it, or it only sends on to another page; open it in a browser and save what is shown there',
    );
  return new PipelineError(
    'normalize.not-a-report',
    '不是政府信息公开工作年度报告：既没有法定表格也没有标题 | Not an annual report on government information: neither its tables nor its title are there',
  );
}
