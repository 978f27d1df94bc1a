import { randomUUID } from 'node:crypto';
import { openApplication, serveApplication, SESSION_COOKIE } from '../application.js';
import type { MailerOrder } from '../bare/mailer.js';
import type { SinkAnswer, SinkOrder } from '../bare/smtp-sink.js';
import { built } from '../built.js';
import { buildCrowd, insertLike } from '../crowd.js';
import { type Helper, startHelper } from '../processes.js';
import { compared } from '../rounds.js';
import type { Bench, Measured, Row } from '../row.js';
import { buildEvent, buildScene, signIn } from '../scene.js';
import { servicesOf } from '../services.js';

const PEOPLE = 5000;

interface Seeded {
  path: string;
  cookie: string;
  people: number;
}

/** People who said yes, each told so by mail; all but the first without a mail having left. */
async function seed(databaseUrl: string, people: number): Promise<Seeded> {
  const entities = {
    ...(await built<typeof import('../../src/features/rsvps/rsvp.entity.js')>(
      'features/rsvps/rsvp.entity.js',
    )),
    ...(await built<typeof import('../../src/features/invitations/invite.entity.js')>(
      'features/invitations/invite.entity.js',
    )),
    ...(await built<typeof import('../../src/platform/outbox/outbox-row.entity.js')>(
      'platform/outbox/outbox-row.entity.js',
    )),
    ...(await built<typeof import('../../src/features/invitations/correspondence.service.js')>(
      'features/invitations/correspondence.service.js',
    )),
  };
  const app = await openApplication(databaseUrl);
  const services = await servicesOf(app);
  const scene = await buildScene(services);
  const eventId = await buildEvent(services, scene);
  const [first = '', ...others] = await buildCrowd(services, scene, people);
  await services.rsvps.respond(first, eventId, { answer: 'yes', guests: 0 });
  await app.get(entities.CorrespondenceService, { strict: false }).catchUp(eventId, first);
  await services.unitOfWork.run(async (tx) => {
    const rsvp = await tx.manager.findOneByOrFail(entities.Rsvp, { eventId });
    const invite = await tx.manager.findOneByOrFail(entities.Invite, { eventId });
    await insertLike(
      tx,
      entities.Rsvp,
      rsvp,
      others.map((accountId) => ({ id: randomUUID(), accountId })),
    );
    const tokens = () => ({
      answerTokenHash: randomUUID(),
      replyTokenHash: randomUUID(),
      refusalTokenHash: randomUUID(),
    });
    await insertLike(
      tx,
      entities.Invite,
      invite,
      others.map((accountId) => ({ id: randomUUID(), accountId, ...tokens() })),
    );
    await tx.manager.createQueryBuilder().delete().from(entities.OutboxRow).execute();
  });
  const cookie = `${SESSION_COOKIE}=${await signIn(services, scene.organiser)}`;
  await app.close();
  return { path: `/api/events/${eventId}`, cookie, people };
}

type Sink = Helper<SinkOrder, SinkAnswer>;

interface Told {
  requestMs: number;
  perSecond: number;
  bytes: number;
}

async function whenAllCame(sink: Sink): Promise<{ lastAt: number; bytes: number }> {
  const answer = await sink.hear();
  if (!('lastAt' in answer)) throw new Error('The sink said something else.');
  return answer;
}

/** Moves the event by a quarter of an hour, and counts from the answer to the last mail. */
async function tell(
  origin: string,
  { path, cookie, people }: Seeded,
  sink: Sink,
  hour: number,
): Promise<Told> {
  await sink.ask({ expect: people });
  const all = whenAllCame(sink);
  const begun = performance.now();
  const answer = await fetch(origin + path, {
    method: 'PATCH',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ durationMinutes: 120 + hour * 15 }),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  const requestMs = performance.now() - begun;
  const answeredAt = Date.now();
  const { lastAt, bytes } = await all;
  return { requestMs, perSecond: (people * 1000) / (lastAt - answeredAt), bytes };
}

async function handOver(mailer: Helper<MailerOrder, { begunAt: number }>, sink: Sink, order: MailerOrder) {
  await sink.ask({ expect: order.messages });
  const all = whenAllCame(sink);
  const { begunAt } = await mailer.ask(order);
  const { lastAt } = await all;
  return (order.messages * 1000) / (lastAt - begunAt);
}

async function measure({ database, rounds, share }: Bench): Promise<Measured[]> {
  const seeded = await seed(database.url, PEOPLE * share);
  const sink: Sink = startHelper('smtp-sink');
  const mailer = startHelper<MailerOrder, { begunAt: number }>('mailer');
  const said = await sink.hear();
  const port = 'port' in said ? said.port : 0;
  const app = await serveApplication(database.url, port);
  try {
    const told: Told[] = [];
    const pairs: [number, number][] = [];
    // The first one warms up, and says how large the mails are.
    for (let round = 0; round <= Math.min(rounds, 3); round += 1) {
      const ours = await tell(app.origin, seeded, sink, round + 1);
      const order = { port, messages: seeded.people, bytes: ours.bytes };
      const bare = await handOver(mailer, sink, order);
      if (round === 0) continue;
      told.push(ours);
      pairs.push([ours.perSecond, bare]);
    }
    const request = compared(told.map(({ requestMs }) => [requestMs, 1]));
    const what = `a change told to ${seeded.people} people`;
    return [
      {
        what: `${what}: its request`,
        unit: 'ms',
        goal: { atMost: 50 },
        ours: request.ours,
        bare: null,
        ratio: null,
      },
      { what: `${what}: mails`, unit: '/s', goal: { atLeast: 0.6 }, ...compared(pairs) },
    ];
  } finally {
    await Promise.all([app.end(), sink.end(), mailer.end()]);
  }
}

export const telling: Row = { id: 'P5', measure };
