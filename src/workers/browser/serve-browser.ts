/** The child's side: addresses in on standard input, pages out on descriptor 3, one at a time. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { parseAllowedHosts } from '../../fetch/address/allowed-hosts.ts';
import { openBrowser, type OpenedBrowser } from '../../fetch/browser/open-browser.ts';
import { RenderError } from '../../fetch/browser/render-error.ts';
import { FetchError } from '../../fetch/fetch-error.ts';
import { FrameReader, frameParts } from '../frames.ts';
import type { BrowserReply, OpenRequest, RenderRequest } from './browser-messages.ts';

/** Descriptor of the replies: libraries may print to standard output as they like. */
const REPLY_DESCRIPTOR = 3;
const MAX_REQUEST_BYTES = 1_048_576;
const NOTHING = new Uint8Array();

type Answer = readonly [BrowserReply, Uint8Array];

/** Serves until standard input ends, which it does when the worker is gone: then the browser goes with it. */
export function serveBrowser(): void {
  const replies = new Socket({ fd: REPLY_DESCRIPTOR, readable: false, writable: true });
  const requests = new FrameReader(MAX_REQUEST_BYTES);
  let opening: Promise<OpenedBrowser> | null = null;
  let turn = Promise.resolve();
  const answer = async (header: string): Promise<Answer> => {
    // The parent is this same program.
    if (opening === null) return opened((opening = open(JSON.parse(header) as OpenRequest)));
    return page(await opening, JSON.parse(header) as RenderRequest);
  };
  process.stdin.on('data', (chunk: Buffer) => {
    for (const { header } of requests.push(chunk))
      turn = turn.then(async () => {
        const [reply, body] = await answer(header).catch(failed);
        for (const part of frameParts(reply, body)) replies.write(part);
      });
  });
  // Whoever reads the replies may be gone before standard input ends.
  replies.on('error', () => process.exit(0));
  process.stdin.on('end', () => process.exit(0));
}

async function open({ allowHosts, hostsOff, ...rest }: OpenRequest): Promise<OpenedBrowser> {
  const hosts = Object.fromEntries(hostsOff.map((host) => [host, { isOff: true }]));
  const browser = await openBrowser({ ...rest, hosts, allowed: parseAllowedHosts(allowHosts) });
  // Behind the library's own, which kills the browser at the end of this process.
  process.on('exit', () => removeOwnFolder());
  return browser;
}

async function opened(opening: Promise<OpenedBrowser>): Promise<Answer> {
  return [{ kind: 'ready', version: (await opening).version, pid: browserPid() }, NOTHING];
}

async function page(browser: OpenedBrowser, request: RenderRequest): Promise<Answer> {
  const { end, traffic } = await browser.render(request);
  const { requests, bytes, refused, refusedCount } = traffic;
  const facts = {
    url: end.url,
    cookies: end.cookies,
    traffic: { requests, bytes, refusedCount, refused: [...refused] },
  };
  if (end.kind === 'moved') return [{ kind: 'moved', ...facts }, NOTHING];
  return [{ kind: 'rendered', status: end.status, ...facts }, Buffer.from(`\uFEFF${end.markup}`)];
}

function failed(error: unknown): Answer {
  if (error instanceof FetchError)
    return [{ kind: 'failed', code: error.code, message: error.message, url: error.url, ...refusedBy(error) }, NOTHING];
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [{ kind: 'failed', code: null, message, url: null, traffic: null }, NOTHING];
}

function refusedBy(error: FetchError): Pick<Extract<BrowserReply, { kind: 'failed' }>, 'traffic'> {
  if (!(error instanceof RenderError)) return { traffic: null };
  const { refused, refusedCount } = error.traffic;
  return { traffic: { refusedCount, refused: [...refused] } };
}

/** The folder for temporary files was made for this process alone. */
function removeOwnFolder(): void {
  const folder = process.env['NIANBAO_BROWSER_FOLDER'];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** The only child of this process. */
function browserPid(): number | null {
  if (process.platform === 'win32') return null;
  const found = process.platform === 'linux' ? childInProc() : childFromPs();
  return found === undefined ? null : Number(found);
}

const childInProc = (): string | undefined =>
  readdirSync('/proc').find((name) => /^\d+$/u.test(name) && parentOf(name) === process.pid);

function parentOf(pid: string): number | null {
  try {
    // Behind the name, which may hold anything: state, parent.
    const [, parent = ''] = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /su, '')
      .split(' ');
    return Number(parent);
  } catch {
    return null;
  }
}

function childFromPs(): string | undefined {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,comm='], { encoding: 'latin1' });
  const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/u));
  return rows.find(([, parent, name = '']) => Number(parent) === process.pid && !/(?:^|\/)ps$/u.test(name))?.[0];
}
