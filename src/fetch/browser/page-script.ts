/** What is run within a page, in a world of its own that the page's scripts can't reach. As text: there is no DOM in this program. */

/** Of a page that is at rest no two looks differ. Null: more nodes than are looked at. */
export const lookScript = (maxNodes: number): string => `(() => {
  if (document.getElementsByTagName('*').length > ${maxNodes}) return null;
  const text = [...document.querySelectorAll('table')].map((table) => table.textContent).join('\\n');
  return [document.readyState, document.links.length, document.forms.length, text].join('\\n');
})()`;

/**
 * The page as it stands now: what fields hold is written where markup has it, open shadow roots are declared, and scripts,
 * which have done their work, are left out with what only stands in for them. Null: larger than allowed, in characters.
 */
export const markupScript = (maxCharacters: number): string => `(() => {
  const roots = [];
  const gather = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot === null) continue;
      roots.push(element.shadowRoot);
      gather(element.shadowRoot);
    }
  };
  gather(document);
  const gone = 'script,noscript,meta[charset],meta[http-equiv]';
  for (const root of [document, ...roots]) {
    for (const element of root.querySelectorAll(gone)) element.remove();
    for (const input of root.querySelectorAll('input')) {
      input.setAttribute('value', input.value);
      input.toggleAttribute('checked', input.checked);
    }
    for (const area of root.querySelectorAll('textarea')) area.textContent = area.value;
    for (const option of root.querySelectorAll('option')) option.toggleAttribute('selected', option.selected);
  }
  const html = document.documentElement;
  const shell = html.cloneNode(false).outerHTML;
  const inner = html.getHTML({ serializableShadowRoots: true, shadowRoots: roots });
  const type = document.doctype === null ? '' : '<!DOCTYPE html>';
  const markup = type + shell.replace('></', () => '>' + inner + '</');
  return markup.length > ${maxCharacters} ? null : markup;
})()`;
