import { html } from '/assets/lit-html.js';
import { currentLanguage, languages } from './words.js';

/** @import { App } from './main.js' */

/** @param {App} app */
export function languageButton(app) {
  const other = currentLanguage() === 'zh' ? 'en' : 'zh';
  return html`<button class="language" lang=${other === 'zh' ? 'zh-CN' : 'en'} @click=${() => app.useLanguage(other)}>
    ${languages[other]}
  </button>`;
}
