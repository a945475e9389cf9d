/** The record: one line of JSONL for each report. Field order here is the order in the line. */
import { editionIds, tableNames } from '../forms/names.ts';
import { z } from 'zod';
import { carriers } from './document.ts';
import { RECORD_SCHEMA } from './record-format.ts';

const message = z.object({ zh: z.string(), en: z.string() });

/** A figure by its code's segments: a number, null where the cell shows none, or a further level. */
interface FigureTree {
  readonly [segment: string]: number | null | FigureTree;
}
const figureTree: z.ZodType<FigureTree> = z
  .lazy(() => z.record(z.string(), z.union([z.number(), z.null(), figureTree])))
  .meta({ id: 'figures', description: 'Figures by the segments of their codes' });

const source = z.object({
  uri: z.string().describe('As enqueued'),
  resolved_uri: z.string().optional().describe('Final address after redirects, where it differs'),
  media_type: z.string().nullable(),
  carrier: z.enum(carriers).nullable(),
  sha256: z.string().nullable().describe('Of the bytes read, hex; null if they could not be read'),
  size_bytes: z.number().int().nullable(),
  fetched_at: z.string().optional(),
  found_on: z.string().nullable().describe('The page that linked to it, for an attachment'),
  rendered: z
    .object({
      browser: z.string().describe('Name and version'),
      page_sha256: z.string().nullable().describe('Of the page as fetched, hex; null if the site gave none'),
    })
    .optional()
    .describe('The bytes read are the page as it stood in a browser when its scripts had filled it'),
});

const organ = z.object({
  name: z.string().describe('As printed'),
  key: z
    .string()
    .nullable()
    .optional()
    .describe('Region code and normalised name: the same for one organ over the years and ways of writing its name'),
  region_code: z.string().nullable().optional().describe('Six digits of the division that it belongs to'),
  region: z.string().nullable().optional().describe('Names of that division, from the province down'),
  level: z.enum(['national', 'province', 'city', 'county', 'township']).nullable().optional(),
  kind: z.enum(['government', 'department', 'township', 'subdistrict', 'zone', 'institution']).nullable().optional(),
  function: z.string().nullable().optional().describe('What a department does: public_security, finance, …'),
});

const fact = z.object({
  from: z
    .enum(['title', 'opening', 'signature', 'text', 'particulars', 'property'])
    .describe('Where it stands; property: stated by the file or page, not printed'),
  raw: z.string().describe('As printed'),
  page: z.number().int().nullable(),
  box: z.array(z.number()).length(4).nullable(),
  path: z.string().nullable(),
});

const report = z.object({
  title: z.string().nullable(),
  organ: organ.nullable(),
  year: z.number().int().nullable(),
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
  edition: z.enum([...editionIds, 'pre2019']).nullable(),
  published_on: z.string().nullable(),
  evidence: z
    .record(z.string(), fact)
    .optional()
    .describe('The way back to title, organ, year, period and published_on, for those that were read'),
});

const claim = z.object({
  code: z.string().optional(),
  codes: z.array(z.string()).optional().describe('In place of code: the sum of these is meant'),
  value: z.number().describe('In the unit of the code'),
  precision: z.number().optional().describe('Where the text rounds (2.76万: 50): half a unit of its last digit'),
  text: z.string().describe('The words as printed'),
  section: z.number().int().describe('Ordinal of the section; 0: the text before the first'),
  offset: z.number().int().describe("UTF-16 units from the beginning of the section's text"),
  scope: z.enum(['own', 'region', 'subordinate', 'unknown']),
  period: z.enum(['t', 't-1', 'other']).describe('The reporting year, or the one before'),
  state: z.enum(['settled', 'weak']).describe('weak: the words may also mean a neighbouring figure'),
});

