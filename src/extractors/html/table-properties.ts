/** What a page's table of metadata (索引号, 发布机构, 公开日期 …) says about it. */
import type { Block, Cell, Grid } from '../../model/document.ts';

const names = new Set(
  '索引号 信息索引 索引码 名称 标题 信息名称 文件名称 发布机构 公开机构 发文机关 发文机构 发布单位 制发机关 公开责任部门 信息来源 来源 发布日期 公开日期 发文日期 成文日期 生成日期 发布时间 公开时间 成文时间 生效日期 文号 发文字号 文件编号 分类 主题分类 体裁分类 组配分类 服务对象分类 有效性 公开方式 公开范围 公开时限 关键词 主题词 内容概述'.split(
    ' ',
  ),
);
/** A table with more cells is no table of metadata. */
const maxMetadataCells = 60;

/** The first value of each name, as printed. A name is followed by its value in the next cell or after a colon. */
export function tableProperties(blocks: readonly Block[]): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const block of blocks) {
    if (block.kind === 'text' || block.cells.length > maxMetadataCells) continue;
    for (const [name, value] of pairs(block)) found[name] ??= value;
  }
  return found;
}

function pairs(grid: Grid): readonly (readonly [string, string])[] {
  return grid.cells.flatMap((cell, index) => {
    const inside = splitPair(cell.text);
    if (inside !== null) return [inside];
    const name = foldName(cell.text);
    const next = grid.cells[index + 1];
    return names.has(name) && isValue(cell, next) ? [[name, tidy(next.text)] as const] : [];
  });
}

function isValue(name: Cell, value: Cell | undefined): value is Cell {
  return value?.row === name.row && value.text.trim() !== '' && !names.has(foldName(value.text));
}

function splitPair(text: string): readonly [string, string] | null {
  const match = /^([^:：]{2,12})[:：]\s*(\S[\s\S]*)$/.exec(text.trim());
  const name = foldName(match?.[1] ?? '');
  return match?.[2] !== undefined && names.has(name) ? [name, tidy(match[2])] : null;
}

function foldName(text: string): string {
  return text.replace(/[\s:：【】[\]]/g, '');
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
