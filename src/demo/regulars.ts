import { toInstant } from '../calendar/wall-time.js';
import { cancellationInput } from '../features/events/event.input.js';
import { DAY } from '../kernel/clock.js';
import type { DemoDate, DemoSeries } from './demo-content.js';
import { spread, wallTime } from './demo-dates.rules.js';
import { ACCEPTED, rsvpOf, seriesOf, topicOf } from './demo-inputs.js';
import { type DemoStage, type Step, step } from './demo-stage.js';

const SCHEDULED_BEFORE = 34 * DAY;
const FOLLOWED_FOR = 7 * DAY;
const DECIDED_BEFORE = 3 * DAY;
const TALKED_BEFORE = 6 * DAY;

interface Place {
  series: DemoSeries;
  now: number;
}

/** Series are scheduled, some come usually, and each date has its topic, its host and its answers. */
export const regulars = (all: readonly DemoSeries[], now: number): Step[] =>
  all.flatMap((series) => {
    const place = { series, now };
    const scheduledAt = now - SCHEDULED_BEFORE;
    const followedAt = spread(scheduledAt, scheduledAt + FOLLOWED_FOR, series.followers.length);
    return [
      step(scheduledAt, (stage) => schedule(stage, place)),
      ...series.followers.map((person, index) =>
        step(followedAt[index]!, (stage) => follow(stage, series, person)),
      ),
      ...series.dates.flatMap((date) => dateSteps(date, place)),
    ];
  });

/** What happens to a date does so before it, and before now. */
function dateSteps(date: DemoDate, place: Place): Step[] {
  const until = Math.min(place.now, startOf(date, place));
  const { answers, cancellation, topic } = date;
  const answeredAt = spread(until - DECIDED_BEFORE, until, answers.length);
  const steps = answers.map((answer, index) =>
    step(answeredAt[index]!, (stage) =>
      stage.rsvps.respond(
        stage.viewers.get(answer.person).accountId,
        stage.eventIds.get(keyOf(date, place)),
        rsvpOf(answer),
      ),
    ),
  );
  if (topic !== null) steps.push(step(until - TALKED_BEFORE, (stage) => talk(stage, date, place)));
  steps.push(step(until - DECIDED_BEFORE, (stage) => takeTurns(stage, date, place)));
  if (cancellation !== null) steps.push(step(until, (stage) => cancel(stage, date, place)));
  return steps;
}

const localOf = ({ week }: DemoDate, { series: { day, time }, now }: Place): string =>
  wallTime({ week, day, time }, now);

const keyOf = (date: DemoDate, place: Place): string => `${place.series.id} ${localOf(date, place)}`;

function startOf(date: DemoDate, place: Place): number {
  const startsAt = toInstant(localOf(date, place), place.series.timeZone);
  if (startsAt === null) throw new Error(`${place.series.id} begins in an hour that clocks skip`);
  return startsAt;
}

async function schedule(stage: DemoStage, { series, now }: Place): Promise<void> {
  const hosts = series.hosts.map((host) => stage.viewers.get(host).accountId);
  const scheduler = stage.viewers.get(series.scheduledBy);
  const startsOn = wallTime({ week: series.firstWeek, day: series.day, time: series.time }, now).slice(0, 10);
  const adherentsOf = stage.associationIds.get(series.association);
  const input = seriesOf(series, { hosts, adherentsOf, startsOn });
  const id = await stage.seriesScheduling.schedule(scheduler, stage.slugs.get(series.community), input);
  stage.seriesIds.set(series.id, id);
  const dates = await stage.occurrences.upcoming(scheduler, id, { limit: 100 });
  for (const { event } of dates) stage.eventIds.set(`${series.id} ${event.startsLocal}`, event.id);
}

const follow = (stage: DemoStage, { id }: DemoSeries, person: string): Promise<void> =>
  stage.followings.follow(stage.viewers.get(person), stage.seriesIds.get(id));

/** Somebody proposes, and a host puts it on the agenda. */
async function talk(stage: DemoStage, date: DemoDate, place: Place): Promise<void> {
  const eventId = stage.eventIds.get(keyOf(date, place));
  const author = stage.viewers.get(date.proposedBy ?? place.series.scheduledBy);
  const topicId = await stage.topics.propose(author, eventId, topicOf(date));
  const host = stage.viewers.get(place.series.scheduledBy);
  await stage.topicChanges.change(host, eventId, topicId, ACCEPTED);
}

/** Hosts come in turn: where the story has another, they change; who hosts the next date has confirmed it. */
async function takeTurns(stage: DemoStage, date: DemoDate, place: Place): Promise<void> {
  const eventId = stage.eventIds.get(keyOf(date, place));
  const [onDuty] = await stage.events.hostsOfEvent(eventId);
  const wanted = date.host === null ? null : stage.viewers.get(date.host).accountId;
  if (onDuty && onDuty.id !== wanted) await stage.duties.giveBack(onDuty.id, eventId);
  if (wanted !== null && onDuty?.id !== wanted) await stage.duties.take(wanted, eventId);
  if (wanted !== null && date.week === 0) await stage.confirmations.confirm(wanted, eventId);
}

async function cancel(stage: DemoStage, date: DemoDate, place: Place): Promise<void> {
  const { word } = cancellationInput.parse({ word: date.cancellation });
  const host = stage.viewers.get(place.series.scheduledBy);
  await stage.scheduling.cancel(host, stage.eventIds.get(keyOf(date, place)), word);
}
