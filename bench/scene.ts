import { randomUUID } from 'node:crypto';
import type { Viewer } from '../src/kernel/viewer.js';
import type { Services } from './services.js';

/** A community with its organiser, through the services. */
export interface Scene {
  slug: string;
  organiser: Viewer;
}

const DAY_MS = 24 * 3600 * 1000;

/** A wall time so many days from now, in the evening. */
export const evening = (days: number): string =>
  `${new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)}T18:30`;

export async function buildPerson(services: Services): Promise<Viewer> {
  const { accounts, unitOfWork, viewerOf } = services;
  const email = `${randomUUID()}@bench.example`;
  const account = await unitOfWork.run((tx) => accounts.ensureActiveIn(tx, email, { locale: 'fr-FR' }));
  const named = await accounts.update(viewerOf(account, null), { displayName: 'Camille Martin' }, null);
  return viewerOf(named, null);
}

export async function buildScene(services: Services): Promise<Scene> {
  const organiser = await buildPerson(services);
  const input = services.communityInput.parse({ name: 'Réseau du Finistère', territory: 'FR-29' });
  return { slug: await services.foundings.found(organiser, input), organiser };
}

const DESCRIPTION = Array.from(
  { length: 8 },
  () =>
    'On se retrouve entre collègues de la protection de l’enfance, du médico-social et de l’insertion, ' +
    'pour parler de nos pratiques, de ce qui pèse et de ce qui tient, autour d’un verre. Venez comme vous êtes.',
).join('\n\n');

/** @returns its id */
export function buildEvent(
  { scheduling, eventInput }: Services,
  { organiser, slug }: Scene,
  fields: Record<string, unknown> = {},
): Promise<string> {
  const input = eventInput.parse({
    title: 'Apéro des travailleurs sociaux',
    description: DESCRIPTION,
    startsLocal: evening(30),
    audience: 'public',
    place: { name: 'Café de la Gare', address: '1 place de la Gare, 29000 Quimper', access: [] },
    ...fields,
  });
  return scheduling.schedule(organiser, slug, input);
}

/** @returns the token of a new session's cookie */
export async function signIn({ accounts, sessions, unitOfWork }: Services, viewer: Viewer): Promise<string> {
  const { token } = await unitOfWork.run(async (tx) =>
    sessions.openIn(tx, await accounts.byIdIn(tx, viewer.accountId), { shared: true, device: 'bench' }),
  );
  return token;
}