const evidence = z.object({
  raw: z.string().describe("The cell's text as printed"),
  table: z.number().int().describe('Ordinal of the table in the document, from 1'),
  row: z.number().int().describe('Grid row, from 0'),
  column: z.number().int().describe('Grid column, from 0'),
  page: z.number().int().nullable().describe('From 1; null where the carrier has no pages'),
  box: z
    .array(z.number())
    .length(4)
    .nullable()
    .describe('x0, y0, x1, y1 in points, origin at the top left of the page as seen'),
  path: z.string().nullable().describe('CSS path in HTML, table/row/cell in DOCX, line in text'),
  confidence: z.number(),
  state: z
    .enum(['number', 'blank', 'dash', 'text', 'doubtful'])
    .optional()
    .describe('What the cell shows; absent in lines of versions before it'),
  doubts: z
    .array(z.string())
    .optional()
    .describe('Ids of all witnesses that speak against the figure; absent where none does'),
  corrected: z
    .object({
      value: z.number().nullable().describe('What a person read; the figure has it, the rules ran with it'),
      read: z.number().nullable().describe('What the program had read'),
      author: z.string(),
      time: z.string(),
      reason: z.string().optional(),
    })
    .optional()
    .describe('Added by export where a person corrected the reading, never stored'),
});

const note = z.object({
  code: z.string().describe('Family extraction.'),
  message,
  table: z.enum(tableNames).optional(),
  cells: z.array(z.string()).describe('Codes of the figures that are in doubt'),
  witnesses: z.array(z.string()).optional().describe('Ids of the witnesses that the note speaks for'),
  about: z.array(z.string()).optional().describe('Codes of the figures that the note speaks of without doubting them'),
});

const finding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message,
  cells: z.array(z.string()).describe('Codes, the suspect first'),
  printed: z.array(z.number().nullable()).describe('Printed values of cells, in their order'),
  expected: z.union([z.number(), z.string()]).nullable(),
  formula: z.string().nullable(),
  hint: message.nullable(),
  consequence_of: z.number().int().nullable().describe('Index in findings of the finding that explains this one'),
  unverified: z.boolean().describe('The rule rests on a basis that was not verified'),
  quote: z.string().optional().describe('The words of the text that it is about'),
  page: z.number().int().optional().describe('Page of the first cell, from 1'),
  basis: z.string().optional().describe('What the rule rests on: the form, a notice, a judgement'),
  previous: z.string().optional().describe('record_id of the other report that it compares with'),
});

const byRule = z
  .record(z.string(), z.array(z.number().int()).length(3))
  .describe('Instances by rule: passed, failed, not assessable; rules without instances are left out');

export const recordSchema = z
  .object({
    schema: z.literal(RECORD_SCHEMA),
    record_id: z.string().describe('SHA-256 of source, report ordinal, schema major and extractor version, hex'),
    status: z.enum(['complete', 'partial', 'failed']),
    error: z
      .object({
        code: z.string(),
        message: z.string().describe('Chinese, then English'),
        messages: message.optional().describe('The same apart; absent in lines of versions before it'),
      })
      .nullable(),
    source,
    report: report.nullable(),
    disclosure: figureTree.optional(),
    applications: figureTree.optional(),
    disputes: figureTree.optional(),
    sections: z.array(z.object({ ordinal: z.number().int(), heading: z.string(), text: z.string() })),
    claims: z
      .array(claim)
      .optional()
      .describe('Numbers that the narrative states, bound to codes; absent in lines of versions before it'),
    evidence: z.record(z.string(), evidence).describe("A figure's way back, by code, blanks included"),
    notes: z.array(note),
    findings: z.array(finding).describe('Given out by export, those over the set stand behind those of the document'),
    checks: z.object({
      passed: z.number().int(),
      failed: z.number().int(),
      not_assessable: z.number().int(),
      by_rule: byRule.optional(),
    }),
    verdict: z
      .enum(['faulty', 'not_assessable', 'to_check', 'clean'])
      .optional()
      .describe('Added by export, never stored: what the findings, those over the set among them, come to'),
    replaces: z
      .string()
      .optional()
      .describe('Added by export: record_id of the record of the same address that this one takes the place of'),
    withdrawn: z
      .string()
      .optional()
      .describe('Added by export: why its address has it no more when it was asked for again (fetch.not-found)'),
    extractor: z.object({
      name: z.literal('nianbao'),
      version: z.string(),
      ruleset: z.string().describe("The catalogue's version, with a digest of the user's rules file if there was one"),
    }),
  })
  .meta({ title: RECORD_SCHEMA, description: 'One 政府信息公开工作年度报告, as printed, traceable and checked' });

export type ReportRecord = Readonly<z.infer<typeof recordSchema>>;
export type FigureLevel = FigureTree;
export type FactLine = z.infer<typeof fact>;
