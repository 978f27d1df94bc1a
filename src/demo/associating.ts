import { DAY } from '../kernel/clock.js';
import type { DemoAdhesion, DemoAssociation } from './demo-content.js';
import { adhesionOf, associationOf, VERIFIED } from './demo-inputs.js';
import { type DemoStage, type Step, step } from './demo-stage.js';

/** Associations are asked for, verified by whoever administers the instance, and keep their adhesions. */
export const associating = (
  associations: readonly DemoAssociation[],
  adhesions: readonly DemoAdhesion[],
  { at, now }: { at: number; now: number },
): Step[] => [
  ...associations.map((association) => step(at, (stage) => open(stage, association))),
  ...adhesions.map((adhesion) => step(at, (stage) => enrol(stage, adhesion, { associations, now }))),
];

async function open({ requests, associationIds, viewers }: DemoStage, association: DemoAssociation) {
  const asker = viewers.get(association.askedBy);
  const id = await requests.ask(asker, associationOf(association));
  // Nobody of the demo administers it: who sits at this machine may make themselves so.
  await requests.decide({ ...asker, isAdmin: true }, id, VERIFIED);
  associationIds.set(association.id, id);
}

/** By the one who asked for the association: they keep its adhesions. */
async function enrol(
  stage: DemoStage,
  adhesion: DemoAdhesion,
  { associations, now }: { associations: readonly DemoAssociation[]; now: number },
): Promise<void> {
  const { accountId } = stage.viewers.get(adhesion.person);
  const [account] = await stage.accounts.byIds([accountId]);
  const days = { startsOn: now + adhesion.startsIn * DAY, endsOn: now + adhesion.endsIn * DAY };
  const { askedBy } = associations.find(({ id }) => id === adhesion.association)!;
  await stage.adhesions.add(
    stage.viewers.get(askedBy),
    stage.associationIds.get(adhesion.association),
    adhesionOf({ email: account!.email, name: account!.displayName }, days),
  );
}
