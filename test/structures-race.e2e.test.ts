import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StructureInput, structureInput } from '../src/features/structures/structure.input.js';
import { StructureAddingService } from '../src/features/structures/structure-adding.service.js';
import { StructureService } from '../src/features/structures/structure.service.js';
import { Structure } from '../src/features/structures/structure.entity.js';
import { Reader } from '../src/platform/database/transaction.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { startApp, type TestApp } from './support/app.js';
import { buildColleague, type Person } from './support/builders.js';
import { gate } from './support/gate.js';

let app: TestApp;
let colleague: Person;
beforeAll(async () => {
  app = await startApp();
  colleague = await buildColleague(app);
});
afterAll(() => app.close());

const described = (name: string, town: string, territory = 'FR-29'): StructureInput =>
  structureInput.parse({ name, type: 'ccas', town, territory });

const add = (input: StructureInput) => app.get(StructureAddingService).add(colleague, input);

const namedLike = async (town: string): Promise<string[]> =>
  (await app.get(Reader).manager.findBy(Structure, { town })).map(({ name }) => name);

it('is one when a dozen add it at the same instant under a dozen names; the others are shown it', async () => {
  const names = [
    'CCAS de Brest',
    'C.C.A.S. Brest',
    "Centre communal d'action sociale de Brest",
    'Brest CCAS',
  ];
  const asked = [...names, ...names, ...names].map((name, index) =>
    described(name, 'Brest', index % 2 ? 'FR-29' : 'FR-R53'),
  );
  const results = await Promise.allSettled(asked.map(add));
  const refused = results.filter((result) => result.status === 'rejected');
  expect(await namedLike('Brest')).toHaveLength(1);
  expect(refused).toHaveLength(asked.length - 1);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'structure-exists' });
});

it('waits for the end of one that is being added, and finds it', async () => {
  const [added, end] = [gate(), gate()];
  const first = app.get(UnitOfWork).run(async (tx) => {
    await app.get(StructureAddingService).addIn(tx, colleague, described('CCAS de Quimper', 'Quimper'));
    added.open();
    await end.promise;
  });
  await added.promise;
  const second = add(described('C.C.A.S. Quimper', 'Quimper'));
  // Another country's does not wait, where transactions run beside one another.
  const elsewhere = add(
    structureInput.parse({ name: 'CLSC Le Plateau', type: 'clsc', territory: 'CA-QC-06' }),
  );
  if (app.get(UnitOfWork).writes === null)
    expect(await app.get(StructureService).byId(await elsewhere)).toMatchObject({ name: 'CLSC Le Plateau' });
  end.open();
  await first;
  await expect(second).rejects.toMatchObject({ code: 'structure-exists' });
  expect(await namedLike('Quimper')).toEqual(['CCAS de Quimper']);
  await elsewhere;
});
