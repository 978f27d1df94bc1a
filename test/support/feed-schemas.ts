import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import jsonFeedSchema from 'jsonfeed-schema/schema-v1.1.json' with { type: 'json' };
import { RelaxNGValidator, XmlDocument, XmlLibError } from 'libxml2-wasm';

const grammar = (name: string): RelaxNGValidator => {
  const source = XmlDocument.fromBuffer(readFileSync(new URL(`schemas/${name}`, import.meta.url)));
  try {
    return RelaxNGValidator.fromDoc(source);
  } finally {
    source.dispose();
  }
};

const GRAMMARS = { rss: grammar('rss.rng'), atom: grammar('atom.rng') };

/** The sentences of what a library refuses; none where it does not. */
function refusals(attempt: () => void): string[] {
  try {
    attempt();
    return [];
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return error.details.length ? error.details.map(({ message }) => message.trim()) : [error.message];
  }
}

/** What keeps a document from being what the grammar of its format says. */
export const flawsByGrammar = (format: keyof typeof GRAMMARS, document: XmlDocument): string[] =>
  refusals(() => GRAMMARS[format].validate(document));

/** What keeps a text from being XML. */
export const flawsAsXml = (text: string): string[] => refusals(() => XmlDocument.fromString(text).dispose());

const isJsonFeed = formats.default(new Ajv({ allErrors: true })).compile(jsonFeedSchema);

/** What keeps a value from being a JSON Feed, by the schema published for version 1.1. */
export const flawsBySchema = (value: unknown): string[] =>
  isJsonFeed(value)
    ? []
    : (isJsonFeed.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
