/** The tree that the parser builds: the library's own, without what only writing markup out again would need. */
import { Element } from 'domhandler';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';

type Attributes = readonly Pick<DefaultTreeAdapterTypes.Element['attrs'][number], 'name' | 'value'>[];

/** Namespaces and prefixes of attributes are left out: two further objects for every element. */
export const treeAdapter: typeof adapter = {
  ...adapter,
  createElement(name, namespace, attributes) {
    const element = new Element(name, attributesOf(attributes), []);
    element.namespace = namespace;
    return element;
  },
  /** A second `html` or `body` tag adds what the first one lacks. */
  adoptAttributes(element, attributes) {
    element.attribs = { ...attributesOf(attributes), ...element.attribs };
  },
};

function attributesOf(attributes: Attributes): Element['attribs'] {
  const named: Element['attribs'] = {};
  for (const { name, value } of attributes) named[name] = value;
  return named;
}
