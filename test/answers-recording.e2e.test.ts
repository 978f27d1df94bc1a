import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccountService } from '../src/features/accounts/account.service.js';
import { EventInvitationService } from '../src/features/events/event-invitation.service.js';
import { RefusalService } from '../src/features/invitations/refusal.service.js';
import { AnswerRecordingService } from '../src/features/rsvps/answer-recording.service.js';
import { AttendeeService } from '../src/features/rsvps/attendee.service.js';
import { RsvpService } from '../src/features/rsvps/rsvp.service.js';
import { HOUR } from '../src/kernel/clock.js';
import { startApp, type TestApp } from './support/app.js';
import { apiClient } from './support/api-client.js';
import {
  buildAccount,
  type BuiltEvent,
  buildEvent,
  buildInvited,
  buildMember,
  buildRsvp,
  type Person,
} from './support/builders.js';
import { A_MONDAY } from './support/fake-clock.js';
import { itemsOf } from './support/client.js';
import { queriesOf } from './support/query-count.js';

const STARTS = Date.UTC(2027, 2, 5, 17, 30);

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(A_MONDAY));

const record = (event: BuiltEvent, who: Person, answer: 'yes' | 'maybe' | 'no', more = {}) => {
  app.clock.advance(2000);
  const input = { answer, guests: 0, ...more };
  return app.get(AnswerRecordingService).record(event.host, event.id, who.accountId, input);
};
const recordNew = (event: BuiltEvent, email: string, displayName = 'Yann', answer: 'yes' | 'no' = 'yes') =>
  app.get(AnswerRecordingService).recordNew(event.host, event.id, { email, displayName, answer, guests: 0 });
const listed = async (viewer: Person, event: BuiltEvent) =>
  (await app.get(AttendeeService).list(viewer, event.id, { limit: 100 })).items;

async function mailsTo(email: string) {
  await app.settle();
  return (await app.mails(email)).map(({ subject, text }) => ({
    subject: subject.replaceAll(/[\u00a0\u202f]/g, ' '),
    text: text.replaceAll(/[\u00a0\u202f]/g, ' '),
  }));
}

describe('an answer that a host notes', () => {
  it('takes a seat, says who noted it, and is told to the person, who can undo it from the mail', async () => {
    const event = await buildEvent(app);
    const member = await buildMember(app, { community: event.community });
    await record(event, member, 'yes', { note: 'Arrive à 19 h' });
    const [attendee] = await listed(event.host, event);
    const { displayName } = (await app.get(AccountService).byIds([event.host.accountId]))[0]!;
    expect(attendee).toMatchObject({
      account: { id: member.accountId },
      recordedBy: displayName,
      rsvp: { outcome: 'going', note: 'Arrive à 19 h' },
    });
    const [mail] = await mailsTo(member.email);
    expect(mail?.subject).toContain(`${displayName} a noté votre réponse`);
    expect(mail?.text).toContain('Vous venez : votre place est gardée.');
    const link = /\/r\/[a-z2-7]+/.exec(mail?.text ?? '')?.[0] ?? '';
    await app.client().submit(link, { answer: 'no' });
    expect(await listed(event.host, event)).toMatchObject([
      { rsvp: { outcome: 'declined' }, recordedBy: null },
    ]);
  });

  it('waits in its turn when it is full, and is promoted as any other', async () => {
    const event = await buildEvent(app, { capacity: 1 });
    const { account: going } = await buildRsvp(app, { event });
    const member = await buildMember(app, { community: event.community });
    await record(event, member, 'yes');
    expect((await mailsTo(member.email)).at(-1)?.text).toContain('c’est complet, et vous êtes sur la liste');
    await record(event, going, 'no');
    expect((await mailsTo(going.email)).at(-1)?.text).toContain('Vous ne venez pas.');
    expect((await mailsTo(member.email)).at(-1)?.subject).toContain('Une place s’est libérée');
  });

  it('changes nothing where the person said the same, and keeps a discreet answer discreet', async () => {
    const event = await buildEvent(app);
    const { account } = await buildRsvp(app, { event, discreet: true });
    await record(event, account, 'yes');
    expect(await listed(event.host, event)).toMatchObject([{ recordedBy: null, rsvp: { discreet: true } }]);
    await record(event, account, 'maybe');
    expect(await listed(event.host, event)).toMatchObject([
      { rsvp: { outcome: 'maybe', discreet: true, recordedBy: event.host.accountId } },
    ]);
  });

  it('is the person’s own again once they answer, whatever they say', async () => {
    const event = await buildEvent(app);
    const member = await buildMember(app, { community: event.community });
    await record(event, member, 'yes');
    await app.get(RsvpService).respond(member.accountId, event.id, { answer: 'yes', guests: 0 });
    expect(await listed(event.host, event)).toMatchObject([{ recordedBy: null }]);
    expect((await mailsTo(member.email)).length).toBe(1);
  });

  it('is noted past the deadline, and at the door as long as a seat is free', async () => {
    const event = await buildEvent(app, { capacity: 1, rsvpDeadline: '2027-03-04T12:00' });
    const [first, second] = [
      await buildMember(app, { community: event.community }),
      await buildMember(app, { community: event.community }),
    ];
    app.clock.set(STARTS - HOUR);
    const own = app.get(RsvpService).respond(first.accountId, event.id, { answer: 'yes', guests: 0 });
    await expect(own).rejects.toMatchObject({ code: 'answers-closed' });
    app.clock.set(STARTS + HOUR);
    await record(event, first, 'yes');
    await expect(record(event, second, 'yes')).rejects.toMatchObject({ code: 'full' });
    app.clock.set(STARTS + 2 * HOUR);
    await expect(record(event, first, 'no')).rejects.toMatchObject({ code: 'event-over' });
  });

  it('is of members, of those invited and of those who answered: of nobody else', async () => {
    const event = await buildEvent(app, { audience: 'public' });
    const stranger = await buildAccount(app);
    await expect(record(event, stranger, 'yes')).rejects.toMatchObject({ kind: 'not-found' });
    const nobody = { ...stranger, accountId: 'nobody' };
    await expect(record(event, nobody, 'yes')).rejects.toMatchObject({ kind: 'not-found' });
    await record(event, await buildInvited(app, event), 'yes');
    await buildRsvp(app, { event, account: stranger, answer: 'maybe' });
    await record(event, stranger, 'no');
    expect((await listed(event.host, event)).map(({ rsvp }) => rsvp.outcome)).toEqual(['going', 'declined']);
  });
});

