import {
  communityChangeInput,
  joinInput,
  memberChangeInput,
} from '../features/communities/community.input.js';
import { DAY } from '../kernel/clock.js';
import type { DemoCommunity } from './demo-content.js';
import { spread } from './demo-dates.rules.js';
import { foundingOf } from './demo-inputs.js';
import { type DemoStage, type Step, step } from './demo-stage.js';

const GROWS_FOR = 7 * DAY;
const ASKED_LATELY = 2 * DAY;

/** Communities are founded, people join them in the week that follows, and lately some have asked to. */
export const foundings = (communities: readonly DemoCommunity[], at: number, now: number): Step[] =>
  communities.flatMap((community) => {
    const { members, pending, shownToAll } = community;
    const joinedAt = spread(at, at + GROWS_FOR, members.length);
    const steps = [step(at, (stage) => found(stage, community))];
    members.forEach((member, index) =>
      steps.push(step(joinedAt[index]!, (stage) => welcome(stage, community, member))),
    );
    for (const asking of pending)
      steps.push(step(now - ASKED_LATELY, (stage) => join(stage, community, asking)));
    for (const person of shownToAll)
      steps.push(step(at + GROWS_FOR, (stage) => showName(stage, community, person)));
    if (community.joinPolicy === 'invitation')
      steps.push(step(at + GROWS_FOR, (stage) => narrow(stage, community)));
    return steps;
  });

async function found(stage: DemoStage, community: DemoCommunity): Promise<void> {
  const founder = stage.viewers.get(community.organiser);
  const parentId = community.association && stage.associationIds.get(community.association);
  stage.slugs.set(community.id, await stage.foundings.found(founder, foundingOf(community, parentId)));
}

async function join(
  stage: DemoStage,
  community: DemoCommunity,
  { person, word }: { person: string; word?: string },
): Promise<string> {
  const asked = joinInput.parse({ charterAccepted: true, ...(word && { word }) });
  const slug = stage.slugs.get(community.id);
  return stage.memberships.join(stage.viewers.get(person), slug, asked.charterAccepted, asked);
}

async function showName(stage: DemoStage, community: DemoCommunity, person: string): Promise<void> {
  const change = memberChangeInput.parse({ shownToAll: true });
  const viewer = stage.viewers.get(person);
  await stage.memberships.change(viewer, stage.slugs.get(community.id), viewer.accountId, change);
}

/** Joins, and is let in by the organiser with the role that is theirs. */
async function welcome(
  stage: DemoStage,
  community: DemoCommunity,
  { person, role }: DemoCommunity['members'][number],
): Promise<void> {
  const status = await join(stage, community, { person });
  if (status === 'active' && role === 'member') return;
  const change = memberChangeInput.parse({ role, status: 'active' });
  const { accountId } = stage.viewers.get(person);
  const organiser = stage.viewers.get(community.organiser);
  await stage.memberships.change(organiser, stage.slugs.get(community.id), accountId, change);
}

async function narrow(stage: DemoStage, community: DemoCommunity): Promise<void> {
  const change = communityChangeInput.parse({ joinPolicy: 'invitation' });
  const organiser = stage.viewers.get(community.organiser);
  await stage.settings.change(organiser, stage.slugs.get(community.id), change, null);
}
