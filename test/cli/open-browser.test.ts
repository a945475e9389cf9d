import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { browserCommand } from '../../src/cli/open-browser.ts';
import { startReview } from '../review/support/running-review.ts';

const url = 'http://127.0.0.1:8080/?token=a&year=2024';

it.each([
  ['win32', 'rundll32', ['url.dll,FileProtocolHandler', url]],
  ['darwin', 'open', [url]],
  ['linux', 'xdg-open', [url]],
  ['freebsd', 'xdg-open', [url]],
] as const)('%s: the address is one argument, and no shell reads it', (platform, file, args) => {
  expect(browserCommand(platform, url)).toEqual([file, args]);
});

it.runIf(process.platform === 'linux')('--open hands the address that is printed to the browser', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-open-'));
  const heard = join(folder, 'heard');
  writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\nprintf '%s' "$*" > '${heard}'\n`);
  chmodSync(join(folder, 'xdg-open'), 0o755);
  const sample = join(import.meta.dirname, '../../samples/faults-2024.html');
  const review = await startReview([sample, '--port', '0', '--open'], folder, {
    PATH: `${folder}:${process.env['PATH'] ?? ''}`,
  });
  await expect.poll(() => (existsSync(heard) ? readFileSync(heard, 'utf8') : ''), { timeout: 10_000 }).toBe(review.url);
  expect(await review.stop()).toBe(0);
});
