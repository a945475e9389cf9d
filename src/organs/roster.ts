/** The organs that must report, as a table tells. */

export interface RosterEntry {
  readonly name: string;
  /** Other ways of writing it: short names, former names that are still in use. */
  readonly otherNames: readonly string[];
  /** Reporting years in which it has to report, both inclusive; null: no bound. */
  readonly from: number | null;
  readonly until: number | null;
}

const columns = {
  name: /^(?:name|organ|单位|单位名称|机关名称|机构名称|名称|发布机构)$/iu,
  otherNames: /^(?:short|short_names?|other_names?|aliases|简称|别名|曾用名|其他名称)$/iu,
  from: /^(?:from|since|起始年度|开始年度)$/iu,
  until: /^(?:until|to|截止年度|终止年度|结束年度)$/iu,
} as const;

/** The rows of a table; without a header the first column is the name. Throws an Error that names the line where a row can't be read. */
export function readRoster(rows: readonly (readonly string[])[]): readonly RosterEntry[] {
  const [header = []] = rows;
  const at = (pattern: RegExp): number => header.findIndex((cell) => pattern.test(cell.trim()));
  const hasHeader = at(columns.name) >= 0;
  const place = {
    name: hasHeader ? at(columns.name) : 0,
    ...{ otherNames: at(columns.otherNames), from: at(columns.from), until: at(columns.until) },
  };
  return rows.slice(hasHeader ? 1 : 0).map((cells, index) => {
    const cell = (column: number): string => cells[column]?.trim() ?? '';
    const name = cell(place.name);
    if (name === '') throw new Error(`${index + (hasHeader ? 2 : 1)}: ${cells.join(',')}`);
    const otherNames = cell(place.otherNames)
      .split(/[、;；|/]/u)
      .map((text) => text.trim())
      .filter((text) => text !== '');
    return { name, otherNames, from: yearIn(cell(place.from)), until: yearIn(cell(place.until)) };
  });
}

function yearIn(text: string): number | null {
  const [year] = /(?:19|20)\d\d/u.exec(text) ?? [];
  return year === undefined ? null : Number(year);
}
