import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { built } from './built.js';

const load = async () => ({
  ...(await built<typeof import('../src/features/accounts/account.service.js')>(
    'features/accounts/account.service.js',
  )),
  ...(await built<typeof import('../src/features/accounts/session.service.js')>(
    'features/accounts/session.service.js',
  )),
  ...(await built<typeof import('../src/features/board/news-list.service.js')>(
    'features/board/news-list.service.js',
  )),
  ...(await built<typeof import('../src/features/communities/community.input.js')>(
    'features/communities/community.input.js',
  )),
  ...(await built<typeof import('../src/features/communities/community-founding.service.js')>(
    'features/communities/community-founding.service.js',
  )),
  ...(await built<typeof import('../src/features/communities/membership.service.js')>(
    'features/communities/membership.service.js',
  )),
  ...(await built<typeof import('../src/features/events/event.input.js')>('features/events/event.input.js')),
  ...(await built<typeof import('../src/features/events/event-scheduling.service.js')>(
    'features/events/event-scheduling.service.js',
  )),
  ...(await built<typeof import('../src/features/rsvps/rsvp.service.js')>('features/rsvps/rsvp.service.js')),
  ...(await built<typeof import('../src/platform/database/unit-of-work.js')>(
    'platform/database/unit-of-work.js',
  )),
  ...(await built<typeof import('../src/platform/outbox/outbox.worker.js')>(
    'platform/outbox/outbox.worker.js',
  )),
});

/** What seeding needs of an application. */
export async function servicesOf(app: NestFastifyApplication) {
  const loaded = await load();
  const find = { strict: false };
  return {
    accounts: app.get(loaded.AccountService, find),
    sessions: app.get(loaded.SessionService, find),
    foundings: app.get(loaded.CommunityFoundingService, find),
    memberships: app.get(loaded.MembershipService, find),
    scheduling: app.get(loaded.EventSchedulingService, find),
    rsvps: app.get(loaded.RsvpService, find),
    news: app.get(loaded.NewsList, find),
    dataSource: app.get(DataSource, find),
    unitOfWork: app.get(loaded.UnitOfWork, find),
    worker: app.get(loaded.OutboxWorker, find),
    viewerOf: loaded.viewerOf,
    communityInput: loaded.communityInput,
    eventInput: loaded.eventInput,
  };
}

export type Services = Awaited<ReturnType<typeof servicesOf>>;
