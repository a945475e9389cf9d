/** Pages in a browser behind one call: one at a time, in a child that is started when it is needed and replaced when it is lost. */
import type { RefusedTargets } from '../../fetch/browser/guard-proxy.ts';
import { RenderError } from '../../fetch/browser/render-error.ts';
import { FetchError } from '../../fetch/fetch-error.ts';
import { isFetchCode } from '../../fetch/retry-policy.ts';
import { Gate } from '../gate.ts';
import type { BrowserReply, OpenRequest, RenderRequest } from './browser-messages.ts';
import { type BrowserAnswer, BrowserProcess } from './browser-process.ts';

interface PageFacts {
  /** Without a fragment. */
  readonly url: string;
  /** What the site has set for this address, as in a Cookie header. */
  readonly cookies: string | null;
  readonly traffic: RefusedTargets;
}

export type RenderOutcome =
  | (PageFacts & {
      readonly kind: 'rendered';
      readonly status: number;
      readonly markup: Uint8Array;
      /** `Chromium 141.0.7390.107` */
      readonly browser: string;
    })
  /** The page sends its readers on to `url`. */
  | (PageFacts & { readonly kind: 'moved' });

/** After these the browser may be at work for a page still that nobody waits for. */
const spoiling: ReadonlySet<string> = new Set([
  'fetch.browser-timeout',
  'fetch.browser-crashed',
  'fetch.browser-too-large',
]);

export class PageRenderer {
  readonly #settings: OpenRequest;
  readonly #gate = new Gate(1);
  #browser: BrowserProcess | null = null;
  #closed = false;

  constructor(settings: OpenRequest) {
    this.#settings = settings;
  }

  /** What the browser says it is. Errors: `fetch.browser-unavailable`. */
  async version(): Promise<string> {
    return (await this.#gate.pass(() => this.#started())).version;
  }

  /**
   * Errors: `fetch.browser-*`, `fetch.refused-address`, `fetch.connect`; as RenderError where the child lived to tell what was
   * refused. Rejects otherwise when it was closed.
   */
  render(request: RenderRequest): Promise<RenderOutcome> {
    return this.#gate.pass(async () => {
      const wasUsed = this.#browser !== null;
      try {
        return await this.#attempt(request);
      } catch (error) {
        // A browser may die of what earlier pages left behind; only a fresh one can blame this page.
        const again = wasUsed && error instanceof FetchError && error.fetchCode === 'fetch.browser-crashed';
        if (again) return this.#attempt(request);
        throw error;
      }
    });
  }

  /** Whatever is under way ends. Resolves when no process is left. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#dismiss();
  }

  async #attempt(request: RenderRequest): Promise<RenderOutcome> {
    const browser = await this.#started();
    try {
      return outcomeOf(await browser.render(request), browser.version);
    } catch (error) {
      this.#throwIfClosed();
      if (!(error instanceof FetchError) || spoiling.has(error.fetchCode)) await this.#dismiss();
      throw error;
    } finally {
      if (browser.served >= this.#settings.limits.recycleAfter) await this.#dismiss();
    }
  }

  async #started(): Promise<BrowserProcess> {
    this.#throwIfClosed();
    if (this.#browser?.alive === true) return this.#browser;
    await this.#dismiss();
    const browser = (this.#browser = new BrowserProcess(this.#settings));
    try {
      await browser.start();
      return browser;
    } catch (error) {
      await this.#dismiss();
      this.#throwIfClosed();
      throw error;
    }
  }

  #throwIfClosed(): void {
    if (this.#closed) throw new Error('the browser is closed');
  }

  async #dismiss(): Promise<void> {
    const browser = this.#browser;
    this.#browser = null;
    await browser?.end();
  }
}

function outcomeOf({ reply, body }: BrowserAnswer, browser: string): RenderOutcome {
  switch (reply.kind) {
    case 'rendered':
      return { ...reply, markup: body, browser };
    case 'moved':
      return reply;
    default:
      throw failureOf(reply);
  }
}

function failureOf(reply: Exclude<BrowserReply, { kind: 'rendered' | 'moved' }>): Error {
  if (reply.kind === 'ready') return new Error('the browser child answered out of turn');
  const { code, message, url, traffic } = reply;
  if (code === null || !isFetchCode(code)) return new Error(message);
  const failure = new FetchError(code, message, url === null ? {} : { url });
  return traffic === null ? failure : new RenderError(failure, traffic);
}
