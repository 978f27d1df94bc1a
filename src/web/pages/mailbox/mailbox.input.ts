import { z } from 'zod';
import { isId } from '../../../kernel/ids.js';

export const mailboxQuery = z.object({
  /** Part of an address. */
  address: z.string().trim().max(254).default(''),
  /** The last message of the page before. */
  before: z.string().refine(isId).optional(),
});

export type MailboxQuery = z.infer<typeof mailboxQuery>;
