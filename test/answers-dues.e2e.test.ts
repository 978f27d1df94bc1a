import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AdhesionKeepingService } from '../src/features/associations/adhesion-keeping.service.js';
import { eventChangeInput } from '../src/features/events/event.input.js';
import { EventInvitationService } from '../src/features/events/event-invitation.service.js';
import { EventSchedulingService } from '../src/features/events/event-scheduling.service.js';
import { AnswerRecordingService } from '../src/features/rsvps/answer-recording.service.js';
import { AttendeeService } from '../src/features/rsvps/attendee.service.js';
import { RsvpService } from '../src/features/rsvps/rsvp.service.js';
import { DAY, HOUR } from '../src/kernel/clock.js';
import { startApp, type TestApp } from './support/app.js';
import { apiClient } from './support/api-client.js';
import {
  buildAccount,
  type BuiltEvent,
  buildInvited,
  buildMember,
  buildRsvp,
  type Person,
} from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';
import {
  buildAdherent,
  buildReserved,
  IN_GRACE,
  LAPSED,
  RENEWAL,
  type Reserved,
  setDues,
} from './support/reserved-world.js';

const STARTS = Date.UTC(2027, 2, 5, 17, 30);
const NO_DUES = { kind: 'conflict', code: 'dues-needed' };

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(A_MONDAY));

const reserved = (fields: Record<string, unknown> = {}) => buildReserved(app, fields);
const adherent = (world: Reserved, term = {}) => buildAdherent(app, world, term);
const member = ({ community }: Reserved) => buildMember(app, { community });

const say = (person: Person, { id }: BuiltEvent, answer: 'yes' | 'maybe' | 'no' = 'yes', guests = 0) => {
  app.clock.advance(1000);
  return app.get(RsvpService).respond(person.accountId, id, { answer, guests });
};
const outcomeOf = async (person: Person, { id }: BuiltEvent) =>
  (await app.get(AttendeeService).mine(person, id))?.rsvp.outcome ?? null;
const edit = (event: BuiltEvent, change: Record<string, unknown>) =>
  app.get(EventSchedulingService).edit(event.host, event.id, eventChangeInput.parse(change), null);
const plain = (text: string) => text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ');

async function lastMail({ email }: { email: string }) {
  await app.settle();
  const { subject = '', text = '' } = (await app.mails(email)).at(-1) ?? {};
  return { subject: plain(subject), text: plain(text), link: /\/r\/[a-z2-7]+/.exec(text)?.[0] ?? '' };
}

/** Everything that is due by then. */
async function at(instant: number): Promise<void> {
  app.clock.set(instant);
  await app.settle();
}

