import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvitationLinkService } from '../../src/features/communities/invitation-link.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { type ApiClient, apiClient, apiRoutes } from '../support/api-client.js';
import {
  buildAdhesion,
  buildAssociation,
  type BuiltAssociation,
  type BuiltEvent,
  buildEvent,
  buildNews,
  buildStructure,
} from '../support/builders.js';

let app: TestApp;
let event: BuiltEvent;
let association: BuiltAssociation;
let adhesionId: string;
/** What stands for `{id}` elsewhere than below an event. */
let ids: [area: string, id: string][];
let client: ApiClient;
let linkToken: string;
beforeAll(async () => {
  app = await startApp();
  event = await buildEvent(app);
  association = await buildAssociation(app, { manager: event.host });
  adhesionId = (await buildAdhesion(app, { association })).id;
  ids = [
    ['/api/associations/', association.id],
    ['/api/structures/', (await buildStructure(app)).id],
    ['/api/news/', (await buildNews(app, { author: event.host })).id],
  ];
  client = await apiClient(app, event.host.email);
  const link = await app.get(InvitationLinkService).renew(event.host, event.community.slug);
  linkToken = link.split('/').at(-1)!;
});
afterAll(() => app.close());

const taking = apiRoutes
  .filter(({ description }) => description.input)
  .map(({ method, path }) => ({ method: method.toUpperCase(), path }));

/** A route with what its parameters stand for here. */
function addressOf(path: string): string {
  const values: Record<string, string> = {
    slug: event.community.slug,
    accountId: event.host.accountId,
    id: ids.find(([area]) => path.startsWith(area))?.[1] ?? event.id,
    adhesionId,
    token: linkToken,
  };
  return path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? 'nothing');
}

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    '',
    0,
    -1,
    1e300,
    2 ** 53,
    '\u0000',
    '\ud800',
    [],
    {},
    'é'.repeat(6000),
    true,
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** Names that some input knows, and values that none should choke on. */
const fields = [
  ...[
    'name',
    'territory',
    'description',
    'timeZone',
    'joinPolicy',
    'charter',
    'charterAccepted',
    'role',
    'status',
  ],
  ...['livesAtUrl', 'livesAtName', 'parentAssociation', 'parentAssociationId', 'joinQuestion', 'shownToAll'],
  ...[
    'title',
    'kind',
    'format',
    'startsLocal',
    'durationMinutes',
    'place',
    'roomUrl',
    'capacity',
    'maxGuests',
  ],
  ...[
    'audience',
    'rsvpDeadline',
    'hosts',
    'sharedWith',
    'word',
    'emails',
    'answer',
    'guests',
    'note',
    'discreet',
  ],
  ...['acronym', 'contactEmail', 'contactPhone', 'website', 'renewalUrl', 'graceDays'],
  ...['startsOn', 'endsOn', 'tell'],
  ...['text', 'structure', 'structureId', 'effectiveOn', 'deadlineOn', 'sourceText', 'sourceUrl', 'themes'],
  ...[
    'scope',
    'communitySlug',
    'onBehalfOf',
    'supersedes',
    'correction',
    'confirmed',
    'type',
    'town',
    'runBy',
  ],
  ...['email', 'token', 'code', 'shared', 'displayName', 'profession', 'locale', 'constructor', 'toString'],
];

const nearly = fc.dictionary(fc.constantFrom(...fields), anything, { maxKeys: 6 });

describe('whatever is sent, the answer is one that the document describes', () => {
  it.each(taking)('$method $path', async ({ method, path }) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anything, nearly), async (body) => {
        // Checked against the document, which knows no 500.
        await client.send(method, addressOf(path), { body: JSON.stringify(body), headers: JSON_TYPE });
      }),
      { numRuns: 60 },
    );
  });

  it('to an event that is right but for one field', async () => {
    const right = { title: 'Apéro', startsLocal: '2027-03-05T18:30' };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fields), anything, async (field, value) => {
        await client.post(`/api/communities/${event.community.slug}/events`, { ...right, [field]: value });
      }),
      { numRuns: 150 },
    );
  });
});

const JSON_TYPE = { 'content-type': 'application/json' };

