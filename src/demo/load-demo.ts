import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Clock, DAY } from '../kernel/clock.js';
import type { Settings } from '../platform/config/settings.js';
import { relaxDurability } from '../platform/database/relaxed-durability.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DEMO_STAMP, writeDemoStamp } from '../platform/instance/demo-stamp.js';
import { InstanceFacts } from '../platform/instance/instance-facts.js';
import { announcements } from './announcements.js';
import { arrivals } from './arrivals.js';
import { associating } from './associating.js';
import {
  adhesions,
  associations,
  communities,
  FEATURED,
  meetups,
  news,
  people,
  series,
} from './demo-content.js';
import { DemoStage, type Step } from './demo-stage.js';
import { foundings } from './foundings.js';
import { gatherings } from './gatherings.js';
import { regulars } from './regulars.js';
import { settleThePast } from './past-facts.js';
import { WalkingClock } from './walking-clock.js';

/** The first meetup of the content was three weeks ago; its community is older. */
const BEGAN_BEFORE = 42 * DAY;

/** The application without HTTP, at a clock. */
export type OpenContext = (settings: Settings, clock: Clock) => Promise<INestApplicationContext>;

/** Tells the content's story through the services, at the time of each step, into an empty database. */
export async function loadDemo(settings: Settings, open: OpenContext, now: number): Promise<void> {
  const clock = new WalkingClock(now - BEGAN_BEFORE);
  const context = await open({ ...settings, role: 'web', smtpUrl: null }, clock);
  try {
    await relaxDurability(context.get(DataSource, { strict: false }));
    const stage = new DemoStage(context);
    for (const step of story(now)) {
      clock.walkTo(step.at);
      await step.happen(stage);
    }
    clock.walkTo(now);
    await settleThePast(context, now);
    await stamp(context, stage);
  } finally {
    await context.close();
  }
}

function story(now: number): Step[] {
  const began = now - BEGAN_BEFORE;
  const steps = [
    ...arrivals(people, began),
    ...associating(associations, adhesions, { at: began, now }),
    ...foundings(communities, began, now),
    ...regulars(series, now),
    ...announcements(news, now),
    ...gatherings(meetups, { people, now }),
  ];
  return steps.sort((a, b) => a.at - b.at);
}

async function stamp(context: INestApplicationContext, { viewers }: DemoStage): Promise<void> {
  const featured = FEATURED.map((id) => ({ id, accountId: viewers.get(id).accountId }));
  const value = writeDemoStamp({ state: 'loaded', people: featured });
  const facts = context.get(InstanceFacts, { strict: false });
  await context.get(UnitOfWork, { strict: false }).run((tx) => facts.writeIn(tx, DEMO_STAMP, value));
}
