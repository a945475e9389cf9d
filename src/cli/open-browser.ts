/** The system's own browser, at an address. */
import { spawn } from 'node:child_process';

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [file: string, ...args: string[]]>>> = {
  darwin: ['open'],
  // No shell: it would take the & of an address for its own.
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** The program that opens an address, and its arguments. */
export function browserCommand(
  platform: NodeJS.Platform,
  url: string,
): readonly [file: string, args: readonly string[]] {
  const [file, ...args] = openers[platform] ?? ['xdg-open'];
  return [file, [...args, url]];
}

/** Whether it opens is not known: the address is printed all the same. */
export function openBrowser(url: string): void {
  const child = spawn(...browserCommand(process.platform, url), { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