describe('a yes to what is reserved', () => {
  it.each([
    ['current', {}, 'going'],
    ['lapsed, in the days of grace', IN_GRACE, 'going'],
    ['lapsed since', LAPSED, null],
    ['to begin later', { startsOn: '2027-04-01', endsOn: '2028-03-31' }, null],
  ])('with dues that are %s: %o', async (_, term, outcome) => {
    const world = await reserved();
    const person = await adherent(world, term);
    if (outcome) expect((await say(person, world.event)).rsvp.outcome).toBe(outcome);
    else await expect(say(person, world.event)).rejects.toMatchObject(NO_DUES);
    expect(await outcomeOf(person, world.event)).toBe(outcome);
  });

  it('is refused to members and the invited without dues, who say no or perhaps all the same', async () => {
    const world = await reserved();
    for (const person of [await member(world), await buildInvited(app, world.event)]) {
      const client = await apiClient(app, person.email);
      const path = `/api/events/${world.event.id}/rsvp`;
      const refused = await client.put(path, { answer: 'yes' });
      expect(refused.json).toMatchObject({ status: 409, code: 'dues-needed' });
      expect(refused.json.detail).toContain('Les Passerelles');
      expect((await client.get(`/api/events/${world.event.id}`)).json).toMatchObject({
        myDues: 'none',
        audienceAssociation: { renewalUrl: RENEWAL },
        can: { answer: true },
      });
      expect((await client.put(path, { answer: 'maybe' })).json).toMatchObject({ outcome: 'maybe' });
      expect((await client.put(path, { answer: 'no' })).json).toMatchObject({ outcome: 'declined' });
    }
  });

  it('is 404 to who may not know of it', async () => {
    const { event } = await reserved();
    const client = await apiClient(app, (await buildAccount(app)).email);
    expect((await client.put(`/api/events/${event.id}/rsvp`, { answer: 'yes' })).status).toBe(404);
  });

  it('is asked for the day of the event where it is, not for today', async () => {
    const world = await reserved({ startsLocal: '2027-12-31T23:30' });
    const [untilThen, shorter] = [
      await adherent(world, { endsOn: '2027-12-31' }),
      await adherent(world, { endsOn: '2027-11-30' }),
    ];
    expect((await say(untilThen, world.event)).rsvp.outcome).toBe('going');
    await expect(say(shorter, world.event)).rejects.toMatchObject(NO_DUES);
    await setDues(app, world, shorter, { endsOn: '2028-11-30' });
    expect((await say(shorter, world.event)).rsvp.outcome).toBe('going');
  });

  it('that stands can be kept, and made smaller, once dues ended; not made larger', async () => {
    const world = await reserved({ maxGuests: 2 });
    const person = await adherent(world);
    await say(person, world.event, 'yes', 1);
    await setDues(app, world, person, LAPSED);
    await expect(say(person, world.event, 'yes', 2)).rejects.toMatchObject(NO_DUES);
    expect((await say(person, world.event, 'yes', 0)).rsvp).toMatchObject({ outcome: 'going', guests: 0 });
  });
});

describe('pages', () => {
  const answerPart = (html: string) =>
    plain(/<div class="panel">[\s\S]*<\/section><\/div>|id="answer"[\s\S]*<\/section>/.exec(html)?.[0] ?? '');

  it('say whom it is for, why one cannot say yes, and the way out', async () => {
    const world = await reserved();
    const client = await app.signIn((await member(world)).email);
    const page = await client.get(`/events/${world.event.id}`);
    expect(plain(page.text)).toContain(
      'Réservée aux personnes qui adhèrent à Les Passerelles, cotisation à jour ce jour-là',
    );
    expect(plain(page.text)).toContain('Nous ne vous trouvons pas parmi');
    expect(page.text).toContain(`href="${RENEWAL}"`);
    expect(page.text).not.toMatch(/name="answer" value="yes"/);
    expect(page.text).toMatch(/name="answer" value="maybe"/);
    const agenda = await client.get('/agenda?list=all');
    expect(plain(agenda.text)).toContain('Réservée aux personnes qui adhèrent à Les Passerelles');
    const refused = await client.post(`/events/${world.event.id}`, { answer: 'yes' });
    expect([refused.status, plain(refused.text)]).toEqual([
      422,
      expect.stringContaining('Cette rencontre est réservée aux personnes qui adhèrent à Les Passerelles'),
    ]);
  });

  it('tell of grace to the person alone', async () => {
    const world = await reserved();
    const person = await adherent(world, IN_GRACE);
    await say(person, world.event);
    const words = 'a pris fin le mercredi 10 février ; elle reste acceptée jusqu’au vendredi 12 mars';
    const own = await (await app.signIn(person.email)).get(`/events/${world.event.id}`);
    expect(plain(own.text)).toContain(words);
    const host = await app.signIn(world.event.host.email);
    for (const path of ['', '/answers'])
      expect(plain((await host.get(`/events/${world.event.id}${path}`)).text)).not.toContain('a pris fin');
  });

  it('say nothing of dues that are in order', async () => {
    const world = await reserved();
    const page = await (await app.signIn((await adherent(world)).email)).get(`/events/${world.event.id}`);
    expect(page.text).toMatch(/name="answer" value="yes"/);
    expect(answerPart(page.text)).not.toMatch(/adhésion|adhèrent/);
  });

  it('reached from a mail say and refuse the same', async () => {
    const world = await reserved();
    const guest = await buildInvited(app, world.event);
    const { link } = await lastMail(guest);
    const page = await app.client().get(`${link}?answer=yes`);
    expect(plain(page.text)).toContain('Nous ne vous trouvons pas parmi');
    expect(page.text).toContain(`href="${RENEWAL}"`);
    expect(page.text).not.toMatch(/name="answer" value="yes"/);
    const refused = await app.client().submit(link, { answer: 'yes' });
    expect(refused.status).toBe(422);
    expect(plain(refused.text)).toContain('Cette rencontre est réservée');
    expect(await outcomeOf(guest, world.event)).toBeNull();
    await app.client().submit(link, { answer: 'maybe' });
    expect(await outcomeOf(guest, world.event)).toBe('maybe');
    await buildAdherent(app, world, { account: guest });
    await app.client().submit(link, { answer: 'yes' });
    expect(await outcomeOf(guest, world.event)).toBe('going');
  });
});

