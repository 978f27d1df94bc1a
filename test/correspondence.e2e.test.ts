import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tzdataVersion } from '../src/calendar/wall-time.js';
import { Event } from '../src/features/events/event.entity.js';
import { eventChangeInput } from '../src/features/events/event.input.js';
import { EventInvitationService } from '../src/features/events/event-invitation.service.js';
import { EventZoneRulesService } from '../src/features/events/event-zone-rules.service.js';
import { EventSchedulingService } from '../src/features/events/event-scheduling.service.js';
import { MembershipService } from '../src/features/communities/membership.service.js';
import { AnswerLinkService } from '../src/features/invitations/answer-link.service.js';
import { CorrespondenceService } from '../src/features/invitations/correspondence.service.js';
import { EventCalendarService } from '../src/features/invitations/event-calendar.service.js';
import { RefusalService } from '../src/features/invitations/refusal.service.js';
import { AttendeeService } from '../src/features/rsvps/attendee.service.js';
import { RsvpService } from '../src/features/rsvps/rsvp.service.js';
import { HOUR } from '../src/kernel/clock.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { startApp, type TestApp } from './support/app.js';
import {
  buildAccount,
  type BuiltEvent,
  buildCommunity,
  buildEvent,
  buildInvited,
  buildMember,
  buildRsvp,
  type Person,
} from './support/builders.js';
import { CalendarClient } from './support/calendar-client.js';
import { A_MONDAY } from './support/fake-clock.js';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});

afterAll(() => app.close());

beforeEach(() => app.clock.set(A_MONDAY));

/** Each time that somebody looks at their mail: what came, and what their calendar makes of it. */
function inbox(person: { email: string }) {
  const calendar = new CalendarClient(person.email);
  let read = 0;
  return {
    calendar,
    async subjects(): Promise<string[]> {
      await app.settle();
      const mails = (await app.mails(person.email)).slice(read);
      read += mails.length;
      for (const { ics } of mails) if (ics) calendar.apply(ics);
      return mails.map(({ subject }) => subject.replaceAll(/[\u00a0\u202f]/g, ' '));
    },
    async link(path: string): Promise<string> {
      const mails = await app.mails(person.email);
      const [, token = ''] = new RegExp(`/${path}/([a-z2-7]+)`).exec(mails.at(-1)?.text ?? '') ?? [];
      return token;
    },
  };
}

const invitations = () => app.get(EventInvitationService);
const respond = (person: Person, event: BuiltEvent, answer: 'yes' | 'maybe' | 'no') => {
  app.clock.advance(2000);
  return app.get(RsvpService).respond(person.accountId, event.id, { answer, guests: 0 });
};
const edit = (event: BuiltEvent, change: Record<string, unknown>) => {
  app.clock.advance(2000);
  return app.get(EventSchedulingService).edit(event.host, event.id, eventChangeInput.parse(change), null);
};
const cancel = (event: BuiltEvent) => {
  app.clock.advance(2000);
  return app.get(EventSchedulingService).cancel(event.host, event.id, '');
};
const taken = async (event: BuiltEvent) =>
  (await app.get(AttendeeService).seatsOf([event.id])).get(event.id)?.taken;

