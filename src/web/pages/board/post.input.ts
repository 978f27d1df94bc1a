import { z } from 'zod';

const text = z.string().max(100).optional().catch(undefined);

/** What a page that leads to the form knows already; what else an address carries changes nothing. */
export const postQuery = z.object({
  kind: text,
  territory: text,
  community: text,
  structure: text,
  supersedes: text,
  acronym: text,
});
export type PostQuery = z.infer<typeof postQuery>;
