/** At most so many at a time, in the order of asking. */
export class Gate {
  readonly #limit: number;
  readonly #waiting = new Set<(isIn: boolean) => void>();
  #inside = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  async pass<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  /** True when it is one's turn, after which `leave` is to be called; false if that isn't so within the time. */
  enter(withinMs: number | null = null): Promise<boolean> {
    if (this.#inside < this.#limit) {
      this.#inside += 1;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const end = (isIn: boolean): void => {
        clearTimeout(timer);
        this.#waiting.delete(end);
        resolve(isIn);
      };
      const timer = withinMs === null ? undefined : setTimeout(end, withinMs, false);
      this.#waiting.add(end);
    });
  }

  /** Whoever waits takes over this one's place. */
  leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) this.#inside -= 1;
    else next(true);
  }
}
