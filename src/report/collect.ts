/** Records → what the charts count. */
import type { Value } from '../exports/tables/table.ts';
import type { ReportRecord } from '../model/record.ts';
import type { Alias } from '../organs/aliases.ts';
import { Panel, panelTable } from '../panel/panel.ts';

export type PanelRow = Readonly<Record<string, Value>>;

interface RuleCount {
  readonly failed: number;
  /** Reports in which the rule could be assessed, and in which it found something. */
  readonly assessed: number;
  readonly reports: number;
}

interface OrganCount {
  readonly name: string;
  readonly errors: number;
  readonly warnings: number;
  readonly reports: number;
}

export interface Collected {
  readonly reports: number;
  readonly statuses: Readonly<Record<ReportRecord['status'], number>>;
  /** Records of which neither organ nor year is known. */
  readonly unnamed: number;
  readonly rows: readonly PanelRow[];
  readonly rules: ReadonlyMap<string, RuleCount>;
  readonly organs: readonly OrganCount[];
}

export class Collector {
  readonly #panel = new Panel();
  readonly #statuses = { complete: 0, partial: 0, failed: 0 };
  readonly #rules = new Map<string, RuleCount>();
  readonly #organs = new Map<string, OrganCount>();
  #reports = 0;

  add(record: ReportRecord): void {
    this.#reports += 1;
    this.#statuses[record.status] += 1;
    this.#panel.add(record);
    for (const [rule, [passed = 0, failed = 0]] of Object.entries(record.checks.by_rule ?? {})) {
      const before = this.#rules.get(rule) ?? { failed: 0, assessed: 0, reports: 0 };
      this.#rules.set(rule, {
        failed: before.failed + failed,
        assessed: before.assessed + (passed + failed > 0 ? 1 : 0),
        reports: before.reports + (failed > 0 ? 1 : 0),
      });
    }
    this.#addOrgan(record);
  }

  collected(leastCases: number, aliases: readonly Alias[]): Collected {
    return {
      reports: this.#reports,
      statuses: this.#statuses,
      unnamed: this.#panel.unnamed,
      rows: this.#panel
        .rows({ leastCases, aliases })
        .map((row) => Object.fromEntries(panelTable.columns.map(({ name }, at) => [name, row[at] ?? null]))),
      rules: this.#rules,
      organs: [...this.#organs.values()],
    };
  }

  #addOrgan({ report, findings }: ReportRecord): void {
    const organ = report?.organ;
    if (organ === null || organ === undefined) return;
    const key = organ.key ?? organ.name;
    const count = (severity: 'error' | 'warning'): number =>
      findings.filter((finding) => finding.severity === severity && finding.consequence_of === null).length;
    const before = this.#organs.get(key) ?? { name: organ.name, errors: 0, warnings: 0, reports: 0 };
    this.#organs.set(key, {
      name: organ.name,
      errors: before.errors + count('error'),
      warnings: before.warnings + count('warning'),
      reports: before.reports + 1,
    });
  }
}

/** Null for a blank. Throws for a column that the panel doesn't have: the chart is at fault. */
export function numberOf(row: PanelRow, name: string): number | null {
  const value = row[name];
  if (value === undefined) throw new Error(`the panel has no column ${name}`);
  return typeof value === 'number' ? value : null;
}
