/** What a page prints in place of a value where the program that fills it in did not run. */

/** `{{ row.total }}`, `${total}`, `<%= total %>`, `[[${total}]]`, `#{total}`, `$!{total}`. */
const placeholder = /\{\{[^{}]*\}\}|[$#]!?\{[^{}]*\}|<%|%>|\[\[[^[\]]*\]\]/;

export const holdsPlaceholder = (text: string): boolean => placeholder.test(text);