describe('the waiting list', () => {
  async function full(fields: Record<string, unknown> = {}) {
    const world = await reserved({ capacity: 1, ...fields });
    const [going, lapsing, next] = [await adherent(world), await adherent(world), await adherent(world)];
    for (const person of [going, lapsing, next]) await say(person, world.event);
    await setDues(app, world, lapsing, LAPSED);
    await app.settle();
    return { world, going, lapsing, next };
  }

  it('passes over whose dues do not admit on that day, and tells them nothing', async () => {
    const { world, going, lapsing, next } = await full();
    const before = (await app.mails(lapsing.email)).length;
    await say(going, world.event, 'no');
    await app.settle();
    expect(await outcomeOf(next, world.event)).toBe('going');
    expect(await outcomeOf(lapsing, world.event)).toBe('waitlisted');
    expect(await app.mails(lapsing.email)).toHaveLength(before);
  });

  it('keeps their rank: who renews has the seat that is free', async () => {
    const { world, going, lapsing, next } = await full();
    await say(next, world.event, 'no');
    await say(going, world.event, 'no');
    expect(await outcomeOf(lapsing, world.event)).toBe('waitlisted');
    await setDues(app, world, lapsing, { endsOn: '2027-12-31' });
    await app.settle();
    expect(await outcomeOf(lapsing, world.event)).toBe('going');
    expect((await lastMail(lapsing)).subject).toContain('Une place s’est libérée');
  });

  it('offers a seat of the last hours to those alone who can have it', async () => {
    const { world, going, lapsing, next } = await full();
    await at(STARTS - 2 * HOUR);
    const before = (await app.mails(lapsing.email)).length;
    await say(going, world.event, 'no');
    expect((await lastMail(next)).subject).toContain('Une place est libre');
    expect(await app.mails(lapsing.email)).toHaveLength(before);
    await expect(say(lapsing, world.event)).rejects.toMatchObject(NO_DUES);
    expect((await say(next, world.event)).rsvp.outcome).toBe('going');
  });

  it('does not stand before a newcomer whose dues are paid', async () => {
    const { world, going, lapsing, next } = await full();
    await say(next, world.event, 'no');
    await say(going, world.event, 'no');
    expect((await say(await adherent(world), world.event)).rsvp.outcome).toBe('going');
    expect(await outcomeOf(lapsing, world.event)).toBe('waitlisted');
  });

  it('moves once it is open to members', async () => {
    const { world, going, lapsing, next } = await full();
    await say(next, world.event, 'no');
    await say(going, world.event, 'no');
    await edit(world.event, { audience: 'public' });
    expect(await outcomeOf(lapsing, world.event)).toBe('going');
  });
});

