/** Parser children behind one call: `parse` waits for a free child, keeps the limits and replaces what was lost. */
import type { ReadingOptions } from '../extractors/reading-options.ts';
import type { Explanation } from '../model/explanation.ts';
import type { ErrorCode } from '../model/pipeline-error.ts';
import { noOverrides, type RuleOverrides } from '../model/rule-overrides.ts';
import { type ParserCommand, parserCommand, parserEntry, withoutSnapshot } from './parser-command.ts';
import type { ParserLimits } from './parser-limits.ts';
import type { ReadableCarrier } from '../model/document.ts';
import type { ChildRequest, ParseReply, ParseRequest } from './parser-messages.ts';
import { type ChildOutcome, ParserProcess } from './parser-process.ts';

export type ParseOutcome =
  | (Extract<ParseReply, { kind: 'done' }> & { readonly output: Uint8Array })
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly detail: string };

export type ShowOutcome =
  | {
      readonly kind: 'shown';
      readonly carrier: ReadableCarrier;
      /** Of the paths, the indexes of those that stand in it. */
      readonly found: readonly number[];
      readonly markup: Uint8Array;
    }
  /** `message`: Chinese, then English; null where only `code` tells. */
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string | null };

export type ExplainOutcome =
  | { readonly kind: 'explained'; readonly explanations: readonly Explanation[] }
  | Extract<ShowOutcome, { kind: 'failed' }>;

export interface ParserPoolOptions {
  /** How many children at most; they are started when they are needed. */
  readonly jobs: number;
  readonly limits: ParserLimits;
  /** What the user changes in the catalogue of rules. */
  readonly rules?: RuleOverrides;
  readonly reading?: ReadingOptions;
  /** File of the child's program; tests pass their own. */
  readonly entry?: string;
}

interface Waiter {
  readonly resolve: (child: ParserProcess) => void;
  readonly reject: (error: Error) => void;
}

/** The machine's fault, never a document's. */
export class ParserStartError extends Error {
  override readonly name = 'ParserStartError';
}

export class ParserPool {
  readonly #options: ParserPoolOptions;
  #command: ParserCommand;
  readonly #idle: ParserProcess[] = [];
  readonly #waiting: Waiter[] = [];
  readonly #children = new Set<ParserProcess>();
  #closed = false;

  constructor(options: ParserPoolOptions) {
    this.#options = options;
    this.#command = parserCommand(options.entry ?? parserEntry, options.limits.memoryBytes);
  }

