/** A way in which published reports differ from the form's own print. Bends can be combined. */
import type { ModelDocument } from '../document.ts';
import { layOut, type Tables } from '../layout/lay-out.ts';
import type { Random } from '../random.ts';
import type { Form, MadeUpReport } from '../report.ts';

export type ModelCarrier = 'html' | 'docx' | 'text' | 'pdf';

export type BendFamily =
  'arrangement' | 'order' | 'additions' | 'titles' | 'labels' | 'numbers' | 'spans' | 'surroundings' | 'columns';

export interface Bend {
  readonly family: BendFamily;
  readonly name: string;
  /**
   * What must be true of the record. `exact`: every figure right, status complete. `noted`: a figure is right, or null
   * or wrong with a note that names it; the status may be partial.
   */
  readonly expects: 'exact' | 'noted';
  /** Rules of severity error that the bent report rightly breaks. */
  readonly mayFind: readonly string[];
  /** Carriers that can show the bend at all. */
  readonly carriers: readonly ModelCarrier[];
  readonly forms: readonly Form[];
  /**
   * Takes away words or lines that tell where a figure belongs. Two such bends on one report could leave it unreadable
   * for people too, so they are not combined.
   */
  readonly removes: boolean;
  /** Tables that stand in place of the official ones. */
  readonly tables: ((report: MadeUpReport, random: Random) => Partial<Tables>) | null;
  readonly change: ((document: ModelDocument, random: Random, report: MadeUpReport) => ModelDocument) | null;
}

const everyCarrier: readonly ModelCarrier[] = ['html', 'docx', 'text', 'pdf'];
const everyForm: readonly Form[] = ['2021', '2019', 'mixed'];

/** Data notation for a bend: exact, in every carrier and form, with no fault, unless said otherwise. */
export function bend(name: string, patch: Partial<Omit<Bend, 'name' | 'family'>>): Omit<Bend, 'family'> {
  return {
    name,
    expects: 'exact',
    mayFind: [],
    carriers: everyCarrier,
    forms: everyForm,
    removes: false,
    tables: null,
    change: null,
    ...patch,
  };
}

/** The report under these bends: first those that arrange the tables anew, then those that change what is there. */
export function bent(report: MadeUpReport, bends: readonly Bend[], random: Random): ModelDocument {
  const tables = bends.reduce<Partial<Tables>>((all, { tables: own }) => ({ ...all, ...own?.(report, random) }), {});
  return bends.reduce((document, { change }) => change?.(document, random, report) ?? document, layOut(report, tables));
}
