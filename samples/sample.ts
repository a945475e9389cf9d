/** A document of this folder: the report, how it is bent, and how it becomes a file. */
import { bendNamed } from '../test/support/made-up/bends/all-bends.ts';
import { bent } from '../test/support/made-up/bends/bend.ts';
import type { ModelDocument } from '../test/support/made-up/document.ts';
import { seeded } from '../test/support/made-up/random.ts';
import { docxBytes, docxStyles } from '../test/support/made-up/render/docx.ts';
import { htmlBytes } from '../test/support/made-up/render/html.ts';
import type { HtmlStyle } from '../test/support/made-up/render/html-style.ts';
import { htmlStyles } from '../test/support/made-up/render/html-styles.ts';
import { openPrints, ruledPrints } from '../test/support/made-up/render/print-styles.ts';
import { textBytes, textStyles } from '../test/support/made-up/render/text.ts';
import type { MadeUpReport } from '../test/support/made-up/report.ts';

export interface SampleFinding {
  readonly rule: string;
  /** The suspect. */
  readonly cell: string;
}

interface SampleBase {
  /** File name without extension; expected/NAME.json holds the figures. */
  readonly name: string;
  /** A line for the README. */
  readonly shows: string;
  /** One for each report in the document. */
  readonly reports: readonly MadeUpReport[];
  /** Error findings that it must have; none other. */
  readonly errors: readonly SampleFinding[];
  readonly document: ModelDocument;
}

/** How the document becomes a file: bytes at once, or a page to print with Chromium, or a DOCX to print with LibreOffice. */
export type Sample = SampleBase &
  (
    | { readonly extension: 'html' | 'docx' | 'txt'; readonly bytes: Uint8Array }
    | { readonly extension: 'pdf'; readonly printer: 'chromium'; readonly style: HtmlStyle }
    | { readonly extension: 'pdf'; readonly printer: 'libreoffice'; readonly bytes: Uint8Array }
  );

const named = <T extends { readonly name: string }>(list: readonly T[], name: string): T => {
  const found = list.find((item) => item.name === name);
  if (found === undefined) throw new Error(`No style is named ${name}`);
  return found;
};

type Facts = Pick<SampleBase, 'name' | 'shows'> & Partial<Pick<SampleBase, 'errors'>>;

const base = (facts: Facts, report: MadeUpReport, bends: readonly string[]): SampleBase => ({
  errors: [],
  ...facts,
  reports: [report],
  document: bent(report, bends.map(bendNamed), seeded(report.seed)),
});

export function html(facts: Facts, report: MadeUpReport, styleName: string, bends: readonly string[] = []): Sample {
  const sample = base(facts, report, bends);
  return { ...sample, extension: 'html', bytes: htmlBytes(sample.document, named(htmlStyles, styleName)) };
}

export function docx(facts: Facts, report: MadeUpReport, styleName: string, bends: readonly string[] = []): Sample {
  const sample = base(facts, report, bends);
  const style = named(docxStyles, styleName);
  return { ...sample, extension: 'docx', bytes: docxBytes(sample.document, style) };
}

export function text(facts: Facts, report: MadeUpReport, styleName: string, bends: readonly string[] = []): Sample {
  const sample = base(facts, report, bends);
  return { ...sample, extension: 'txt', bytes: textBytes(sample.document, named(textStyles, styleName)) };
}

export function chromium(facts: Facts, report: MadeUpReport, styleName: string, bends: readonly string[] = []): Sample {
  const style = named([...ruledPrints, ...openPrints], styleName);
  return { ...base(facts, report, bends), extension: 'pdf', printer: 'chromium', style };
}

export function libreOffice(
  facts: Facts,
  report: MadeUpReport,
  styleName: string,
  bends: readonly string[] = [],
): Sample {
  const sample = base(facts, report, bends);
  return {
    ...sample,
    extension: 'pdf',
    printer: 'libreoffice',
    bytes: docxBytes(sample.document, named(docxStyles, styleName)),
  };
}