describe('a body', () => {
  const path = '/api/communities';

  it.each(['{', '{"name": }', 'name=x', '{"__proto__": {"x": 1}}', '{"constructor": {"prototype": {}}}'])(
    '%s is malformed',
    async (body) => {
      expect((await client.send('POST', path, { body, headers: JSON_TYPE })).status).toBe(400);
    },
  );

  it.each(['text', 1, true, null, []])('of %j is no object', async (body) => {
    const headers = JSON_TYPE;
    const answer = await client.send('POST', path, { body: JSON.stringify(body), headers });
    expect(answer.status).toBe(422);
  });

  it('nested without end is refused', async () => {
    const body = `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect((await client.send('POST', path, { body, headers: JSON_TYPE })).status).toBe(422);
  });

  it('is refused when too large', async () => {
    expect((await client.post(path, { name: 'x'.repeat(300_000) })).status).toBe(413);
  });

  it.each(['name', 'territory', 'description', 'timeZone', 'joinPolicy', 'charter'])(
    'with a wrong type of %s says so',
    async (field) => {
      for (const wrong of [1, true, null, [], {}, ['x']]) {
        const { status, json } = await client.post(path, {
          name: 'Un nom',
          territory: 'FR-29',
          [field]: wrong,
        });
        expect([status, json.errors[0].field]).toEqual([422, field]);
      }
    },
  );

  it.each([
    ['application/x-www-form-urlencoded', 'name=Un+nom&territory=FR-29'],
    ['text/plain', '{"name":"Un nom","territory":"FR-29"}'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="name"\r\n\r\nUn nom\r\n--x--\r\n',
    ],
    ['application/xml', '<name/>'],
    ['nonsense', '{}'],
    ['application/jsonp', '{}'],
  ])('as %s is refused', async (type, body) => {
    for (const { method, path: route } of taking) {
      const { status } = await client.send(method, addressOf(route), {
        body,
        headers: { 'content-type': type },
      });
      expect(status, route).toBe(415);
    }
  });

  it.each(['application/json; charset=utf-8', 'Application/JSON'])('as %s is taken', async (type) => {
    const body = JSON.stringify({ territory: 'FR-29' });
    const { status } = await client.send('PATCH', '/api/me', { body, headers: { 'content-type': type } });
    expect(status).toBe(200);
  });
});

describe('a request', () => {
  const plain = (method: string, path: string, headers: Record<string, string> = {}) =>
    app.client({ cookie: `session=${client.cookies.get('session')}` }).send(method, path, { headers });

  it('from another site acts on nothing', async () => {
    const { id } = await buildEvent(app, { community: event.community });
    const elsewhere: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ];
    for (const headers of elsewhere)
      expect((await plain('POST', `/api/events/${id}/cancellation`, headers)).status).toBe(403);
    expect((await client.get(`/api/events/${id}`)).json.status).toBe('scheduled');
  });

  it('with a query where none is known is refused', async () => {
    const refused = await client.get(`/api/events/${event.id}?include=room`);
    expect([refused.status, refused.json.errors]).toMatchObject([
      422,
      [{ field: 'include', code: 'unknown-field' }],
    ]);
  });

  it('to no route is 404, with another method 405', async () => {
    const none = await plain('GET', '/api/nothing');
    expect([none.status, none.headers.get('content-type')]).toEqual([
      404,
      expect.stringContaining('problem+json'),
    ]);
    const wrong = await plain('PUT', '/api/me');
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS, PATCH']);
  });

  it('with a null byte is not found', async () => {
    expect((await plain('GET', '/api/events?cursor=%00')).status).toBe(404);
    expect((await plain('GET', '/api/communities/%00')).status).toBe(404);
  });

  it('with credentials that mean nothing is 401, or a stranger’s', async () => {
    const bearer = await app.client().get('/api/events', { authorization: 'Bearer nonsense' });
    expect([bearer.status, bearer.json.code]).toEqual([401, 'invalid-token']);
    const cookie = await app.client().get('/api/events', { cookie: `session=${'x'.repeat(43)}` });
    expect(cookie.status).toBe(200);
  });

  it('that deletes may say it speaks JSON and send nothing', async () => {
    const answer = await plain('DELETE', `/api/me/access-tokens/${event.id}`, JSON_TYPE);
    expect(answer.status).toBe(404);
  });
});
