/** What XML 1.0 has no place for, even escaped, or advises against: validators take it for a broken encoding. */
const OUT_OF_PLACE =
  /[^\t\n\r\u{20}-\u{7e}\u{a0}-\u{d7ff}\u{e000}-\u{fffc}\u{10000}-\u{10ffff}]|\p{Noncharacter_Code_Point}/gu;

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** As the RSS profile writes `&` and `<` in plain text, for readers that otherwise take it for HTML. */
const PLAIN_ENTITIES: Record<string, string> = { ...ENTITIES, '&': '&#x26;', '<': '&#x3C;' };

const escapedWith = (entities: Record<string, string>, text: string): string =>
  text.replace(OUT_OF_PLACE, '').replace(/[&<>"']/g, (sign) => entities[sign]!);

/** For texts and attributes, of XML and of HTML alike. */
export const escaped = (text: string): string => escapedWith(ENTITIES, text);

/** An element as it is written; only what follows makes one. */
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

/** With a text in it that is not HTML, for a format that does not say of its texts whether they are. */
export const plainElement = (name: string, text: string): Element => ({
  written: `<${name}>${escapedWith(PLAIN_ENTITIES, text)}</${name}>`,
});

export const xmlDocument = (root: Element): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${root.written}\n`;
