import { z } from 'zod';
import type { JsonSchema } from '../../src/web/api/json-schema.js';
import { apiRoutes } from '../support/api-client.js';

/** The dotted paths at which an input takes a string that is none of a list, nor of a format. */
function stringsOf(schema: JsonSchema, path: string): string[] {
  if (schema.anyOf) return schema.anyOf.flatMap((one) => stringsOf(one, path));
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([name, inner]) =>
      stringsOf(inner, path ? `${path}.${name}` : name),
    );
  if (schema.items) return stringsOf(schema.items, path);
  const takesAnyText = [schema.type].flat().includes('string') && !schema.enum && schema.const === undefined;
  // A web address may hold anything.
  const isBound = schema.pattern !== undefined || (schema.format !== undefined && schema.format !== 'uri');
  return takesAnyText && !isBound ? [path] : [];
}

/** Where programs can write, a route and a field each: `POST /api/communities name`. */
export const apiStrings: { route: string; field: string }[] = apiRoutes.flatMap(
  ({ method, path, description: { input } }) => {
    if (!input) return [];
    const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
    const fields = [...new Set(stringsOf(schema, ''))];
    return fields.map((field) => ({ route: `${method.toUpperCase()} ${path}`, field }));
  },
);
