/** One parser child over its life: started, given documents one after another, killed. */
import type { ChildProcess } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import type { ErrorCode } from '../model/pipeline-error.ts';
import { takeEarly } from './early-child.ts';
import { FrameReader, frameParts, type Frame } from './frames.ts';
import type { ParserCommand } from './parser-command.ts';
import type { ParserLimits } from './parser-limits.ts';
import { type ChildRequest, type ParseReply, readReply } from './parser-messages.ts';
import { memoryPollMs, residentBytes } from './resident-memory.ts';
import { spawnParser } from './spawn-parser.ts';

/** Why a child was lost, and what it said last on standard error. */
export interface ChildLoss {
  readonly kind: 'lost';
  readonly code: Extract<ErrorCode, 'extract.timeout' | 'extract.out-of-memory' | 'extract.crashed'>;
  readonly detail: string;
}

export interface ChildAnswer {
  readonly kind: 'answered';
  readonly reply: Exclude<ParseReply, { kind: 'ready' }>;
  readonly output: Uint8Array;
}

export type ChildOutcome = ChildLoss | ChildAnswer;

/** For the reply's header, on top of the output. */
const HEADER_ROOM_BYTES = 1024 * 1024;
const STDERR_TAIL_CHARACTERS = 2_000;
const START_TIMEOUT_MS = 60_000;

export class ParserProcess {
  /** Documents answered so far. */
  served = 0;
  readonly command: ParserCommand;
  readonly #child: ChildProcess;
  readonly #limits: ParserLimits;
  readonly #ready: Promise<ChildOutcome | null>;
  #settle: (outcome: ChildOutcome | null) => void = () => undefined;
  #killedFor: ChildLoss['code'] | null = null;
  #alive = true;
  #stderr = '';

  constructor(command: ParserCommand, limits: ParserLimits) {
    this.command = command;
    this.#limits = limits;
    this.#child = takeEarly(command) ?? spawnParser(command);
    this.#ready = this.#next(START_TIMEOUT_MS);
    this.#listen();
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** 0 where the system doesn't tell, or the child has ended. */
  get residentBytes(): number {
    const { pid } = this.#child;
    return pid === undefined || !this.#alive ? 0 : (residentBytes(pid) ?? 0);
  }

  /** Null when the child is ready for documents; else why it could not be started, which is never a document's fault. */
  started(): Promise<ChildOutcome | null> {
    return this.#ready;
  }

  /** One document at a time: the caller waits for the outcome before the next. */
  async parse(request: ChildRequest, bytes: Uint8Array): Promise<ChildOutcome> {
    const input = this.#child.stdin;
    if (!this.#alive || !(input instanceof Writable)) return this.#loss('extract.crashed');
    const watch = setInterval(() => this.#checkMemory(), memoryPollMs);
    const outcome = this.#next(this.#limits.timeoutMs);
    input.cork();
    for (const part of frameParts(request, bytes)) input.write(part);
    input.uncork();
    try {
      this.served += 1;
      return (await outcome) ?? this.#loss('extract.crashed');
    } finally {
      clearInterval(watch);
    }
  }

  kill(): void {
    this.#alive = false;
    this.#child.kill('SIGKILL');
  }

  /** Waits for the next frame, or for the child's end. */
  #next(timeoutMs: number): Promise<ChildOutcome | null> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#killFor('extract.timeout'), timeoutMs);
      this.#settle = (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      };
    });
  }

  #listen(): void {
    const { pid, stdin, stderr, stdio } = this.#child;
    // A child that the system had no file handles left for has no streams at all; its 'error' comes next.
    const replies = pid === undefined ? null : stdio[3];
    // Writing to a child that has just died fails with EPIPE: its end is reported by 'close'.
    if (stdin instanceof Writable) stdin.on('error', () => undefined);
    stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_TAIL_CHARACTERS);
    });
    const frames = new FrameReader(this.#limits.outputBytes + HEADER_ROOM_BYTES);
    if (replies instanceof Readable) replies.on('data', (chunk: Buffer) => this.#receive(frames, chunk));
    this.#child.on('error', (error) => {
      this.#stderr += error.message;
      this.#lose();
    });
    this.#child.on('close', () => this.#lose());
  }

  #receive(frames: FrameReader, chunk: Buffer): void {
    try {
      for (const frame of frames.push(chunk)) this.#settle(toOutcome(frame));
    } catch {
      this.kill();
    }
  }

  #lose(): void {
    this.#alive = false;
    this.#settle(this.#loss(this.#killedFor ?? (this.#heapExhausted() ? 'extract.out-of-memory' : 'extract.crashed')));
  }

  #loss(code: ChildLoss['code']): ChildLoss {
    return { kind: 'lost', code, detail: this.#stderr };
  }

  #killFor(code: ChildLoss['code']): void {
    this.#killedFor = code;
    this.kill();
  }

  #checkMemory(): void {
    const { pid } = this.#child;
    if (pid !== undefined && (residentBytes(pid) ?? 0) > this.#limits.memoryBytes)
      this.#killFor('extract.out-of-memory');
  }

  /** V8 says so before it aborts. */
  #heapExhausted(): boolean {
    return /heap out of memory|Array buffer allocation failed|OOM/u.test(this.#stderr);
  }
}

function toOutcome({ header, body }: Frame): ChildOutcome | null {
  const reply = readReply(header);
  return reply.kind === 'ready' ? null : { kind: 'answered', reply, output: body };
}
