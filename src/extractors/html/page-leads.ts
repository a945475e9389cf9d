/**
 * Where a page that is no report leads, beside its plain links: what its scripts, data attributes and embedded lists name,
 * where the browser goes by itself, and whether it only stands in for the page that was asked for.
 */
// Cheerio's main entry would load an HTTP client with it, which takes longer than reading a page.
import { load } from 'cheerio/slim';
import type { Link } from '../../model/document.ts';
import { decodeBytes } from '../encoding/decode-bytes.ts';
import { gateHtml } from './gate-html.ts';
import { isDocumentLink } from './links.ts';
import { mayMove, refreshMove, scriptMove } from './page-moves.ts';
import { addressIn, addressesInScript } from './scripted-links.ts';
import { standInOf, type StandIn } from './stand-in.ts';
import { unwrapMhtml } from './unwrap-mhtml.ts';

export interface PageLeads {
  /** `<base href>`, as written. */
  readonly base: string | null;
  /** Where a browser goes on to at once, as written. */
  readonly movesTo: string | null;
  /** It shows next to nothing itself. */
  readonly isStub: boolean;
  /** In reading order, as written. */
  readonly links: readonly Link[];
  /** Further pages of a list whose addresses a script would ask for. */
  readonly pages: readonly string[];
  readonly standIn: StandIn | null;
  /** Scripts run in it, which may fill it. */
  readonly runsScripts: boolean;
  /** It says next to nothing beside its links. */
  readonly saysNothing: boolean;
}

/** Less text than this beside its links is no report and no page about one: those have thousands, the foot of a page 100 to 300. */
const SILENT_LENGTH = 500;

/** Less visible text than this is a page that shows nothing itself. */
const STUB_LENGTH = 200;

/** Errors: `extract.too-large`, `extract.too-complex`. */
export function readPageLeads(bytes: Uint8Array): PageLeads {
  const markup = decodeBytes(unwrapMhtml(bytes).bytes, 'markup').text;
  gateHtml(markup, bytes.length);
  const $ = load(markup);
  const scripts = $('script:not([src])')
    .toArray()
    .map((script) => $(script).text());
  const embedded = embeddedLists(markup);
  const title = $('title').first().text();
  const refresh = $('meta[http-equiv="refresh" i]').first().attr('content');
  const links = [
    ...scriptedLinks($),
    ...scripts.flatMap(addressesInScript).map((href) => ({ href, text: '' })),
    ...embedded.links,
  ];
  const runsScripts = $('script')
    .toArray()
    .some((script) => isRun($(script).attr('type')));
  $('script,style,noscript,template').remove();
  const text = $.root().text().replaceAll(/\s+/gu, ' ').trim();
  const isStub = text.length < STUB_LENGTH;
  const moves = mayMove(bytes);
  $('a,select').remove();
  const saysNothing = $.root().text().replaceAll(/\s+/gu, '').length < SILENT_LENGTH;
  return {
    base: $('base[href]').first().attr('href')?.trim() ?? null,
    movesTo: moves ? (refreshMove(refresh ?? '', isStub) ?? (isStub ? scriptMove(scripts) : null)) : null,
    isStub,
    links,
    pages: embedded.pages,
    standIn: standInOf({ title, text, scripts }),
    ...{ runsScripts, saysNothing },
  };
}

/** As against data in a script element (HTML standard, 4.12.1). */
const isRun = (type = ''): boolean => /^\s*(?:|module|(?:text|application)\/(?:java|ecma)script)\s*$/iu.test(type);

const named = ['data-src', 'data-url', 'data-href', 'data-link', 'data-file', 'data-path', 'data-pdf', 'data-original'];

/** Links that only a script follows, and documents that are loaded when they come into view. */
function scriptedLinks($: ReturnType<typeof load>): readonly Link[] {
  const wanted = ['[onclick]', 'a[href^="javascript:" i]', ...named.map((name) => `[${name}]`)].join(',');
  return $(wanted)
    .toArray()
    .flatMap((node): readonly Link[] => {
      const element = $(node);
      const text = (element.text().replaceAll(/\s+/gu, ' ').trim() || element.attr('title')) ?? '';
      const data = named.flatMap((name) => element.attr(name)?.trim() ?? []);
      const called = [element.attr('onclick'), element.attr('href')].flatMap((code) => addressIn(code ?? '') ?? []);
      const isFrame = element.is('iframe,frame,embed,object');
      const shown = data.filter((href) => isFrame || isDocumentLink(href, text));
      return [...shown, ...called]
        .filter((href) => !/\.(?:png|jpe?g|gif|webp|svg|mp4)$/iu.test(href))
        .map((href) => ({ href, text }));
    });
}

/** 大汉's lists (jpage) stand in CDATA of a script or of an answer in XML, the address of the next group beside them. */
function embeddedLists(markup: string): { readonly links: readonly Link[]; readonly pages: readonly string[] } {
  const parts = [...markup.matchAll(/<!\[CDATA\[([\s\S]*?)\]\]>/gu)]
    .map(([, part = '']) => part)
    .filter((part) => /<a\s/iu.test(part));
  const links = parts.flatMap((part) => {
    const $ = load(part, {}, false);
    return $('a[href]')
      .toArray()
      .map((a) => ({
        href: $(a).attr('href')?.trim() ?? '',
        text: ($(a).attr('title') ?? $(a).text()).replaceAll(/\s+/gu, ' ').trim(),
      }));
  });
  const isPage = ({ href }: Link): boolean => /\bdataproxy\.(?:jsp|do|action)\b/iu.test(href);
  return { links: links.filter((link) => !isPage(link)), pages: links.filter(isPage).map(({ href }) => href) };
}
