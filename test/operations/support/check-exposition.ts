/** A strict reader of Prometheus' text format: throws at anything that a scraper could refuse or misread. */

export interface ReadSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const HELP = /^# HELP ([a-zA-Z_:][\w:]*) \S.*$/u;
const TYPE = /^# TYPE ([a-zA-Z_:][\w:]*) (counter|gauge|histogram)$/u;
const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (NaN|[+-]Inf|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/u;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/guy;

interface Reading {
  readonly types: Map<string, string>;
  readonly seen: Set<string>;
  readonly samples: ReadSample[];
  family: string;
}

export function checkExposition(text: string): readonly ReadSample[] {
  if (!text.endsWith('\n')) throw new Error('no line feed at the end');
  const reading: Reading = { types: new Map(), seen: new Set(), samples: [], family: '' };
  for (const line of text.slice(0, -1).split('\n'))
    if (!takeHelp(reading, line) && !takeType(reading, line)) takeSample(reading, line);
  for (const [name, type] of reading.types) if (type === 'histogram') checkHistogram(name, reading.samples);
  return reading.samples;
}

function takeHelp(reading: Reading, line: string): boolean {
  const family = HELP.exec(line)?.[1];
  if (family === undefined) return false;
  if (reading.types.has(family)) throw new Error(`family twice: ${family}`);
  reading.family = family;
  return true;
}

function takeType({ types, family }: Reading, line: string): boolean {
  const [, typed, type] = TYPE.exec(line) ?? [];
  if (typed === undefined) return false;
  if (typed !== family) throw new Error(`type without help: ${line}`);
  if (type === 'counter' && !typed.endsWith('_total')) throw new Error(`counter without _total: ${typed}`);
  types.set(typed, type!);
  return true;
}

function takeSample({ types, seen, samples, family }: Reading, line: string): void {
  const sample = readSample(line);
  const base = types.get(family) === 'histogram' ? sample.name.replace(/_(?:bucket|sum|count)$/u, '') : sample.name;
  if (base !== family || !types.has(family)) throw new Error(`sample outside its family: ${line}`);
  const key = JSON.stringify([sample.name, Object.entries(sample.labels).sort()]);
  if (seen.has(key)) throw new Error(`sample twice: ${line}`);
  seen.add(key);
  samples.push(sample);
}

function readSample(line: string): ReadSample {
  const [, name, labelText = '', value] = SAMPLE.exec(line) ?? [];
  if (name === undefined) throw new Error(`not a sample: ${line}`);
  const labels = [...labelText.matchAll(LABEL)];
  if (labels.map(([whole]) => whole).join('') !== labelText) throw new Error(`bad labels: ${line}`);
  const numbers: Readonly<Record<string, number>> = { '+Inf': Infinity, '-Inf': -Infinity };
  return {
    name,
    labels: Object.fromEntries(labels.map(([, key, text]) => [key!, text!])),
    value: numbers[value!] ?? Number(value),
  };
}

/** Buckets grow, end with +Inf, and that is the count. */
function checkHistogram(name: string, samples: readonly ReadSample[]): void {
  const seriesOf = ({ labels }: ReadSample): string =>
    JSON.stringify(
      Object.entries(labels)
        .filter(([key]) => key !== 'le')
        .sort(),
    );
  const buckets = Map.groupBy(
    samples.filter((sample) => sample.name === `${name}_bucket`),
    seriesOf,
  );
  const counts = samples.filter((sample) => sample.name === `${name}_count`);
  if (counts.length !== buckets.size) throw new Error(`counts and buckets differ: ${name}`);
  for (const count of counts) {
    const of = buckets.get(seriesOf(count)) ?? [];
    const bounds = of.map(({ labels }) => (labels['le'] === '+Inf' ? Infinity : Number(labels['le'])));
    const grows = (values: readonly number[], strictly: boolean): boolean =>
      values.every((value, at) => at === 0 || value > values[at - 1]! || (!strictly && value === values[at - 1]));
    if (!grows(bounds, true) || bounds.at(-1) !== Infinity) throw new Error(`bad bounds: ${name}`);
    if (
      !grows(
        of.map(({ value }) => value),
        false,
      )
    )
      throw new Error(`buckets shrink: ${name}`);
    if (of.at(-1)?.value !== count.value) throw new Error(`+Inf is not the count: ${name}`);
  }
}
