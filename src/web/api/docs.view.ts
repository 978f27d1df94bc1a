import type { JsonSchema } from './json-schema.js';
import type { OpenApiDocument, Operation } from './openapi.js';

export interface FieldRow {
  name: string;
  type: string;
  required: boolean;
  note: string;
}

const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

/** A schema in one line: `string | null`, `"yes" | "no"`, `[Event]`. */
export function typeText(schema: JsonSchema): string {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.anyOf) return schema.anyOf.map(typeText).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.type === 'array') return `[${typeText(schema.items ?? {})}]`;
  if (schema.type === 'object') return objectText(schema);
  if (schema.format) return schema.format;
  return [schema.type ?? 'any'].flat().join(' | ');
}

function objectText({ properties = {}, required = [] }: JsonSchema): string {
  const fields = Object.entries(properties).map(
    ([name, schema]) => `${name}${required.includes(name) ? '' : '?'}: ${typeText(schema)}`,
  );
  return fields.length > 0 ? `{ ${fields.join(', ')} }` : '{}';
}

/** Limits and defaults, as they are read. */
function noteOf(schema: JsonSchema): string {
  const { description, minimum, maximum, minLength, maxLength } = schema;
  const isWorth = (bound: number | undefined): bound is number =>
    bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
  const notes = [
    description,
    isWorth(minimum) && `≥ ${minimum}`,
    isWorth(maximum) && `≤ ${maximum}`,
    isWorth(minLength) && `length ≥ ${minLength}`,
    isWorth(maxLength) && `length ≤ ${maxLength}`,
    schema.default !== undefined && `default ${JSON.stringify(schema.default)}`,
  ];
  return notes.filter(Boolean).join(', ');
}

export const fieldRows = ({ properties = {}, required = [] }: JsonSchema): FieldRow[] =>
  Object.entries(properties).map(([name, schema]) => ({
    name,
    type: typeText(schema),
    required: required.includes(name) && schema.default === undefined,
    note: noteOf(schema),
  }));

function operationView(method: string, path: string, operation: Operation) {
  const body = operation.requestBody?.content['application/json']?.schema;
  const answers = Object.entries(operation.responses).map(([status, { description, content }]) => ({
    status,
    description,
    isRefusal: Number(status) >= 400,
    type: content?.['application/json'] ? typeText(content['application/json'].schema) : null,
  }));
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    summary: operation.summary,
    needsAccount: operation.security.every((way) => Object.keys(way).length > 0),
    parameters: operation.parameters.map((parameter) => ({
      ...parameter,
      type: typeText(parameter.schema),
      note: [parameter.description, noteOf(parameter.schema)].filter(Boolean).join(', '),
    })),
    /** One table a way of saying it. */
    bodies: body ? (body.anyOf ?? [body]).map(fieldRows) : [],
    answers,
  };
}

/** What the page of the documentation shows: routes under their first word, then the shapes they speak of. */
export function docsView({ info, paths, components }: OpenApiDocument) {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags))];
  return {
    version: info.version,
    groups: tags.map((tag) => ({
      tag,
      operations: operations
        .filter(({ operation }) => operation.tags.includes(tag))
        .map(({ method, path, operation }) => operationView(method, path, operation)),
    })),
    shapes: Object.entries(components.schemas)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, schema]) => ({ name, fields: fieldRows(schema) })),
  };
}
