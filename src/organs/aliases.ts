/** Organs that were renamed or merged, as a table tells. */

export interface Alias {
  readonly from: string;
  readonly to: string;
  /** First reporting year of the new name: reports of earlier years bear the old one. */
  readonly since: number;
  /** Several became one: what was before isn't comparable. */
  readonly isMerger: boolean;
}

const columns = {
  from: /^(?:from|old|原名称?|旧名称?|原单位|更名前)$/iu,
  to: /^(?:to|new|现名称?|新名称?|现单位|更名后)$/iu,
  since: /^(?:since|year|from_year|起始年度|年度|生效年度|自)$/iu,
  kind: /^(?:kind|type|类型|方式)$/iu,
} as const;

/** The rows of a table with a header. Throws an Error that names the line where a row can't be read. */
export function readAliases(rows: readonly (readonly string[])[]): readonly Alias[] {
  const [header = [], ...lines] = rows;
  const at = (pattern: RegExp): number => header.findIndex((cell) => pattern.test(cell.trim()));
  const [from, to, since, kind] = [at(columns.from), at(columns.to), at(columns.since), at(columns.kind)];
  if (from < 0 || to < 0 || since < 0) throw new Error('1: from, to, since');
  return lines.map((cells, index) => {
    const cell = (column: number): string => cells[column]?.trim() ?? '';
    const year = Number(cell(since).replace(/年.*$/u, ''));
    if (cell(from) === '' || cell(to) === '' || !Number.isInteger(year) || year < 1990)
      throw new Error(`${index + 2}: ${cells.join(',')}`);
    return { from: cell(from), to: cell(to), since: year, isMerger: /合并|组建|划入|merge/iu.test(cell(kind)) };
  });
}
