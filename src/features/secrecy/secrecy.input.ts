import { z } from 'zod';
import { RULE_CODES } from '../../secrecy/find.js';

/** What its author read again, and says is nobody they accompany. */
export const confirmedField = z.array(z.enum(RULE_CODES)).max(RULE_CODES.length).default([]);

export const confirmedFromForm = (body: Record<string, string | string[] | undefined>): string[] =>
  [body.confirmed ?? []].flat();