describe('an answer that a host notes', () => {
  const note = (event: BuiltEvent, { accountId }: Person) =>
    app.get(AnswerRecordingService).record(event.host, event.id, accountId, { answer: 'yes', guests: 0 });

  it('seats members whose dues are paid, and nobody else: they can be noted as a no', async () => {
    const world = await reserved();
    const [paid, unpaid] = [await member(world), await member(world)];
    await buildAdherent(app, world, { account: paid });
    await note(world.event, paid);
    expect(await outcomeOf(paid, world.event)).toBe('going');
    await expect(note(world.event, unpaid)).rejects.toMatchObject(NO_DUES);
    await app
      .get(AnswerRecordingService)
      .record(world.event.host, world.event.id, unpaid.accountId, { answer: 'no', guests: 0 });
    expect(await outcomeOf(unpaid, world.event)).toBe('declined');
  });

  it('tells a host nothing of whether an address they know is an adherent’s', async () => {
    const world = await reserved();
    const recording = app.get(AnswerRecordingService);
    const noteNew = (email: string) =>
      recording
        .recordNew(world.event.host, world.event.id, {
          email,
          displayName: 'Yann',
          answer: 'yes',
          guests: 0,
        })
        .catch((error: unknown) => error);
    const [known, other] = [await adherent(world), await buildAccount(app)];
    const [toAdherent, toOther] = [await noteNew(known.email), await noteNew(other.email)];
    expect(toAdherent).toMatchObject(NO_DUES);
    expect(toAdherent).toEqual(toOther);
    const invitations = app.get(EventInvitationService);
    await invitations.invite(world.event.host, world.event.id, [known.email, other.email]);
    for (const person of [known, other])
      await expect(note(world.event, person)).rejects.toMatchObject(NO_DUES);
    await say(known, world.event, 'maybe');
    await note(world.event, known);
    expect(await outcomeOf(known, world.event)).toBe('going');
  });

  it('says so on the hosts’ page, and keeps what was typed', async () => {
    const world = await reserved();
    const unpaid = await member(world);
    const host = await app.signIn(world.event.host.email);
    const path = `/events/${world.event.id}/answers`;
    expect(plain((await host.get(path)).text)).toContain('la personne répond elle-même');
    const refused = await host.post(path, {
      accountId: unpaid.accountId,
      answer: 'yes',
      note: 'Arrive tard',
    });
    expect([refused.status, plain(refused.text)]).toEqual([
      422,
      expect.stringContaining('Cette rencontre est réservée aux personnes qui adhèrent'),
    ]);
    expect(refused.text).toContain('Arrive tard');
  });
});

