/** One browser child over its life: started, given pages one after another, ended with all that it has started. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { FetchError } from '../../fetch/fetch-error.ts';
import { type Frame, FrameReader, frameParts } from '../frames.ts';
import { type BrowserReply, type OpenRequest, readReply, type RenderRequest } from './browser-messages.ts';
import { groupBytes } from './group-memory.ts';

export interface BrowserAnswer {
  readonly reply: BrowserReply;
  readonly body: Uint8Array;
}

/** The same file extension as this one, since both run from `src` and from `dist`. */
const entry = fileURLToPath(new URL(`./browser-child${import.meta.url.slice(-3)}`, import.meta.url));

const START_MS = 30_000;
/** For an answer behind the child's own time limit. */
const GRACE_MS = 10_000;
/** To end in good order. */
const END_MS = 3_000;
const MEMORY_POLL_MS = 500;
const HEADER_ROOM_BYTES = 1_048_576;
const STDERR_TAIL_CHARACTERS = 2_000;

export class BrowserProcess {
  /** Pages asked for so far. */
  served = 0;
  version = '';
  readonly #request: OpenRequest;
  readonly #folder = mkdtempSync(join(tmpdir(), 'nianbao-browser-'));
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;
  #pid: number | null = null;
  #settle: (answer: BrowserAnswer | null) => void = () => undefined;
  #alive = true;
  #stderr = '';

  constructor(request: OpenRequest) {
    this.#request = request;
    this.#child = spawn(process.execPath, ['--no-warnings', entry], {
      stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
      // Of its own group: Ctrl-C is for the worker, which says when to stop.
      detached: process.platform !== 'win32',
      cwd: this.#folder,
      env: environment(this.#folder),
    });
    this.#closed = once(this.#child, 'close').catch(() => undefined);
    this.#listen();
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Errors: `fetch.browser-unavailable`. */
  async start(): Promise<void> {
    const answer = await this.#ask(this.#request, START_MS);
    if (answer?.reply.kind === 'ready') {
      this.version = answer.reply.version;
      this.#pid = answer.reply.pid;
      return;
    }
    const detail = answer?.reply.kind === 'failed' && answer.reply.code === null ? answer.reply.message : this.#stderr;
    if (answer?.reply.kind === 'failed' && answer.reply.code !== null)
      throw new FetchError('fetch.browser-unavailable', answer.reply.message);
    throw new FetchError(
      'fetch.browser-unavailable',
      `浏览器进程没有启动（${detail.slice(-300)}）| The process of the browser did not start`,
    );
  }

  /** One page at a time. Errors: `fetch.browser-timeout`, `fetch.browser-crashed`, `fetch.browser-too-large`. */
  async render(request: RenderRequest): Promise<BrowserAnswer> {
    const { totalMs, maxMemoryBytes } = this.#request.limits;
    const state = { isTooLarge: false };
    const watch = setInterval(() => {
      state.isTooLarge ||= this.#pid !== null && (groupBytes(this.#pid) ?? 0) > maxMemoryBytes;
      if (state.isTooLarge) this.#kill();
    }, MEMORY_POLL_MS);
    try {
      this.served += 1;
      const answer = await this.#ask(request, totalMs + GRACE_MS);
      if (answer !== null) return answer;
      throw state.isTooLarge ? tooMuchMemory(maxMemoryBytes) : lost();
    } finally {
      clearInterval(watch);
    }
  }

  /** Resolves when nothing of it runs any more. */
  async end(): Promise<void> {
    this.#alive = false;
    this.#child.stdin?.end();
    const timer = setTimeout(() => this.#kill(), END_MS);
    await this.#closed;
    clearTimeout(timer);
  }

  /** Null: the child is gone. */
  #ask(request: object, withinMs: number): Promise<BrowserAnswer | null> {
    const input = this.#child.stdin;
    if (!this.#alive || !(input instanceof Writable)) return Promise.resolve(null);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#kill(), withinMs);
      this.#settle = (answer) => {
        clearTimeout(timer);
        resolve(answer);
      };
      for (const part of frameParts(request, new Uint8Array())) input.write(part);
    });
  }

  #listen(): void {
    const { pid, stdin, stderr, stdio } = this.#child;
    // A child that the system had no file handles left for has no streams at all; its 'error' comes next.
    const replies = pid === undefined ? null : stdio[3];
    if (stdin instanceof Writable) stdin.on('error', () => undefined);
    stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_TAIL_CHARACTERS);
    });
    const frames = new FrameReader(this.#request.limits.maxMarkupBytes + HEADER_ROOM_BYTES);
    if (replies instanceof Readable) replies.on('data', (chunk: Buffer) => this.#receive(frames, chunk));
    this.#child.on('error', () => this.#lose());
    this.#child.on('close', () => this.#lose());
  }

  #receive(frames: FrameReader, chunk: Buffer): void {
    try {
      for (const frame of frames.push(chunk)) this.#settle(answerIn(frame));
    } catch {
      this.#kill();
    }
  }

  #lose(): void {
    this.#alive = false;
    this.#killBrowser();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 });
    this.#settle(null);
  }

  #kill(): void {
    this.#alive = false;
    this.#child.kill('SIGKILL');
    this.#killBrowser();
  }

  /** The browser leads a group of its own, so that none of its processes is left. */
  #killBrowser(): void {
    if (this.#pid === null || process.platform === 'win32') return;
    try {
      process.kill(-this.#pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
    this.#pid = null;
  }
}

const answerIn = ({ header, body }: Frame): BrowserAnswer => ({ reply: readReply(header), body });

/** Nothing of the user's: neither profile nor proxy nor keys. */
function environment(folder: string): NodeJS.ProcessEnv {
  const own = { HOME: folder, USERPROFILE: folder, TMPDIR: folder, TEMP: folder, TMP: folder };
  const kept = ['PATH', 'SystemRoot', 'ProgramFiles', 'ProgramFiles(x86)', 'LD_LIBRARY_PATH', 'FONTCONFIG_FILE'];
  const system = kept.map((name) => [name, process.env[name]] as const).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(system), ...own, LANG: 'C.UTF-8', NIANBAO_BROWSER_FOLDER: folder };
}

const lost = (): FetchError =>
  new FetchError('fetch.browser-crashed', '浏览器进程异常退出 | The process of the browser ended unexpectedly');

const tooMuchMemory = (maxBytes: number): FetchError =>
  new FetchError(
    'fetch.browser-too-large',
    `浏览器占用内存超过 ${maxBytes / 1_048_576} MB | The browser took more than ${maxBytes / 1_048_576} MB of memory`,
  );
