/** What XML 1.0 has no place for, even escaped. */
const IMPOSSIBLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For texts and attributes, of XML and of HTML alike. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(IMPOSSIBLE, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

/** An element as it is written; only `element` makes one. */
export interface Element {
  readonly written: string;
}

type Attributes = Readonly<Record<string, string>>;

/** With a text, elements or nothing in it. */
export function element(
  name: string,
  attributes: Attributes,
  content: string | readonly Element[] = [],
): Element {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inner =
    typeof content === 'string' ? escaped(content) : content.map(({ written }) => written).join('');
  return {
    written: inner === '' ? `<${name}${pairs.join('')}/>` : `<${name}${pairs.join('')}>${inner}</${name}>`,
  };
}

export const xmlDocument = (root: Element): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${root.written}\n`;
