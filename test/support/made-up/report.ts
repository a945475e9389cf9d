/** A made-up report: invented organ, random figures that satisfy every identity of the form, and words that agree with them. */
import type { Edition } from '../../../src/forms/form.ts';
import { edition2019 } from '../../../src/forms/edition-2019.ts';
import { edition2021 } from '../../../src/forms/edition-2021.ts';
import { rowsOf } from '../../../src/forms/catalogue.ts';
import { blanked, type Blanks } from './blanks.ts';
import { limitsOf, madeUpFigures, type Size, sizes, type Values } from './figures.ts';
import { narrative, type ModelSection } from './narrative.ts';
import { anyOrganName, organKindNames, organKinds, organName, type OrganKind, type OrganKindName } from './organs.ts';
import { seeded, type Random } from './random.ts';
import { inManyWords } from './words.ts';

/** `mixed`: the 2021 form with （六）其他处理 as one undivided row. */
export type Form = '2021' | '2019' | 'mixed';

export interface ReportOptions {
  readonly form?: Form;
  /** Figures of this size, for an organ whose name allows any; if left out, an organ and figures of this kind. */
  readonly size?: Size;
  readonly kind?: OrganKindName;
  readonly blanks?: Blanks;
  readonly year?: number;
  readonly organ?: string;
}

export interface MadeUpReport {
  readonly seed: number;
  readonly form: Form;
  readonly edition: '2021' | '2019';
  readonly organ: string;
  readonly year: number;
  /** Lines of the title as printed. */
  readonly title: readonly string[];
  readonly preamble: string;
  readonly sections: readonly ModelSection[];
  readonly signature: readonly string[];
  /** Expected figures by code; null where the cell shows no number. */
  readonly values: Values;
  /** Text of the cells by code. */
  readonly printed: Readonly<Record<string, string>>;
}

export const editionOf = (form: Form): Edition => (form === '2019' ? edition2019 : edition2021);

/** Keys of the rows that table three has in this form. */
export function applicationRows(form: Form): ReadonlySet<string> {
  const table = editionOf(form).tables.applications;
  const official = table.blocks.flatMap(({ rows }) => rows.map(({ key }) => key));
  if (form !== 'mixed') return new Set(official);
  const replaced = new Set(table.rowVariants.flatMap(({ replaces }) => replaces));
  const variants = table.rowVariants.map(({ line }) => line.key);
  const present = new Set([...official.filter((key) => !replaced.has(key)), ...variants]);
  return new Set(table.blocks.flatMap((block) => rowsOf(table, block, present)).map(({ key }) => key));
}

export function madeUpReport(seed: number, options: ReportOptions = {}): MadeUpReport {
  const random = seeded(seed);
  const form = options.form ?? random.pick<Form>(['2021', '2021', '2019', 'mixed']);
  const kind = organKinds[options.kind ?? (options.size === undefined ? random.pick(organKindNames) : 'city')];
  const year = options.year ?? (form === '2019' ? random.int(2019, 2020) : random.int(2021, 2025));
  const { limits, name } = sized(kind, options.size, random);
  const organ = options.organ ?? name();
  const values = madeUpFigures(editionOf(form), applicationRows(form), limits, random);
  const identity: Identity = { seed, form, organ, year, title: titleLines(organ, year, random) };
  const report = reportOf(identity, values, options.blanks ?? 'none', random);
  return options.size === undefined ? inManyWords(report, random) : report;
}

/** What the organ's figures are drawn from, and its name. */
const sized = (kind: OrganKind, size: Size | undefined, random: Random) =>
  size === undefined
    ? { limits: limitsOf(kind), name: () => organName(kind, random) }
    : { limits: sizes[size], name: () => anyOrganName(random) };

type Identity = Pick<MadeUpReport, 'seed' | 'form' | 'organ' | 'year' | 'title'>;

/** The report that prints the given figures. */
export function reportOf(identity: Identity, values: Values, blanks: Blanks, random: Random): MadeUpReport {
  const shown = blanked(values, blanks, random);
  return {
    ...identity,
    edition: identity.form === '2019' ? '2019' : '2021',
    ...narrative(identity.organ, identity.year, values, random),
    signature: signature(identity.organ, identity.year, random),
    ...shown,
  };
}

function titleLines(organ: string, year: number, random: Random): readonly string[] {
  return random.pick<readonly string[]>([
    [`${organ}${year}年政府信息公开工作年度报告`],
    [`${organ}${year}年政府信息公开工作年度报告`],
    [`${organ}${year}年度政府信息公开工作年度报告`],
    [`${year}年${organ}政府信息公开工作年度报告`],
    [`${organ} ${year} 年政府信息公开工作年度报告`],
    [organ, `${year}年政府信息公开工作年度报告`],
    [`${organ}${year}年政府信息公开工作`, '年度报告'],
    [`${organ}${year}年政府信息公开年度报告`],
  ]);
}

function signature(organ: string, year: number, random: Random): readonly string[] {
  if (random.chance(0.4)) return [];
  return [organ, `${year + 1}年${random.int(1, 3)}月${random.int(1, 28)}日`];
}
