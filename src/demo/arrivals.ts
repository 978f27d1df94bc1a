import { viewerOf } from '../features/accounts/session.service.js';
import type { DemoPerson } from './demo-content.js';
import { profileOf } from './demo-inputs.js';
import { type DemoStage, type Step, step } from './demo-stage.js';

/** Everybody signs in for the first time and says who they are. */
export const arrivals = (people: readonly DemoPerson[], at: number): Step[] =>
  people.map((person) => step(at, (stage) => arrive(stage, person)));

async function arrive({ accounts, unitOfWork, viewers }: DemoStage, person: DemoPerson): Promise<void> {
  const { locale = 'fr-FR', ...profile } = profileOf(person);
  const account = await unitOfWork.run((tx) => accounts.ensureActiveIn(tx, person.email, { locale }));
  const known = await accounts.update(viewerOf(account, null), { locale, ...profile }, null);
  viewers.set(person.id, viewerOf(known, null));
}
