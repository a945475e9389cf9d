/** What the narrative of a report states. Pure: the same text gives the same statements. */
import type { Claim, Quote, Statements } from '../model/claim.ts';
import type { Report } from '../model/report.ts';
import { weakenAnswers } from './answers.ts';
import { settleFlows } from './arithmetic.ts';
import { bindMentions, withoutRivals } from './bind/bind-mentions.ts';
import { printedWords, type Folded } from './folded.ts';
import { periodOf, type Setting } from './mention.ts';
import { organKindOf } from './organ-kind.ts';
import { paragraphsOf } from './paragraphs.ts';
import { breakdownsIn } from './relations/breakdowns.ts';
import { comparisonsIn } from './relations/comparisons.ts';
import { lastYearIn } from './relations/last-year.ts';
import { remarksIn } from './relations/remarks.ts';
import type { BoundParagraph } from './relations/relation.ts';
import { sharesIn } from './relations/shares.ts';
import { settleReceived } from './received.ts';
import { readParagraph, type Where } from './read-paragraph.ts';
import type { Subject } from './wordings/subjects.ts';

export type Narrated = Pick<Report, 'year' | 'organ' | 'codes' | 'preamble' | 'sections'>;

const headingsOfSections: Readonly<Record<number, Subject>> = { 3: 'requests', 4: 'disputes' };

interface Text {
  readonly section: number;
  readonly printed: string;
}

function claimsOf({ bound, quote }: BoundParagraph): readonly Claim[] {
  return bound.flatMap(({ mention, bindings }) =>
    bindings.map(({ codes, value, precision, state, wording, beside = 0 }) => ({
      codes,
      value,
      ...{ state, precision, wording },
      ...(beside === 0 ? {} : { beside }),
      scope: mention.scope?.scope ?? 'unknown',
      period: periodOf(mention.period),
      ...quote(mention.piece.from, mention.piece.to),
    })),
  );
}

/** The words between two places of the folded text as printed, without marks at their beginning. */
const quoting =
  ({ printed, section }: Text, folded: Folded) =>
  (from: number, to: number): Quote => {
    const skipped = /^[\s、,;:。]*/u.exec(folded.text.slice(from, to))?.[0].length ?? 0;
    return { ...printedWords(printed, folded, from + skipped, to), section };
  };

function statementsIn(paragraph: BoundParagraph, setting: Setting): Statements {
  const isUntold = paragraph.text.includes('\ufffd');
  return {
    claims: claimsOf(paragraph),
    // A number that can't be told may be the whole, or a part.
    breakdowns: isUntold ? [] : breakdownsIn(paragraph),
    shares: isUntold ? [] : sharesIn(paragraph),
    comparisons: comparisonsIn(paragraph),
    lastYear: lastYearIn(paragraph),
    remarks: remarksIn(paragraph, setting),
  };
}

function readText(text: Text, setting: Setting): readonly Statements[] {
  const found: Statements[] = [];
  let where: Where = { section: text.section, heading: headingsOfSections[text.section] ?? null };
  for (const { folded } of paragraphsOf(text.printed)) {
    const { sentences, heading } = readParagraph({ folded }, where, setting);
    where = { ...where, heading };
    const mentions = sentences.flatMap((sentence) => sentence.mentions);
    if (mentions.length === 0) continue;
    const bound = withoutRivals(settleReceived(weakenAnswers(settleFlows(bindMentions(mentions, setting)))));
    found.push(statementsIn({ bound, quote: quoting(text, folded), text: folded.text }, setting));
  }
  return found;
}

/** 全县 n，其中本级 m: either may be what the tables count. */
function withScopes(claims: readonly Claim[]): readonly Claim[] {
  const scopes = Map.groupBy(claims, ({ codes, period }) => `${period} ${codes.join()}`);
  return claims.map((claim) => {
    const others = scopes.get(`${claim.period} ${claim.codes.join()}`) ?? [];
    const isDouble = others.some(({ scope, value }) => isOpposite(scope, claim.scope) && value !== claim.value);
    return isDouble ? { ...claim, state: 'weak' } : claim;
  });
}

const isOpposite = (left: Claim['scope'], right: Claim['scope']): boolean =>
  (left === 'own' && right === 'region') || (left === 'region' && right === 'own');

export function readStatements(report: Narrated): Statements {
  const setting: Setting = {
    year: report.year,
    kind: organKindOf(report.organ?.name ?? null),
    codes: new Set(report.codes),
  };
  const texts: readonly Text[] = [
    { section: 0, printed: report.preamble },
    ...report.sections.map(({ ordinal, text }) => ({ section: ordinal, printed: text })),
  ];
  const found = texts.flatMap((text) => readText(text, setting));
  return {
    claims: withScopes(ofYears(found.flatMap(({ claims }) => claims))),
    breakdowns: found.flatMap(({ breakdowns }) => breakdowns),
    shares: found.flatMap(({ shares }) => shares),
    comparisons: found.flatMap(({ comparisons }) => comparisons),
    lastYear: found.flatMap(({ lastYear }) => lastYear),
    remarks: found.flatMap(({ remarks }) => remarks),
  };
}

/** Last year's number is kept where this year's stands beside it; alone it may be this year's under a wrong year. */
function ofYears(claims: readonly Claim[]): readonly Claim[] {
  const ofYear = new Set(claims.filter(({ period }) => period === 't').map(({ codes }) => codes.join()));
  return claims.filter(({ period, codes }) => period === 't' || (period === 't-1' && ofYear.has(codes.join())));
}

export const withStatements = (report: Report): Report => ({
  ...report,
  statements: readStatements(report.notes.some(({ code }) => code === 'extraction.cut-off') ? untold(report) : report),
});

/** The number that a file breaks off in may have had more digits: as one that can't be told, it is no claim. */
function untold(report: Report): Report {
  const last = report.sections.findLastIndex(({ text }) => text.trim() !== '');
  const sections = report.sections.map((section, index) =>
    index === last ? { ...section, text: section.text.replace(CUT_NUMBER, '\ufffd') } : section,
  );
  return { ...report, sections };
}

const CUT_NUMBER = /[\p{N}.．,，〇○零一二三四五六七八九十百千万亿]+\s*$/u;
