import { z } from 'zod';

/** The name of the fact. */
export const DEMO_STAMP = 'demo';

const demoStamp = z.discriminatedUnion('state', [
  /** What stands in the database belongs to the demo, and is not all of it. */
  z.object({ state: z.literal('loading') }),
  z.object({
    state: z.literal('loaded'),
    /** Those whom one can be in one click: their id in the content, and their account. */
    people: z.array(z.object({ id: z.string(), accountId: z.string() })),
  }),
]);
export type DemoStamp = z.infer<typeof demoStamp>;

export const readDemoStamp = (value: string | null): DemoStamp | null =>
  value === null ? null : demoStamp.parse(JSON.parse(value));

export const writeDemoStamp = (stamp: DemoStamp): string => JSON.stringify(stamp);
