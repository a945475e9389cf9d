import { type Browser, chromium } from 'playwright-core';
import { chromiumPath } from '../../support/chromium-path.ts';

/** The system's Chromium. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-dev-shm-usage'] });