describe('an answer noted for an address', () => {
  it('is an invitation and its answer in one mail', async () => {
    const event = await buildEvent(app);
    await recordNew(event, 'yann.le.goff@asso.example', 'Yann');
    const mails = await mailsTo('yann.le.goff@asso.example');
    expect(mails.map(({ subject }) => subject)).toEqual([expect.stringContaining('a noté votre réponse')]);
    expect(await app.get(EventInvitationService).list(event.host, event.id)).toHaveLength(1);
    expect(await listed(event.host, event)).toMatchObject([
      { account: { displayName: 'Yann' }, address: 'yann.le.goff@asso.example', rsvp: { outcome: 'going' } },
    ]);
  });

  it('does not tell whether the address has an account, nor whose it is, until its owner answers', async () => {
    const event = await buildEvent(app);
    const person = await buildAccount(app, { displayName: 'Maëlle', profession: 'assistant-service-social' });
    await recordNew(event, person.email, 'M. Le Goff');
    const client = await apiClient(app, event.host.email);
    const shown = async () => itemsOf(await client.get(`/api/events/${event.id}/rsvps`))[0];
    expect(await shown()).toMatchObject({
      account: { displayName: 'M. Le Goff', profession: null, territory: null },
      email: person.email,
    });
    const { account: going } = await buildRsvp(app, { event });
    expect(await listed(going, event)).toMatchObject([
      { account: { displayName: 'M. Le Goff' }, address: null, recordedBy: null },
      {},
    ]);
    await app.get(RsvpService).respond(person.accountId, event.id, { answer: 'yes', guests: 0 });
    expect(await shown()).toMatchObject({
      account: { displayName: 'Maëlle' },
      email: null,
      recordedBy: null,
    });
  });

  it('is not mailed to an address that wants no invitation', async () => {
    const email = 'plus.rien@asso.example';
    const event = await buildEvent(app);
    await app.get(EventInvitationService).invite(event.host, event.id, [email]);
    const [invitation] = await mailsTo(email);
    await app.get(RefusalService).refuse(/\/u\/([a-z2-7]+)/.exec(invitation?.text ?? '')?.[1] ?? '');
    const other = await buildEvent(app);
    await recordNew(other, email);
    await recordNew(other, email, 'Yann', 'no');
    expect(await mailsTo(email)).toHaveLength(1);
  });
});

describe('the API of noted answers', () => {
  it('answers as the list shows them', async () => {
    const event = await buildEvent(app, { maxGuests: 1 });
    const member = await buildMember(app, { community: event.community });
    const client = await apiClient(app, event.host.email);
    const path = `/api/events/${event.id}/rsvps`;
    const noted = await client.put(`${path}/${member.accountId}`, { answer: 'yes', guests: 1 });
    expect(noted.json).toMatchObject({ account: { id: member.accountId }, outcome: 'going', guests: 1 });
    expect((await client.put(`${path}/${member.accountId}`, { answer: 'yes', guests: 9 })).status).toBe(422);
    expect((await client.put(`${path}/${member.accountId}`, { answer: 'yes', discreet: true })).status).toBe(
      422,
    );
    const added = await client.post(path, {
      answer: 'maybe',
      displayName: 'Yann',
      email: 'yann@asso.example',
    });
    expect([added.status, added.json.outcome, added.json.email]).toEqual([201, 'maybe', 'yann@asso.example']);
    const again = await client.post(path, {
      answer: 'maybe',
      displayName: 'Yann',
      email: 'yann@asso.example',
    });
    expect(again.json.account.id).toBe(added.json.account.id);
    expect((await client.post(path, { answer: 'yes', displayName: '', email: 'yann' })).status).toBe(422);
  });

  it('lists with as many queries for three noted answers as for one', async () => {
    const event = await buildEvent(app);
    const client = await app.signIn(event.host.email);
    const count = async () => {
      await recordNew(event, `personne.${Math.random()}@asso.example`);
      return (await queriesOf(app, () => client.get(`/api/events/${event.id}/rsvps`))).length;
    };
    const one = await count();
    await count();
    expect(await count()).toBe(one);
  });
});
