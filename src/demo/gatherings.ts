import { toInstant } from '../calendar/wall-time.js';
import { cancellationInput, invitationsInput } from '../features/events/event.input.js';
import { DAY, MINUTE } from '../kernel/clock.js';
import { answersTo, type DemoAnswer, type DemoMeetup, type DemoPerson } from './demo-content.js';
import { spread, wallTime } from './demo-dates.rules.js';
import { eventOf, notesOf, rsvpOf } from './demo-inputs.js';
import { type DemoStage, type Step, step } from './demo-stage.js';

const ANNOUNCED_BEFORE = 10 * DAY;

interface Story {
  people: readonly DemoPerson[];
  now: number;
}

/** Meetups are announced, people invited, and answers come in: until now, or until it began. */
export const gatherings = (meetups: readonly DemoMeetup[], story: Story): Step[] =>
  meetups.flatMap((meetup) => gathering(meetup, story));

function gathering(meetup: DemoMeetup, { people, now }: Story): Step[] {
  const until = Math.min(now, startOf(meetup, now));
  const announcedAt = until - ANNOUNCED_BEFORE;
  const answers = answersTo(meetup);
  const [invitedAt, ...answeredAt] = spread(announcedAt, until, answers.length + 1);
  const emails = people.filter(({ id }) => meetup.invited.includes(id)).map(({ email }) => email);
  const steps = [step(announcedAt, (stage) => announce(stage, meetup, now))];
  if (emails.length) steps.push(step(invitedAt!, (stage) => invite(stage, meetup, emails)));
  answers.forEach((answer, index) =>
    steps.push(step(answeredAt[index]!, (stage) => reply(stage, meetup, answer))),
  );
  if (meetup.cancellation !== null) steps.push(step(until, (stage) => cancel(stage, meetup)));
  const overAt = startOf(meetup, now) + meetup.durationMinutes * MINUTE;
  const { notes } = meetup;
  if (notes !== null && overAt < now) steps.push(step(overAt, (stage) => note(stage, meetup, notes)));
  return steps;
}

function startOf({ when, timeZone, id }: DemoMeetup, now: number): number {
  const startsAt = toInstant(wallTime(when, now), timeZone);
  if (startsAt === null) throw new Error(`${id} begins in an hour that clocks skip`);
  return startsAt;
}

const announcer = (stage: DemoStage, { announcedBy }: DemoMeetup) => stage.viewers.get(announcedBy);

async function announce(stage: DemoStage, meetup: DemoMeetup, now: number): Promise<void> {
  const hosts = meetup.hosts.map((host) => stage.viewers.get(host).accountId);
  const slug = stage.slugs.get(meetup.community);
  const sharedWith = meetup.sharedWith.map((community) => stage.slugs.get(community));
  const input = eventOf(meetup, { hosts, sharedWith }, now);
  const id = await stage.scheduling.schedule(announcer(stage, meetup), slug, input);
  stage.eventIds.set(meetup.id, id);
}

async function invite(stage: DemoStage, meetup: DemoMeetup, addresses: string[]): Promise<void> {
  const { emails } = invitationsInput.parse({ emails: addresses });
  await stage.invitations.invite(announcer(stage, meetup), stage.eventIds.get(meetup.id), emails);
}

async function reply(stage: DemoStage, meetup: DemoMeetup, answer: DemoAnswer): Promise<void> {
  const { accountId } = stage.viewers.get(answer.person);
  await stage.rsvps.respond(accountId, stage.eventIds.get(meetup.id), rsvpOf(answer));
}

async function cancel(stage: DemoStage, meetup: DemoMeetup): Promise<void> {
  const { word } = cancellationInput.parse({ word: meetup.cancellation });
  await stage.scheduling.cancel(announcer(stage, meetup), stage.eventIds.get(meetup.id), word);
}

async function note(stage: DemoStage, meetup: DemoMeetup, notes: string): Promise<void> {
  const host = stage.viewers.get(meetup.hosts[0]!);
  await stage.notes.write(host, stage.eventIds.get(meetup.id), notesOf(notes), null);
}
