import { afterAll, beforeAll, expect, it } from 'vitest';
import { EventStore } from '../../src/features/events/event.store.js';
import { Reader } from '../../src/platform/database/transaction.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startApp, type TestApp } from '../support/app.js';
import { buildCommunity, buildEvent, buildInvited, buildMember } from '../support/builders.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

it('reads the rows that TypeORM reads, whoever asks, in and outside a transaction', async () => {
  const store = app.get(EventStore);
  const community = await buildCommunity(app);
  const place = { name: 'Café de la Gare', address: '1 place de la Gare', access: ['calme'] };
  const event = await buildEvent(app, {
    community,
    place,
    capacity: 6,
  });
  const member = await buildMember(app, { community });
  const invited = await buildInvited(app, event);
  for (const accountId of [event.host.accountId, member.accountId, invited.accountId, null]) {
    const [built] = await store.findByIds(app.get(Reader), [event.id], accountId);
    expect(built?.event.id).toBe(event.id);
    expect(await store.forPerson(app.get(Reader), event.id, accountId)).toEqual(built);
    const within = app.get(UnitOfWork).run((tx) => store.forPerson(tx, event.id, accountId));
    expect(await within).toEqual(built);
  }
});

it('reads the hosts of one event as those of several', async () => {
  const store = app.get(EventStore);
  const { id } = await buildEvent(app);
  const hosts = await store.hostsOf(app.get(Reader), [id]);
  expect(hosts.get(id)).toHaveLength(1);
  expect(await store.hostsOfEvent(app.get(Reader), id)).toEqual(hosts.get(id));
});