describe('an invitation taken back', () => {
  it('takes the place and the calendar entry with it, and closes the link of its mail', async () => {
    const event = await buildEvent(app);
    const guest = await buildInvited(app, event);
    const mail = inbox(guest);
    await mail.subjects();
    await respond(guest, event, 'yes');
    await mail.subjects();
    expect(mail.calendar.only?.partstat).toBe('ACCEPTED');
    const token = await mail.link('r');

    await invitations().withdraw(event.host, event.id, guest.accountId);
    expect(await mail.subjects()).toEqual([expect.stringContaining('Invitation retirée')]);
    expect(mail.calendar.only).toBeNull();
    expect(await taken(event)).toBe(0);
    await expect(app.get(AnswerLinkService).open(token)).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('and given again is a new one, as if the first had never been answered', async () => {
    const event = await buildEvent(app);
    const guest = await buildInvited(app, event);
    const mail = inbox(guest);
    await respond(guest, event, 'yes');
    await mail.subjects();
    await invitations().withdraw(event.host, event.id, guest.accountId);
    await mail.subjects();
    app.clock.advance(2000);
    await invitations().invite(event.host, event.id, [guest.email]);
    expect(await mail.subjects()).toEqual([expect.stringContaining('vous invite')]);
    expect(mail.calendar.only?.partstat).toBe('NEEDS-ACTION');
    expect((await app.get(AnswerLinkService).open(await mail.link('r'))).mine).toBeNull();
  });

  it('says nothing to who had said no', async () => {
    const event = await buildEvent(app);
    const guest = await buildInvited(app, event);
    const mail = inbox(guest);
    await respond(guest, event, 'no');
    await mail.subjects();
    await invitations().withdraw(event.host, event.id, guest.accountId);
    expect(await mail.subjects()).toEqual([]);
  });

  it('does not take the seat of who was invited again and answered before the worker looked', async () => {
    const event = await buildEvent(app);
    const guest = await buildInvited(app, event);
    await respond(guest, event, 'yes');
    await invitations().withdraw(event.host, event.id, guest.accountId);
    await invitations().invite(event.host, event.id, [guest.email]);
    await respond(guest, event, 'yes');
    await app.settle();
    expect(await taken(event)).toBe(1);
  });
});

describe('« Ne plus m’inviter »', () => {
  it('holds for every later invitation, given again or to another event', async () => {
    const event = await buildEvent(app);
    const other = await buildEvent(app, { community: event.community });
    const guest = await buildInvited(app, event);
    const mail = inbox(guest);
    await mail.subjects();
    await app.get(RefusalService).refuse(await mail.link('u'));
    await invitations().withdraw(event.host, event.id, guest.accountId);
    await mail.subjects();
    await invitations().invite(event.host, event.id, [guest.email]);
    await invitations().invite(other.host, other.id, [guest.email]);
    expect(await mail.subjects()).toEqual([]);
  });
});

describe('who leaves or is removed', () => {
  it('loses places and invitations in what is to come, and their calendar with them', async () => {
    const community = await buildCommunity(app);
    const [going, invited] = [await buildEvent(app, { community }), await buildEvent(app, { community })];
    const member = await buildMember(app, { community });
    await invitations().invite(community.organiser, invited.id, [member.email]);
    await respond(member, going, 'yes');
    await app.settle();
    await app.get(MembershipService).remove(community.organiser, community.slug, member.accountId);
    await app.settle();
    expect(await taken(going)).toBe(0);
    await expect(respond(member, invited, 'yes')).rejects.toMatchObject({ kind: 'not-found' });
    const last = (await app.mails(member.email)).slice(-2).map(({ icsMethod }) => icsMethod);
    expect(last).toEqual(['CANCEL', 'CANCEL']);
  });

  it('keeps a seat taken after coming back, though the worker looks late', async () => {
    const community = await buildCommunity(app);
    const event = await buildEvent(app, { community });
    const member = await buildMember(app, { community });
    await respond(member, event, 'yes');
    await app.get(MembershipService).leave(member, community.slug);
    await app.get(MembershipService).join(member, community.slug, true);
    await respond(member, event, 'yes');
    await app.settle();
    expect(await taken(event)).toBe(1);
  });

  it('keeps an invitation too, once back before the worker looks', async () => {
    const community = await buildCommunity(app);
    const event = await buildEvent(app, { community });
    const member = await buildMember(app, { community });
    await invitations().invite(community.organiser, event.id, [member.email]);
    await app.settle();
    await app.get(MembershipService).leave(member, community.slug);
    await app.get(MembershipService).join(member, community.slug, true);
    const mail = inbox(member);
    await mail.subjects();
    expect(mail.calendar.only?.partstat).toBe('NEEDS-ACTION');
    expect(await invitations().list(community.organiser, event.id)).toHaveLength(1);
  });

  it('hosts no more: what they scheduled is the community’s', async () => {
    const community = await buildCommunity(app);
    const host = await buildMember(app, { community, role: 'cohost' });
    const event = await buildEvent(app, { community, host });
    await app.get(MembershipService).remove(community.organiser, community.slug, host.accountId);
    await expect(cancel(event)).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('what changes before the worker looks', () => {
  it('is told once, with all that changed', async () => {
    const event = await buildEvent(app);
    const member = await buildMember(app, { community: event.community });
    await respond(member, event, 'yes');
    const mail = inbox(member);
    await mail.subjects();
    await edit(event, { startsLocal: '2027-03-06T18:30' });
    await edit(event, { title: 'Autre chose' });
    expect(await mail.subjects()).toEqual([expect.stringContaining('Changement')]);
    const { text } = (await app.mails(member.email)).at(-1)!;
    expect(text).toContain('La date ou l’heure change.');
    expect(text).toContain('Le titre change.');
    expect(text).toContain('Votre place est gardée.');
  });

  it('is the cancellation alone, for who said yes a moment before', async () => {
    const event = await buildEvent(app);
    const member = await buildMember(app, { community: event.community });
    const mail = inbox(member);
    await respond(member, event, 'yes');
    await cancel(event);
    expect(await mail.subjects()).toEqual([expect.stringContaining('Annulé')]);
    expect(mail.calendar.only).toBeNull();
  });
});

describe('what is public no longer', () => {
  it('frees the seats of those who may not know of it any more', async () => {
    const event = await buildEvent(app, { audience: 'public' });
    const stranger = await buildAccount(app);
    const member = await buildMember(app, { community: event.community });
    await respond(stranger, event, 'yes');
    await respond(member, event, 'yes');
    const mail = inbox(stranger);
    await mail.subjects();
    await edit(event, { audience: 'members' });
    await mail.subjects();
    expect(mail.calendar.only).toBeNull();
    expect(await taken(event)).toBe(1);
  });
});

describe('a deadline', () => {
  it('stands in the invitation, on both clocks', async () => {
    const event = await buildEvent(app, { rsvpDeadline: '2027-03-04T12:00' });
    const guest = await buildAccount(app, { timeZone: 'America/Toronto' });
    await app.get(EventInvitationService).invite(event.host, event.id, [guest.email]);
    await app.settle();
    const { text = '' } = (await app.mails(guest.email)).at(-1) ?? {};
    expect(text.replaceAll(/[\u00a0\u202f\s]+/g, ' ')).toMatch(
      /Répondez avant le jeudi 4 mars, 12 h\. Pour vous : jeudi 4 mars, 6 h/,
    );
  });
});

describe('the last three hours', () => {
  it('offer a free seat to all who wait, once, and give it to the first yes', async () => {
    const event = await buildEvent(app, { capacity: 1 });
    const { account: going } = await buildRsvp(app, { event });
    const { account: first } = await buildRsvp(app, { event });
    const { account: second } = await buildRsvp(app, { event });
    const mail = inbox(second);
    await mail.subjects();
    app.clock.set(Date.UTC(2027, 2, 5, 17, 30) - 2 * HOUR);
    await respond(going, event, 'no');
    expect(await mail.subjects()).toEqual([expect.stringContaining('Une place est libre')]);
    expect((await respond(second, event, 'yes')).rsvp.outcome).toBe('going');
    expect((await respond(first, event, 'yes')).rsvp.outcome).toBe('waitlisted');
  });

  it('offer a seat though the place changes before anybody was told', async () => {
    const event = await buildEvent(app, { capacity: 1 });
    const { account: going } = await buildRsvp(app, { event });
    const { account: waiting } = await buildRsvp(app, { event });
    const mail = inbox(waiting);
    await mail.subjects();
    app.clock.set(Date.UTC(2027, 2, 5, 17, 30) - 2 * HOUR);
    await respond(going, event, 'no');
    const offer = { eventId: event.id, revision: 1, offeredAt: app.clock.now() };
    await edit(event, { place: { name: 'Ailleurs' } });
    await app.get(CorrespondenceService).tellAll(offer);
    expect(await mail.subjects()).toEqual([expect.stringContaining('Une place est libre')]);
  });

  it('are over for who waits once it is put off: who fits has a seat', async () => {
    const event = await buildEvent(app, { capacity: 1 });
    const { account: going } = await buildRsvp(app, { event });
    const { account: waiting } = await buildRsvp(app, { event });
    app.clock.set(Date.UTC(2027, 2, 5, 17, 30) - 2 * HOUR);
    await respond(going, event, 'no');
    await edit(event, { startsLocal: '2027-03-12T18:30' });
    expect((await app.get(AttendeeService).mine(waiting, event.id))?.rsvp.outcome).toBe('going');
  });

  it('offer the seats of a larger capacity too', async () => {
    const event = await buildEvent(app, { capacity: 1 });
    await buildRsvp(app, { event });
    const { account: waiting } = await buildRsvp(app, { event });
    const mail = inbox(waiting);
    await mail.subjects();
    app.clock.set(Date.UTC(2027, 2, 5, 17, 30) - 2 * HOUR);
    await edit(event, { capacity: 2 });
    expect(await mail.subjects()).toEqual([expect.stringContaining('Une place est libre')]);
  });
});

describe('passing an invitation on', () => {
  const open = async (event: BuiltEvent) => {
    const guest = await buildInvited(app, event);
    const mail = inbox(guest);
    await mail.subjects();
    return mail.link('r');
  };

  it('invites the other in their own name, who cannot pass it on further', async () => {
    const event = await buildEvent(app);
    const token = await open(event);
    const other = { email: 'autre@asso.example' };
    await app.get(AnswerLinkService).passOn(token, other.email);
    const mail = inbox(other);
    expect(await mail.subjects()).toEqual([expect.stringContaining('vous invite')]);
    const theirs = await mail.link('r');
    await expect(app.get(AnswerLinkService).passOn(theirs, 'x@asso.example')).rejects.toMatchObject({
      code: 'cannot-pass-on',
    });
  });

  it('invites nobody whom a host or the community turned away, and does not say so', async () => {
    const event = await buildEvent(app);
    const token = await open(event);
    const away = await buildInvited(app, event);
    await invitations().withdraw(event.host, event.id, away.accountId);
    const mail = inbox(away);
    await mail.subjects();
    await app.get(AnswerLinkService).passOn(token, away.email);
    expect(await mail.subjects()).toEqual([]);
  });
});

describe('time zones', () => {
  it('call out the weeks in which Paris and Montréal are five hours apart (C25)', async () => {
    const event = await buildEvent(app, { startsLocal: '2027-03-18T18:30' });
    const usual = await buildEvent(app, { startsLocal: '2027-05-18T18:30' });
    const community = event.community;
    const reader = await buildMember(app, {
      community,
      account: await buildAccount(app, { timeZone: 'America/Toronto', locale: 'fr-CA' }),
    });
    await invitations().invite(usual.host, usual.id, [reader.email]);
    await respond(reader, event, 'yes');
    await app.settle();
    const texts = (await app.mails(reader.email)).map(({ text }) => text.replaceAll(/[\u00a0\u202f]/g, ' '));
    const about = texts.find((text) => text.includes('18 mars'));
    const later = texts.find((text) => text.includes('18 mai'));
    expect(about).toContain('l’écart est de 5 h au lieu de 6 h');
    expect(about).toContain('Pour vous : jeudi 18 mars, de 13 h 30 à 15 h 30');
    expect(later).toContain('Pour vous : mardi 18 mai, de 12 h 30 à 14 h 30');
    expect(later).not.toContain('au lieu de');
  });

  it('take an alias under its canonical name (C22)', async () => {
    const event = await buildEvent(app, { timeZone: 'America/Montreal' });
    const { ics } = await app.get(EventCalendarService).download(event.host, event.id);
    expect(ics).toContain('DTSTART;TZID=America/Toronto:20270305T183000');
  });

  it('whose rules change move what was planned, and everybody is told (C20)', async () => {
    const event = await buildEvent(app);
    const member = await buildMember(app, { community: event.community });
    const mail = inbox(member);
    await respond(member, event, 'yes');
    await mail.subjects();
    // As an older Node would have computed it, an hour off.
    const before = mail.calendar.only!.startsAt - HOUR;
    await app
      .get(UnitOfWork)
      .run((tx) =>
        tx.manager.update(
          Event,
          { id: event.id },
          { tzdata: '2000a', startsAt: before, endsAt: before + 2 * HOUR },
        ),
      );
    app.clock.advance(2000);
    await app.get(EventZoneRulesService).recompute(tzdataVersion());
    expect(await mail.subjects()).toEqual([expect.stringContaining('Changement')]);
    expect(mail.calendar.only).toMatchObject({ startsAt: before + HOUR, sequence: 1 });
    await app.get(EventZoneRulesService).recompute(tzdataVersion());
    expect(await mail.subjects()).toEqual([]);
  });
});

describe('a host who comes too', () => {
  it('is an attendee like others (C36)', async () => {
    const event = await buildEvent(app);
    const mail = inbox(event.host);
    await respond(event.host, event, 'yes');
    await mail.subjects();
    expect(mail.calendar.only?.partstat).toBe('ACCEPTED');
  });
});
