import { STATUS_CODES } from 'node:http';
import { type Description, statusOf } from './described.js';
import type { DescribedRoute } from './described-routes.js';
import { type JsonSchema, SchemaBook } from './json-schema.js';
import { problemShape } from './problem.shape.js';

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema: JsonSchema;
}

interface Answer {
  description: string;
  headers?: Record<string, { description: string; schema: JsonSchema }>;
  content?: Record<string, { schema: JsonSchema }>;
}

export interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters: Parameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, Answer>;
}

export interface OpenApiDocument {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, object> };
}

const ABOUT =
  'Times are RFC 3339, with the zone beside. Lists are { items, next }: ask again with ?cursor=<next>. ' +
  'Errors are problem details (RFC 9457) with a stable code. Fields that we do not know are refused. ' +
  'A text by which somebody may be recognised is answered 422 secrecy: each error has the code of its rule, a level ' +
  '(block, or confirm: sent again with that code in `confirmed`, it passes), and where the passage starts and ends in ' +
  'the text, without the spaces around it.';

const HEADERS = {
  ifMatch: 'The ETag of what you read: 412 when it has changed since',
  idempotent: 'Sent again within 24 hours, the same request gives the same thing',
};

const text: JsonSchema = { type: 'string' };

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** The OpenAPI 3.1 document of the routes, in English as its programmers are. */
export function openApiDocument(routes: readonly DescribedRoute[], version: string): OpenApiDocument {
  const book = new SchemaBook();
  book.output(problemShape);
  const paths: OpenApiDocument['paths'] = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method] = operationOf(route, book);
  return {
    openapi: '3.1.0',
    info: { title: 'Maillage', version, description: ABOUT },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: book.components,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'session', description: '__Host-session on https' },
        accessToken: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operationOf({ method, path, parameters, description }: DescribedRoute, book: SchemaBook): Operation {
  const [, , tag = ''] = path.split('/');
  const who: Record<string, string[]>[] = [{ session: [] }, { accessToken: [] }];
  const isBodyNeeded = description.input !== undefined && !description.input.safeParse({}).success;
  const body = description.input && book.input(description.input);
  return {
    operationId: `${method} ${path.replace('/api/', '')}`.replaceAll(
      /[^a-zA-Z]+(\w)?/g,
      (_gap, next?: string) => (next ?? '').toUpperCase(),
    ),
    summary: description.summary,
    tags: [tag],
    security: description.signedIn ? who : [{}, ...who],
    parameters: parametersOf(parameters, description, book),
    ...(body && {
      requestBody: { required: isBodyNeeded, content: { 'application/json': { schema: body } } },
    }),
    responses: {
      ...successOf(description, book),
      ...refusalsOf(description, { hasParameters: parameters.length > 0, takesTexts: mayBeConfirmed(body) }),
    },
  };
}

function parametersOf(inPath: string[], description: Description, book: SchemaBook): Parameter[] {
  const query = description.query ? book.input(description.query) : {};
  const header = (name: string, about: string): Parameter => ({
    name,
    in: 'header',
    required: false,
    description: about,
    schema: text,
  });
  return [
    ...inPath.map((name) => ({ name, in: 'path' as const, required: true, schema: text })),
    ...Object.entries(query.properties ?? {}).map(([name, schema]) => ({
      name,
      in: 'query' as const,
      required: false,
      schema,
    })),
    ...(description.ifMatch ? [header('If-Match', HEADERS.ifMatch)] : []),
    ...(description.idempotent ? [header('Idempotency-Key', HEADERS.idempotent)] : []),
  ];
}

function successOf(description: Description, book: SchemaBook): Record<string, Answer> {
  const status = statusOf(description);
  const { output, csv, mayVanish } = description;
  return {
    [status]: {
      description: STATUS_CODES[status] ?? '',
      ...(status === 201 && { headers: { Location: { description: 'Where it is', schema: text } } }),
      ...(output && { content: { 'application/json': { schema: book.output(output) } } }),
      ...(csv && { content: { 'text/csv': { schema: text } } }),
    },
    ...(mayVanish && { 204: { description: 'Done, and no longer yours to see' } }),
  };
}

/** Whether what people write in a body may be confirmed, or refused, by the secrecy guard. */
const mayBeConfirmed = (body: JsonSchema | undefined): boolean =>
  body?.properties?.confirmed?.type === 'array';

/** The statuses that follow from what a route takes, and the codes that it names itself. */
function refusalsOf(
  description: Description,
  { hasParameters, takesTexts }: { hasParameters: boolean; takesTexts: boolean },
): Record<string, Answer> {
  const { signedIn, input, ifMatch, idempotent, errors = {} } = description;
  const codes: Record<number, readonly string[] | undefined> = {
    ...(input && { 400: ['malformed'], 413: ['too-large'], 415: ['unsupported-media'] }),
    ...(signedIn && { 401: ['unauthenticated', 'invalid-token'] }),
    ...(hasParameters && { 404: ['not-found'] }),
    ...(ifMatch && { 412: ['stale'] }),
    ...errors,
    ...(idempotent && { 409: ['idempotency-key-reused', ...(errors[409] ?? [])] }),
    // Anything may come in a query.
    422: ['validation', ...(takesTexts ? ['secrecy'] : [])],
    429: errors[429] ?? ['too-many'],
  };
  const fields = errors[422] ? ` (errors: ${errors[422].join(', ')})` : '';
  return Object.fromEntries(
    Object.entries(codes).map(([status, of]) => [
      status,
      { description: `${of?.join(', ') ?? ''}${status === '422' ? fields : ''}`, content: PROBLEM },
    ]),
  );
}