describe('a seat that dues no longer cover', () => {
  const THREE_DAYS_BEFORE = STARTS - 3 * DAY;

  it('is kept until three days before, then freed; told plainly, and given to who waits', async () => {
    const world = await reserved({ capacity: 1 });
    const [lapsing, next] = [await adherent(world), await adherent(world)];
    await say(lapsing, world.event);
    await say(next, world.event);
    await app.settle();
    await setDues(app, world, lapsing, LAPSED);
    await at(THREE_DAYS_BEFORE - 1000);
    expect(await outcomeOf(lapsing, world.event)).toBe('going');
    await at(THREE_DAYS_BEFORE);
    expect(await outcomeOf(lapsing, world.event)).toBeNull();
    expect(await outcomeOf(next, world.event)).toBe('going');
    const mail = await lastMail(lapsing);
    expect(mail.subject).toContain('Votre place n’est plus gardée');
    expect(mail.text).toContain('réservée aux personnes qui adhèrent');
    expect((await lastMail(next)).subject).toContain('Une place s’est libérée');
    await setDues(app, world, lapsing, { endsOn: '2027-12-31' });
    await app.client().submit(mail.link, { answer: 'yes' });
    expect(await outcomeOf(lapsing, world.event)).toBe('waitlisted');
  });

  it('is freed at once within the three days', async () => {
    const world = await reserved();
    const person = await adherent(world);
    await say(person, world.event);
    await at(THREE_DAYS_BEFORE + HOUR);
    expect(await outcomeOf(person, world.event)).toBe('going');
    await setDues(app, world, person, LAPSED);
    await app.settle();
    expect(await outcomeOf(person, world.event)).toBeNull();
  });

  it('stays with who renewed in time', async () => {
    const world = await reserved();
    const person = await adherent(world);
    await say(person, world.event);
    await setDues(app, world, person, LAPSED);
    await at(THREE_DAYS_BEFORE - HOUR);
    await setDues(app, world, person, { endsOn: '2027-12-31' });
    await at(THREE_DAYS_BEFORE);
    expect(await outcomeOf(person, world.event)).toBe('going');
  });

  it('goes at once with an adhesion that is taken out, where nothing else shows the event', async () => {
    const world = await reserved();
    const [outsider, unsure, insider] = [
      await adherent(world),
      await adherent(world),
      await adherent(world, { account: await member(world) }),
    ];
    for (const person of [outsider, insider]) await say(person, world.event);
    await say(unsure, world.event, 'maybe');
    await app.settle();
    for (const { adhesionId } of [outsider, unsure, insider])
      await app
        .get(AdhesionKeepingService)
        .remove(world.association.manager, world.association.id, adhesionId);
    await app.settle();
    expect(await outcomeOf(outsider, world.event)).toBeNull();
    expect(await outcomeOf(unsure, world.event)).toBeNull();
    expect(await outcomeOf(insider, world.event)).toBe('going');
    expect((await lastMail(outsider)).subject).toContain('Invitation retirée');
    await at(THREE_DAYS_BEFORE);
    expect(await outcomeOf(insider, world.event)).toBeNull();
  });

  it('follows an event that moves beyond what was paid', async () => {
    const world = await reserved();
    const person = await adherent(world, { endsOn: '2027-03-20' });
    await say(person, world.event);
    await edit(world.event, { startsLocal: '2027-05-07T18:30' });
    await at(THREE_DAYS_BEFORE);
    expect(await outcomeOf(person, world.event)).toBe('going');
    await at(Date.UTC(2027, 4, 4, 16, 30));
    expect(await outcomeOf(person, world.event)).toBeNull();
  });

  it('of who is invited as well leaves the invitation, and no second one is mailed', async () => {
    const world = await reserved();
    const person = await adherent(world);
    await app.get(EventInvitationService).invite(world.event.host, world.event.id, [person.email]);
    await say(person, world.event);
    await app.settle();
    await setDues(app, world, person, LAPSED);
    await at(THREE_DAYS_BEFORE);
    expect(await outcomeOf(person, world.event)).toBeNull();
    expect((await lastMail(person)).subject).toContain('Votre place n’est plus gardée');
  });

  it('is nobody’s reason to lose a perhaps or a no', async () => {
    const world = await reserved();
    const [unsure, away] = [await member(world), await member(world)];
    await say(unsure, world.event, 'maybe');
    await say(away, world.event, 'no');
    await at(THREE_DAYS_BEFORE);
    expect(await outcomeOf(unsure, world.event)).toBe('maybe');
    expect(await outcomeOf(away, world.event)).toBe('declined');
  });
});

describe('an event that becomes reserved', () => {
  it('takes the seats of those without dues, whom the preview names, and keeps the others', async () => {
    const world = await reserved();
    await edit(world.event, { audience: 'public', capacity: 2 });
    const [paid, unpaid, outsider] = [await adherent(world), await member(world), await buildAccount(app)];
    for (const account of [paid, unpaid]) await buildRsvp(app, { event: world.event, account });
    await buildRsvp(app, { event: world.event, account: outsider, answer: 'maybe' });
    const guest = await buildInvited(app, world.event);
    await say(guest, world.event, 'maybe');
    await app.settle();
    const host = await apiClient(app, world.event.host.email);
    const audience = { adherentsOf: world.association.id };
    const foreseen = await host.post(`/api/events/${world.event.id}/change-previews`, { audience });
    expect(foreseen.json).toMatchObject({
      told: [{ reason: 'left-out', count: 2 }],
      notTold: ['audience'],
    });
    await host.patch(`/api/events/${world.event.id}`, { audience });
    await app.settle();
    expect(await outcomeOf(paid, world.event)).toBe('going');
    expect(await outcomeOf(unpaid, world.event)).toBeNull();
    expect(await outcomeOf(guest, world.event)).toBe('maybe');
    expect((await lastMail(unpaid)).subject).toContain('Votre place n’est plus gardée');
    expect((await lastMail(outsider)).subject).toContain('Invitation retirée');
  });
});
