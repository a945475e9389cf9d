/** Which view the address asks for. */
import { html, render } from '/assets/lit-html.js';
import { getJson } from './api.js';
import { ListView } from './list-view.js';
import { QueueView } from './queue-view.js';
import { ReportView } from './report-view.js';
import { setLanguage } from './words.js';

const root = document.getElementById('app');
const statusLine = document.getElementById('status');

/** What every view may use. `ticket`: of two addresses that were gone to, the later counts. */
const app = {
  about: null,
  view: null,
  root,
  tell(text) {
    statusLine.textContent = text;
  },
  go(url) {
    history.pushState(null, '', url);
    void open();
  },
  /** The address says what is shown, without another entry in the history. */
  replace(url) {
    history.replaceState(null, '', url);
  },
  useLanguage(language) {
    remember(language);
    setLanguage(language);
    app.view?.draw();
  },
};

/** Browsers may keep pages from storing anything. */
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

let ticket = 0;

function viewOf(id) {
  if (id !== undefined) return new ReportView(app, decodeURIComponent(id));
  return location.pathname === '/queue' ? new QueueView(app) : new ListView(app);
}

async function open() {
  const own = ++ticket;
  const [, id] = /^\/reports\/([^/]+)$/.exec(location.pathname) ?? [];
  const view = viewOf(id);
  app.view?.leave();
  app.view = view;
  try {
    await view.load(location.search, () => own === ticket);
  } catch (error) {
    if (own !== ticket) return;
    render(
      html`<main class="trouble">
        <p role="alert">${error.message}</p>
        <p><a href="/">nianbao</a></p>
      </main>`,
      root,
    );
  }
}

addEventListener('popstate', () => void open());
addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const within = event.target instanceof Element ? event.target : document.body;
  if (within.closest('dialog, input, textarea, select') !== null) return;
  if (app.view?.key(event.key) === true) event.preventDefault();
});
addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="/"]') : null;
  if (link === null || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  app.go(link.getAttribute('href'));
});

app.about = await getJson('/api/about');
setLanguage(remembered() ?? app.about.language);
await open();
