import type { Labels, Sample } from './exposition.ts';

/** Values by labels that only grow. What comes after `mostSeries` label sets is counted under `rest`. */
export class Counter {
  readonly #values = new Map<string, { readonly labels: Labels; value: number }>();
  readonly #mostSeries: number;
  readonly #rest: Labels | null;

  constructor(mostSeries = Number.POSITIVE_INFINITY, rest: Labels | null = null) {
    this.#mostSeries = mostSeries;
    this.#rest = rest;
  }

  add(labels: Labels, amount = 1): void {
    const key = JSON.stringify(labels);
    const known = this.#values.get(key);
    if (known !== undefined) known.value += amount;
    else if (this.#values.size < this.#mostSeries || this.#rest === null)
      this.#values.set(key, { labels, value: amount });
    else this.#addToRest(this.#rest, amount);
  }

  samples(): readonly Sample[] {
    return [...this.#values.values()].map(({ labels, value }) => ({ labels, value }));
  }

  #addToRest(rest: Labels, amount: number): void {
    const key = JSON.stringify(rest);
    const known = this.#values.get(key);
    if (known === undefined) this.#values.set(key, { labels: rest, value: amount });
    else known.value += amount;
  }
}
