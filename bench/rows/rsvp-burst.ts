import { openApplication } from '../application.js';
import { openBareWriter } from '../bare-writer.js';
import { buildCrowd } from '../crowd.js';
import { sideBySide } from '../rounds.js';
import type { Bench, Measured, Row } from '../row.js';
import { buildEvent, buildScene } from '../scene.js';
import { servicesOf } from '../services.js';

const MEMBERS = 1000;
const SEATS = 50;

interface Answer {
  accountId: string;
  outcome: string;
  position: number | null;
}

/** Exactly the first are seated, and the others wait in the order in which they were served. */
function check(answers: readonly Answer[], seats: number): void {
  const seated = answers.filter(({ outcome }) => outcome === 'going');
  const positions = answers.flatMap(({ position }) => position ?? []).sort((a, b) => a - b);
  const inOrder = positions.every((position, index) => position === index + 1);
  if (seated.length !== seats || positions.length !== answers.length - seats || !inOrder)
    throw new Error(`${seated.length} seats given for ${seats}, ${positions.length} people wait`);
}

async function measure({ database, rounds, share }: Bench): Promise<Measured[]> {
  const app = await openApplication(database.url);
  const services = await servicesOf(app);
  const scene = await buildScene(services);
  const people = await buildCrowd(services, scene, MEMBERS * share);
  const seats = SEATS * share;
  const bare = await openBareWriter(database.url);
  let eventId = '';

  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const begun = performance.now();
    await work();
    return (people.length * 1000) / (performance.now() - begun);
  };

  async function ours(): Promise<number> {
    eventId = await buildEvent(services, scene, { capacity: seats });
    const answers: Answer[] = [];
    const respond = async (accountId: string): Promise<void> => {
      const { rsvp, position } = await services.rsvps.respond(accountId, eventId, {
        answer: 'yes',
        guests: 0,
      });
      answers.push({ accountId, outcome: rsvp.outcome, position });
    };
    const speed = await timed(() => Promise.all(people.map(respond)));
    check(answers, seats);
    await bare.checkQueue(
      eventId,
      answers.filter(({ position }) => position).sort((a, b) => a.position! - b.position!),
    );
    return speed;
  }

  async function again(): Promise<number> {
    const rows = await bare.take(eventId);
    const speed = await timed(() => bare.write(rows));
    await bare.take(eventId);
    return speed;
  }

  try {
    const compared = await sideBySide(rounds, { ours, bare: again });
    const what = `answers: ${people.length} at once for ${seats} seats`;
    return [{ what, unit: '/s', goal: { atLeast: 0.4 }, ...compared }];
  } finally {
    await bare.close();
    await app.close();
  }
}

export const rsvpBurst: Row = { id: 'P4', measure };