  /** Starts a child ahead of the first document. */
  warm(): void {
    if (this.#children.size === 0) this.#idle.push(this.#start());
  }

  /** Rejects when a child can't be started at all, or the pool is closed: that is no document's fault. */
  async parse(
    request: Omit<ParseRequest, 'outputBytes' | 'rules' | 'reading'>,
    bytes: Uint8Array,
  ): Promise<ParseOutcome> {
    const { limits, rules = noOverrides, reading = {} } = this.#options;
    const whole = { ...request, outputBytes: limits.outputBytes, rules, reading };
    return toParseOutcome(await this.#outcome(whole, bytes));
  }

  /** The document as a page to look at; a PDF gives an empty one. `paths`: places to be marked in it. Rejects as `parse` does. */
  async show(paths: readonly string[], bytes: Uint8Array): Promise<ShowOutcome> {
    const request = { show: paths, outputBytes: this.#options.limits.outputBytes };
    return toShowOutcome(await this.#outcome(request, bytes));
  }

  /** How the figure of this code came to be, in each report of the document. Rejects as `parse` does. */
  async explain(code: string, bytes: Uint8Array): Promise<ExplainOutcome> {
    const { limits, rules = noOverrides } = this.#options;
    const outcome = await this.#outcome({ explain: code, outputBytes: limits.outputBytes, rules }, bytes);
    if (outcome.kind === 'lost' || outcome.reply.kind !== 'explained') return notShown(outcome);
    // The child is this same program.
    const explanations = JSON.parse(Buffer.from(outcome.output).toString()) as readonly Explanation[];
    return { kind: 'explained', explanations };
  }

  async #outcome(request: ChildRequest, bytes: Uint8Array): Promise<ChildOutcome> {
    const first = await this.#attempt(request, bytes, 'any');
    // A child may die of what earlier documents left behind; only a fresh one can blame this document. Time is measured
    // anew for each document, so a timeout is its own.
    const again = first.wasUsed && first.outcome.kind === 'lost' && first.outcome.code !== 'extract.timeout';
    return again ? (await this.#attempt(request, bytes, 'fresh')).outcome : first.outcome;
  }

  /** Children that run, and their resident bytes together where the system tells. */
  load(): { readonly children: number; readonly residentBytes: number } {
    const sizes = Array.from(this.#children, ({ residentBytes }) => residentBytes);
    return { children: sizes.length, residentBytes: sizes.reduce((sum, size) => sum + size, 0) };
  }

  /** Kills all children, those at work too; their documents' `parse` rejects. */
  close(): void {
    this.#closed = true;
    for (const child of this.#children) child.kill();
    for (const { reject } of this.#waiting) reject(closedError());
    this.#waiting.length = 0;
  }

  async #attempt(
    request: ChildRequest,
    bytes: Uint8Array,
    which: 'any' | 'fresh',
  ): Promise<{ readonly outcome: ChildOutcome; readonly wasUsed: boolean }> {
    const child = await this.#take(which);
    const failure = await child.started();
    if (this.#closed) throw closedError();
    if (failure !== null) {
      // A damaged snapshot, or another machine's: it only spares time.
      const plain = withoutSnapshot(child.command);
      this.#command = plain ?? this.#command;
      this.#replace(child);
      if (plain !== null) return this.#attempt(request, bytes, which);
      throw new ParserStartError(`the parser child could not be started: ${describe(failure)}`);
    }
    const wasUsed = child.served > 0;
    const outcome = await child.parse(request, bytes);
    this.#giveBack(child);
    return { outcome, wasUsed };
  }

  async #take(which: 'any' | 'fresh'): Promise<ParserProcess> {
    if (this.#closed) throw closedError();
    const child = this.#idle.pop() ?? (await this.#startOrWait());
    if (child.served === 0 || which === 'any') return child;
    this.#dismiss(child);
    return this.#start();
  }

  #startOrWait(): Promise<ParserProcess> {
    if (this.#children.size < this.#options.jobs) return Promise.resolve(this.#start());
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  #giveBack(child: ParserProcess): void {
    if (this.#closed) throw closedError();
    const fit = child.alive && child.served < this.#options.limits.recycleAfter;
    const next = fit ? this.#waiting.shift() : undefined;
    if (!fit) this.#replace(child);
    else if (next !== undefined) next.resolve(child);
    else this.#idle.push(child);
  }

  /** Its place goes to whoever waits. */
  #replace(child: ParserProcess): void {
    this.#dismiss(child);
    this.#waiting.shift()?.resolve(this.#start());
  }

  #start(): ParserProcess {
    const child = new ParserProcess(this.#command, this.#options.limits);
    this.#children.add(child);
    return child;
  }

  #dismiss(child: ParserProcess): void {
    child.kill();
    this.#children.delete(child);
  }
}

const closedError = (): Error => new Error('the parser pool is closed');

const describe = (outcome: ChildOutcome): string => (outcome.kind === 'lost' ? outcome.detail : outcome.reply.kind);

function toParseOutcome(outcome: ChildOutcome): ParseOutcome {
  if (outcome.kind === 'lost') return { kind: 'failed', code: outcome.code, detail: outcome.detail };
  const { reply, output } = outcome;
  if (reply.kind === 'done') return { ...reply, output };
  if (reply.kind === 'output-too-large')
    return { kind: 'failed', code: 'extract.too-large', detail: `${reply.sizeBytes} bytes of output` };
  return { kind: 'failed', code: 'extract.crashed', detail: reply.kind === 'defect' ? reply.stack : reply.kind };
}

function toShowOutcome(outcome: ChildOutcome): ShowOutcome {
  if (outcome.kind === 'lost' || outcome.reply.kind !== 'shown') return notShown(outcome);
  return { ...outcome.reply, markup: outcome.output };
}

function notShown(outcome: ChildOutcome): Extract<ShowOutcome, { kind: 'failed' }> {
  if (outcome.kind === 'lost') return { kind: 'failed', code: outcome.code, message: null };
  const { reply } = outcome;
  if (reply.kind === 'not-shown') return { kind: 'failed', code: reply.code, message: reply.message };
  const code = reply.kind === 'output-too-large' ? 'extract.too-large' : 'extract.crashed';
  return { kind: 'failed', code, message: null };
}
