/** PDFs printed by Chromium: one browser for many pages, spoken to over its debugging pipe. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Buffer } from 'node:buffer';
import type { Readable, Writable } from 'node:stream';

export interface Browser {
  /** A PDF of the page, on the paper that its @page rule asks for; tagged is the browser's default, and larger. */
  readonly print: (html: string, isTagged?: boolean) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

interface Reply {
  readonly id?: number;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

type Send = (method: string, params?: object, sessionId?: string) => Promise<Readonly<Record<string, unknown>>>;

const switches = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-pipe',
];

/** Each message on the pipe ends with a NUL. Replies come back by their id. */
function connection(browser: ChildProcess): Send {
  const waiting = new Map<
    number,
    { resolve: (result: Readonly<Record<string, unknown>>) => void; reject: (error: Error) => void }
  >();
  const [, , , input, output] = browser.stdio as [null, null, null, Writable, Readable];
  let rest = '';
  let lastId = 0;
  output.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const { id, result, error } of messages.map((message) => JSON.parse(message) as Reply)) {
      const caller = id === undefined ? undefined : waiting.get(id);
      if (error === undefined) caller?.resolve(result ?? {});
      else caller?.reject(new Error(error.message));
    }
  });
  browser.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`Chromium ended with code ${String(code)}`));
  });
  return (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      input.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`);
    });
}

export async function openBrowser(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'made-up-chromium-'));
  const browser = spawn('chromium', [...switches, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve, reject) => {
    const missing = 'Chromium could not be started: install the Debian package chromium';
    browser.on('exit', () => resolve()).on('error', (cause) => reject(new Error(missing, { cause })));
  });
  const send = connection(browser);
  const { targetId } = await Promise.race([
    send('Target.createTarget', { url: 'about:blank' }),
    ended.then(() => ({ targetId: null })),
  ]);
  const { sessionId } = (await send('Target.attachToTarget', { targetId, flatten: true })) as { sessionId: string };
  const { frameTree } = (await send('Page.getFrameTree', {}, sessionId)) as { frameTree: { frame: { id: string } } };
  return {
    print: async (html, isTagged = true) => {
      await send('Page.setDocumentContent', { frameId: frameTree.frame.id, html }, sessionId);
      const { data } = (await send(
        'Page.printToPDF',
        { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: isTagged },
        sessionId,
      )) as { data: string };
      return new Uint8Array(Buffer.from(data, 'base64'));
    },
    close: async () => {
      void send('Browser.close').catch(() => undefined);
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
