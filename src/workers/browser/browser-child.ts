/** The program of the process that has the browser: docs/decisions/0068-a-browser-behind-a-proxy.md. */
import { serveBrowser } from './serve-browser.ts';

serveBrowser();
