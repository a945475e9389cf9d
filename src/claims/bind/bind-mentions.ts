/** Binds a paragraph's mentions in their order: each may need what was said before it. */
import { type Binding, type Bound, bindingsFor, type Mention, resolve, type Setting, weaker } from '../mention.ts';
import { ENDPOINT } from '../changes.ts';
import { bindApplicant } from './applicants.ts';
import { bindDisclosure } from './disclosure.ts';
import { bindDispute } from './disputes.ts';
import { bindFlow } from './flows.ts';
import { isTotal, ofEither } from './results-of-either.ts';
import { bindOutcome } from './outcomes.ts';

export const isWhole = ({ wording }: Binding): boolean =>
  /^flow\.(?:received|accepted|handled|collected|both|processed(?:-of-received)?|answered|no-verb|sum)$/u.test(wording);

/** The last number of requests that the words before give as a whole. */
function wholeBefore(bound: readonly Bound[]): Bound | null {
  return bound.findLast(({ bindings }) => bindings.some(isWhole)) ?? null;
}

const codesOfTotals = (bound: readonly Bound[]): readonly string[] | null =>
  bound
    .findLast(({ bindings }) => bindings.some(isTotal))
    ?.bindings.flatMap(({ codes }) => codes.map((code) => code.replace(/^disputes\./u, ''))) ?? null;

