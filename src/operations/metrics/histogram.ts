import type { Labels, Sample } from './exposition.ts';

interface Series {
  readonly labels: Labels;
  /** Not yet added up: one a bucket, and one for all beyond. */
  readonly counts: number[];
  sum: number;
}

/** How often values fell below each of the bounds, by labels. */
export class Histogram {
  readonly #bounds: readonly number[];
  readonly #series = new Map<string, Series>();

  /** `bounds`: ascending, without the infinite one. */
  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
  }

  observe(labels: Labels, value: number): void {
    const series = this.#seriesOf(labels);
    const found = this.#bounds.findIndex((bound) => value <= bound);
    const at = found === -1 ? this.#bounds.length : found;
    series.counts[at] = (series.counts[at] ?? 0) + 1;
    series.sum += value;
  }

  samples(): readonly Sample[] {
    return [...this.#series.values()].flatMap((series) => this.#samplesOf(series));
  }

  #seriesOf(labels: Labels): Series {
    const key = JSON.stringify(labels);
    const known = this.#series.get(key);
    if (known !== undefined) return known;
    const series: Series = { labels, counts: new Array<number>(this.#bounds.length + 1).fill(0), sum: 0 };
    this.#series.set(key, series);
    return series;
  }

  #samplesOf({ labels, counts, sum }: Series): readonly Sample[] {
    let total = 0;
    const buckets = [...this.#bounds.map(String), '+Inf'].map((le, index): Sample => {
      total += counts[index] ?? 0;
      return { suffix: '_bucket', labels: { ...labels, le }, value: total };
    });
    return [...buckets, { suffix: '_sum', labels, value: sum }, { suffix: '_count', labels, value: total }];
  }
}
