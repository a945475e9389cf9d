/** Which view the address asks for. */
import { html, render } from '/assets/lit-html.js';
import { askAbout } from './api.js';
import { ListView } from './list-view.js';
import { QueueView } from './queue-view.js';
import { ReportView } from './report-view.js';
import { say, setLanguage } from './words.js';

/**
 * What every view may use.
 * @typedef {object} App
 * @property {import('../src/review/answers.ts').AboutAnswer} about
 * @property {HTMLElement} root
 * @property {(text: string) => void} tell  For a while.
 * @property {(text: string) => void} complain  Until something else is said.
 * @property {(url: string) => void} go
 * @property {(url: string) => void} replace  The address says what is shown, without another entry in the history.
 * @property {(language: string) => void} useLanguage
 */

/**
 * @typedef {object} View
 * @property {(search: string, isCurrent: () => boolean) => Promise<void>} load
 * @property {() => void} leave
 * @property {() => void} draw
 * @property {(key: string, isRepeated: boolean) => boolean} key  Whether the key means something here.
 */

const TOLD_MS = 6_000;

/** @param {string} id */
function elementOf(id) {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`#${id} is missing`);
  return element;
}

const root = elementOf('app');
const statusLine = elementOf('status');
const about = await askAbout();

/** @type {View | null} */
let view = null;
/** Of two addresses that were gone to, the later counts. */
let ticket = 0;
/** The timer after which what was told goes. */
let silence = 0;

/** @type {App} */
const app = {
  about,
  root,
  tell(text) {
    app.complain(text);
    silence = setTimeout(() => (statusLine.textContent = ''), TOLD_MS);
  },
  complain(text) {
    clearTimeout(silence);
    statusLine.textContent = text;
  },
  go(url) {
    history.pushState(null, '', url);
    void open();
  },
  replace(url) {
    history.replaceState(null, '', url);
  },
  useLanguage(language) {
    remember(language);
    setLanguage(language);
    view?.draw();
  },
};

/**
 * Browsers may keep pages from storing anything.
 * @param {string} language
 */
function remember(language) {
  try {
    localStorage.setItem('language', language);
  } catch {
    // It holds until the page is loaded again.
  }
}

function remembered() {
  try {
    return localStorage.getItem('language');
  } catch {
    return null;
  }
}

/** @returns {View} */
function viewOfAddress() {
  const [, id] = /^\/reports\/([^/]+)$/.exec(location.pathname) ?? [];
  if (id !== undefined) return new ReportView(app, decodeURIComponent(id));
  return location.pathname === '/queue' ? new QueueView(app) : new ListView(app);
}

async function open() {
  const own = ++ticket;
  view?.leave();
  view = viewOfAddress();
  try {
    await view.load(location.search, () => own === ticket);
  } catch (error) {
    if (own === ticket) render(trouble(error), root);
  }
}

/** @param {unknown} error */
const trouble = (error) =>
  html`<main class="trouble">
    <p role="alert">${error instanceof Error ? error.message : String(error)}</p>
    <p><a href="/">${say('back')}</a></p>
  </main>`;

addEventListener('popstate', () => void open());
addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const within = event.target instanceof Element ? event.target : document.body;
  if (within.closest('dialog, input, textarea, select') !== null) return;
  if (view?.key(event.key, event.repeat) === true) event.preventDefault();
});
addEventListener('click', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const link = event.target instanceof Element ? event.target.closest('a[href^="/"]') : null;
  if (link === null) return;
  event.preventDefault();
  app.go(link.getAttribute('href') ?? '/');
});

setLanguage(remembered() ?? about.language);
await open();
