import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Account } from '../../src/features/accounts/account.entity.js';
import { Community } from '../../src/features/communities/community.entity.js';
import { Event } from '../../src/features/events/event.entity.js';
import { AuditEntry } from '../../src/platform/audit/audit-entry.entity.js';
import { isUniqueViolation } from '../../src/platform/database/unique-violation.js';
import { OutboxRow } from '../../src/platform/outbox/outbox-row.entity.js';
import { allEntities } from '../support/entities.js';
import { A_MONDAY } from '../support/fake-clock.js';
import { type OpenDatabase, openDatabase } from '../support/open-database.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const FAR = Date.UTC(9999, 11, 31);
const id = (number: number) => `0199d0a4-0000-7000-8000-${String(number).padStart(12, '0')}`;

const account: Account = {
  id: id(1),
  email: 'maëlle+café@asso.example',
  state: 'active',
  displayName: 'Maëlle 🌱 Le Goff',
  profession: null,
  territory: 'FR-29',
  timeZone: 'Europe/Paris',
  locale: 'fr-FR',
  isAdmin: true,
  backupEmail: null,
  soleReaderAt: null,
  revision: 1,
  createdAt: A_MONDAY,
  seenAt: null,
};

const community: Community = {
  id: id(2),
  slug: 'brest',
  name: 'Réseau de Brest',
  description: '',
  territory: 'FR-29',
  timeZone: 'Europe/Paris',
  joinPolicy: 'open',
  charter: 'Un\nDeux',
  livesAtUrl: 'https://asso.example/groupe',
  livesAtName: null,
  parentAssociation: null,
  parentAssociationId: null,
  joinQuestion: 'Où travaillez-vous ?',
  lastGatheringAt: FAR,
  awakenedAt: null,
  revision: 1,
  createdAt: A_MONDAY,
};

const event: Event = {
  id: id(3),
  uid: '5f0c1b9e-3a34-4c55-9a57-0c8f3f6b2a11',
  communityId: community.id,
  sharedCommunityId: null,
  seriesId: null,
  originalStartLocal: null,
  adherentsOf: null,
  heldSeats: 0,
  kind: 'soiree',
  format: 'in-person',
  title: 'Apéro « entre pairs »',
  description: 'Ligne 1\nLigne 2',
  startsLocal: '2027-03-05T18:30',
  durationMinutes: 120,
  timeZone: 'Europe/Paris',
  startsAt: FAR,
  endsAt: FAR + 1,
  tzdata: '2026a',
  place: {
    name: 'Café de l’Épée',
    kind: null,
    address: '',
    notes: 'L\'autre "table"',
    access: ['step-free'],
  },
  roomUrl: null,
  roomGenerated: false,
  capacity: null,
  maxGuests: 0,
  audience: 'members',
  rsvpDeadlineLocal: null,
  rsvpDeadlineAt: null,
  status: 'scheduled',
  cancellationWord: null,
  sequence: 0,
  revision: 1,
  noticeRevision: 1,
  notices: [{ revision: 1, changes: ['time', 'place'] }],
  revisedAt: A_MONDAY,
  createdAt: A_MONDAY,
};

const row: OutboxRow = {
  id: id(4),
  subscriber: 'tests',
  kind: 'test.happened',
  payload: { nested: { list: [1, 'deux', null, true] } },
  dedupeKey: 'once',
  state: 'pending',
  availableAt: 0,
  attempts: 0,
  leaseOwner: null,
  leaseUntil: null,
  lastError: null,
  createdAt: A_MONDAY,
  settledAt: null,
};

const entry: AuditEntry = {
  id: id(5),
  at: A_MONDAY,
  actorId: null,
  action: 'event.changed',
  subjectType: 'event',
  subjectId: event.id,
  details: { noticed: ['time', 'place'], count: 2, shared: false },
};

const samples = [
  [Account, account],
  [Community, community],
  [Event, event],
  [OutboxRow, row],
  [AuditEntry, entry],
  [AuditEntry, { ...entry, id: id(6), details: null }],
] as const;