/** 合计 n behind 收到 and 结转上年: their sum. */
function sumOfFlows({ words, value }: Mention, before: readonly Bound[], setting: Setting): readonly Binding[] | null {
  if (value === null || !/(?:合计|共计|总计|共)(?:申请)?#/u.test(words)) return null;
  const last = before.slice(-2).flatMap(({ bindings }) => bindings.map(({ wording }) => wording));
  if (!last.includes('flow.carried-in') || !last.includes('flow.received')) return null;
  if (/收到|受理|办|复/u.test(words)) return null;
  return bindingsFor(resolve(['received.total', 'carried_in.total'], 'applications', setting), value, {
    state: 'settled',
    wording: 'flow.sum',
  });
}

/** 全县 n，其中本级 m: the same figure of a part of the region. */
function sameOfOwn({ lead, words, value, scope }: Mention, before: readonly Bound[]): readonly Binding[] | null {
  if (value === null || scope?.scope !== 'own' || !/(?:本级|办公室|本机关|本办)[^#]{0,6}(?:占|为|有|是)?#/u.test(words))
    return null;
  const last = before.at(-1);
  if (last?.mention.scope?.scope !== 'region' || /收到|受理|办|复|公开/u.test(lead)) return null;
  return last.bindings.map((one) => ({ ...one, value, state: 'weak' as const }));
}

/** 其他 n 件 behind the two named rows of （六）其他处理. */
function otherOfRest(
  { lead, value, sentence }: Mention,
  before: readonly Bound[],
  setting: Setting,
): readonly Binding[] | null {
  const last = before.at(-1);
  const isRest = /^(?:outcome\.not-corrected|outcome\.fee-not-paid)$/u.test(last?.bindings[0]?.wording ?? '');
  if (value === null || !isRest || last?.mention.sentence !== sentence || !/^其[他它](?:情形|情况|原因)?$/u.test(lead))
    return null;
  const codes = resolve(['outcomes.other_handling.other.total'], 'applications', setting);
  return bindingsFor(codes, value, { state: 'settled', wording: 'outcome.other' });
}

function plainBindings(mention: Mention, before: readonly Bound[], setting: Setting): readonly Binding[] {
  const whole = wholeBefore(before);
  const found =
    sumOfFlows(mention, before, setting) ??
    sameOfOwn(mention, before) ??
    otherOfRest(mention, before, setting) ??
    first(
      () => bindDispute(mention, codesOfTotals(before), setting),
      () => bindDisclosure(mention, setting),
      () => bindOutcome(mention, setting),
      () => bindApplicant(mention, whole, setting),
      () => bindFlow(mention, setting),
    );
  return [...ofEither(mention, before, found), ...objectBefore(mention, found, setting)];
}

/** 4件公开申请均作出不予处理决定: the requests themselves, counted without a verb. */
function objectBefore(mention: Mention, found: readonly Binding[], setting: Setting): readonly Binding[] {
  const { tail, lead, value, subject } = mention;
  const object = /^[件份起宗条项个]?(?:的)?[^#,]{0,8}申请(?:书|件)?(?=均|全部|都)/u.test(tail);
  const isOfOutcome = found.some(({ wording }) => wording.startsWith('outcome.'));
  if (!object || !isOfOutcome || value === null || subject !== 'requests' || /收到|受理/u.test(lead)) return [];
  return bindingsFor(resolve(['received.total'], 'applications', setting), value, {
    state: 'weak',
    wording: 'flow.no-verb',
  });
}

/** 收到申请由 3 件增至 5 件: the verb stands before the first number. */
function atEndpoint(mention: Mention, before: readonly Bound[], setting: Setting): readonly Binding[] {
  const lead = (before.at(-1)?.mention.lead ?? '').replace(/(?:由|从)[^#]*$/u, '');
  const asStart: Mention = { ...mention, lead, words: `${lead}#` };
  return plainBindings(asStart, before.slice(0, -1), setting).map((one) => ({ ...one, state: 'weak' as const }));
}

function first(...binders: readonly (() => readonly Binding[])[]): readonly Binding[] {
  for (const bind of binders) {
    const found = bind();
    if (found.length > 0) return found;
  }
  return [];
}

/** 均维持: every total of the sentence again, as its result. */
function allOfDisputes(mention: Mention, before: readonly Bound[], setting: Setting): readonly Binding[] {
  const { from } = mention.piece;
  const totals = before.filter(({ mention: other, bindings }) => bindings.some(isTotal) && from - other.piece.to < 60);
  return totals.flatMap(({ mention: { value }, bindings }) => {
    const names = bindings.flatMap(({ codes }) => codes.map((code) => code.replace(/^disputes\./u, '')));
    if (value === null || value === 0 || bindings[0]?.wording === 'dispute.both') return [];
    return bindDispute({ ...mention, value, words: `${mention.lead}#`, subject: 'disputes' }, names, setting).filter(
      ({ wording }) => !isTotal({ wording }),
    );
  });
}

const hasTotals = (before: readonly Bound[]): boolean => before.some(({ bindings }) => bindings.some(isTotal));

/** 均, 全部 and 办结率100% speak of the number before them. */
function everyBindings(mention: Mention, before: readonly Bound[], setting: Setting): readonly Binding[] {
  const { lead, subject } = mention;
  const isOfCases = /维持|审结|结案|胜诉|败诉|纠正/u.test(lead);
  if (isOfCases && hasTotals(before)) return allOfDisputes(mention, before, setting);
  const whole = nearWhole(before);
  const value = whole?.mention.value ?? 0;
  if (whole === null || value === 0 || subject === 'foreign') return [];
  const asNumber: Mention = { ...mention, value, words: `${lead}#`, subject: subject ?? 'requests', isPart: true };
  const said = first(
    () => bindOutcome(asNumber, setting),
    () => bindApplicant(asNumber, whole, setting),
  );
  return said.length > 0 ? said : closed(lead, value, setting);
}

/** The number before, or the whole of which those before are parts. */
function nearWhole(before: readonly Bound[]): Bound | null {
  const at = before.findLastIndex(({ bindings }) => !bindings.some(({ wording }) => wording.startsWith('applicant.')));
  const found = before[at];
  return found?.bindings.some(isWhole) === true ? found : null;
}

/** 全部答复 may leave some to the next year in the words of no one: weak, as is 全部办结 for what went over. */
function closed(words: string, value: number, setting: Setting): readonly Binding[] {
  const isClosed = /办结|办毕|完结|办理完毕|处理完毕|办理完成/u.test(words) || /办结率/u.test(words);
  const isAnswered = /答复|回复|办理|处理/u.test(words) && !/答复[书函稿]/u.test(words);
  if (!isClosed && !isAnswered) return [];
  const weak = { state: 'weak' as const, wording: isClosed ? 'flow.all-closed' : 'flow.all-answered' };
  const processed = bindingsFor(resolve(['outcomes.total.total'], 'applications', setting), value, weak);
  return isClosed
    ? [...processed, ...bindingsFor(resolve(['carried_out.total'], 'applications', setting), 0, weak)]
    : processed;
}

/** 按时办结率, 法定期限内办结率 leave open what is still within its time. */
const isClosingRate = ({ piece, lead }: Mention): boolean =>
  piece.quantity?.kind === 'percent' &&
  piece.quantity.value === 100 &&
  /(?<!按时|按期|及时|期限内|时限内|按时限)办结率/u.test(lead);

function bindOne(mention: Mention, before: readonly Bound[], setting: Setting): readonly Binding[] {
  if (mention.scope === null) return [];
  const isEvery = mention.piece.kind === 'all' || isClosingRate(mention);
  const found = isEvery
    ? everyBindings(mention, before, setting)
    : ENDPOINT.test(mention.lead)
      ? atEndpoint(mention, before, setting)
      : plainBindings(mention, before, setting);
  const weak = mention.scope.isWeak ? 'weak' : 'settled';
  const { quantity } = mention.piece;
  const precision = quantity?.kind === 'count' ? quantity.precision : null;
  return found.map((one) => ({ ...one, state: weaker(one.state, weak), precision: precision ?? one.precision }));
}

/** Several numbers for one figure in one sentence are parts, unless one is the sum of the others. */
export function withoutRivals(bound: readonly Bound[]): readonly Bound[] {
  const said = bound.flatMap(({ mention, bindings }) =>
    bindings
      .filter(({ state }) => state === 'settled')
      .map((one) => ({
        one,
        key: `${mention.sentence}\n${mention.period ?? 't'}\n${one.codes.join()}`,
        scope: mention.scope?.scope,
      })),
  );
  const dropped = new Set<Binding>();
  for (const rivals of Map.groupBy(said, ({ key }) => key).values()) {
    const values = [...new Set(rivals.map(({ one }) => one.value))];
    const isOfScopes = rivals.some(({ scope }) => scope === 'own') && rivals.some(({ scope }) => scope === 'region');
    if (values.length < 2 || isOfScopes) continue;
    const sum = values.reduce((total, value) => total + value, 0);
    for (const { one } of rivals) if (one.value * 2 !== sum) dropped.add(one);
  }
  return bound.map(({ mention, bindings }) => ({ mention, bindings: bindings.filter((one) => !dropped.has(one)) }));
}

export function bindMentions(mentions: readonly Mention[], setting: Setting): readonly Bound[] {
  const bound: Bound[] = [];
  for (const mention of mentions) bound.push({ mention, bindings: bindOne(mention, bound, setting) });
  return bound;
}
