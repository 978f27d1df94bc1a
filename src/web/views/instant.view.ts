import { z } from 'zod';

/** RFC 3339, in UTC; the zone people planned in stands beside. */
export const instantShape = z.iso.datetime();

export const instantView = (at: number): string => new Date(at).toISOString();

export const instantOrNull = (at: number | null): string | null => (at === null ? null : instantView(at));