let database: TestDatabase;
let open: OpenDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  open = await openDatabase(database.url, await allEntities());
  await open.unitOfWork.run(async (tx) => {
    for (const [entity, values] of samples) {
      const target: EntityTarget<ObjectLiteral> = entity;
      await tx.manager.insert(target, values);
    }
  });
});

afterAll(async () => {
  await open.close();
  await database.drop();
});

describe('rows on both databases', () => {
  it.each(samples)('%o come back as they were put in', async (entity, values) => {
    const found = await open.reader.manager.findOneByOrFail(entity, { id: values.id });
    expect({ ...found }).toStrictEqual(values);
    const [built] = await open.reader.manager
      .createQueryBuilder(entity as typeof Account, 'row')
      .where('row.id = :id', { id: values.id })
      .getMany();
    expect({ ...built }).toStrictEqual(values);
  });

  it('are the same plain values when read raw', async () => {
    const raw = await open.reader.manager
      .createQueryBuilder(Event, 'event')
      .innerJoin(Account, 'account', 'account.id = :id', { id: account.id })
      .select('event.startsAt', 'startsAt')
      .addSelect('event.id', 'id')
      .addSelect('event.capacity', 'capacity')
      .addSelect('event.rsvpDeadlineAt', 'deadline')
      .addSelect('event.durationMinutes', 'minutes')
      .addSelect('event.title', 'title')
      .addSelect('account.seenAt', 'seenAt')
      .getRawMany();
    expect(raw).toStrictEqual([
      {
        startsAt: FAR,
        id: event.id,
        capacity: null,
        deadline: null,
        minutes: 120,
        title: event.title,
        seenAt: null,
      },
    ]);
  });

  it('are numbers when counted, added up and compared raw', async () => {
    const raw = await open.reader.manager
      .createQueryBuilder(Event, 'event')
      .select('count(*)', 'count')
      .addSelect('coalesce(sum(1 + event.maxGuests), 0)', 'sum')
      .addSelect('max(event.endsAt)', 'latest')
      .getRawOne();
    expect(raw).toStrictEqual({ count: 1, sum: 1, latest: FAR + 1 });
  });

  it('differ raw in what stores must map: booleans alone, while JSON is text on both', async () => {
    const raw = await open.reader.manager
      .createQueryBuilder(Account, 'account')
      .innerJoin(OutboxRow, 'row', 'row.id = :id', { id: row.id })
      .select('account.isAdmin', 'isAdmin')
      .addSelect('row.payload', 'payload')
      .getRawOne();
    const isAdmin = open.dialect === 'sqlite' ? 1 : true;
    expect(raw).toStrictEqual({ isAdmin, payload: JSON.stringify(row.payload) });
  });

  it('find by a boolean as by any value', async () => {
    expect(await open.reader.manager.countBy(Account, { isAdmin: true })).toBe(1);
    expect(await open.reader.manager.countBy(Account, { isAdmin: false })).toBe(0);
  });
});

describe('a refused write', () => {
  const write = (change: Partial<Account>) =>
    open.unitOfWork.run((tx) => tx.manager.insert(Account, { ...account, ...change }));

  it.each([
    ['an address that an account has', { id: id(7) }, true],
    ['an id that an account has', { email: 'other@asso.example' }, true],
    ['a state that does not exist', { id: id(8), email: 'a@b.example', state: 'asleep' as 'active' }, false],
    [
      'nothing where something must be',
      { id: id(9), email: 'a@b.example', displayName: null as never },
      false,
    ],
  ])('says of %s whether a unique index refused it', async (_, change, isUnique) => {
    const refused = await write(change).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Error);
    expect(isUniqueViolation(refused)).toBe(isUnique);
  });

  it('keeps references whole', async () => {
    const orphan = { ...event, id: id(10), uid: 'another', communityId: id(404) };
    const refused = await open.unitOfWork
      .run((tx) => tx.manager.insert(Event, orphan))
      .catch((error: unknown) => error);
    expect(String(refused)).toMatch(/foreign key/i);
  });
});
