/** What a page prints in place of a value where the program that fills it in did not run, or had nothing to fill in. */

/** `{{ row.total }}`, `${total}`, `<%= total %>`, `[[${total}]]`, `#{total}`, `$!{total}`. */
const placeholder = /\{\{[^{}]*\}\}|[$#]!?\{[^{}]*\}|<%|%>|\[\[[^[\]]*\]\]/;

export const holdsPlaceholder = (text: string): boolean => placeholder.test(text);

/** What programs write for a value that isn't there: `undefined`, `NaN`, `null`, `None`, `[object Object]`, `NaN件`, `undefined%`. */
const noValue =
  /^(?:(?:undefined|nan|\(?null\)?|nil|none|<na>|infinity|invalid date)(?:\p{scx=Han}{0,2}|[%％])|.*(?:undefined|\[object \w+\]).*)$/iu;
/** `加载中…`, `正在加载`, `数据加载中，请稍候...`, `loading`, `加载失败`. */
const waiting =
  /^(?:正在|数据|内容)*(?:(?:加载|载入|读取|获取)(?:数据|内容)?(?:中|失败)?|loading)(?:[,，]?请稍[候后等]|[,，]?请等待)?[.。…·\s]*$/iu;
/** Markup that was escaped once too often: `118<br/>`, `</span>`, `118&lt;br&gt;`. */
const markup = /<\/?[a-z][^<>]*>|&(?:amp;)*lt;\/?[a-z]/iu;

/** Whether a cell shows a program's leavings and no figure. */
export const isUnfilled = (text: string): boolean =>
  holdsPlaceholder(text) || noValue.test(text) || waiting.test(text) || markup.test(text);
