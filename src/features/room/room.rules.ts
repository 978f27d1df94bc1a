import { DAY, HOUR, MINUTE } from '../../kernel/clock.js';
import type { Event } from '../events/event.entity.js';
import type { DuesStanding } from '../events/event-dues.rules.js';
import { hasGate } from '../events/event-room.rules.js';
import type { Outcome } from '../rsvps/rsvp.entity.js';

/** The gate opens that long before the start, and stays open until the end. */
const OPENS_BEFORE = 15 * MINUTE;

/** Without a host by then, those who come begin by themselves. */
const HOST_EXPECTED_BEFORE = 2 * HOUR;

/** Counted from the start of what people attended. */
export const ATTENDANCE_KEPT = 90 * DAY;

/** That somebody's dues had lapsed is nobody's business once it is over. */
export const ADMISSIONS_KEPT = DAY;

export const GATE_STATES = [
  'early',
  'open',
  'late',
  'over',
  'cancelled',
  'not-going',
  'waiting',
  'no-dues',
  'lapsed',
  'asked',
  'refused',
  'no-room',
] as const;
export type GateState = (typeof GATE_STATES)[number];

/** What people are given instead of the room's link (C44); null for what has no room, or nobody knows of yet. */
export const gateUrlOf = (
  event: Pick<Event, 'id' | 'status' | 'format' | 'roomUrl' | 'roomGenerated'>,
  publicUrl: string,
): string | null =>
  event.status !== 'draft' && hasGate(event) ? `${publicUrl}/events/${event.id}/room` : null;

export const opensAt = ({ startsAt }: Pick<Event, 'startsAt'>): number => startsAt - OPENS_BEFORE;

export interface AtGate {
  /** Hosts, and whoever manages the event as they do. */
  manages: boolean;
  outcome: Outcome | null;
  /** Null where no dues are asked for. */
  dues: DuesStanding | null;
  /** What became of « Déjà renouvelée ? »: null while a host has not said; absent where nobody asked. */
  admission: { admitted: boolean | null } | null;
}

/** What somebody finds at the gate: each state has its own words and its own way out. */
export function gateState({
  event,
  person,
  now,
}: {
  event: Pick<Event, 'status' | 'startsAt' | 'endsAt'> & { hasRoom: boolean };
  person: AtGate;
  now: number;
}): GateState {
  if (!event.hasRoom || event.status === 'draft') return 'no-room';
  if (event.status === 'cancelled') return 'cancelled';
  if (now >= event.endsAt) return 'over';
  const barrier = person.manages ? null : barrierOf(person);
  if (barrier !== null) return barrier;
  if (now < opensAt(event)) return 'early';
  return now < event.startsAt ? 'open' : 'late';
}

function barrierOf({ outcome, dues, admission }: AtGate): GateState | null {
  // Their seat went with their dues: a host's word stands for both.
  if (admission?.admitted) return null;
  if (dues === 'none' || dues === 'upcoming') return 'no-dues';
  if (dues === 'lapsed') return lapsedState(admission);
  if (outcome === 'waitlisted') return 'waiting';
  return outcome === 'going' ? null : 'not-going';
}

function lapsedState(admission: AtGate['admission']): GateState {
  if (admission === null) return 'lapsed';
  return admission.admitted === null ? 'asked' : 'refused';
}

/** Hosts go in ahead, to prepare the room. */
export const mayEnter = (state: GateState, { manages }: Pick<AtGate, 'manages'>): boolean =>
  state === 'open' || state === 'late' || (state === 'early' && manages);

/** Who goes in while the gate is open is there; a host who prepares it the day before is not yet. */
export const countsAsPresent = (state: GateState): boolean => state === 'open' || state === 'late';

/**
 * Nobody hosts, or the host on duty has not confirmed, two hours before: whoever comes may begin the conversation.
 * @param confirmed null where nobody is asked to confirm
 */
export const anyoneMayBegin = (
  { startsAt }: Pick<Event, 'startsAt'>,
  { hosts, confirmed }: { hosts: number; confirmed: boolean | null },
  now: number,
): boolean => now >= startsAt - HOST_EXPECTED_BEFORE && (hosts === 0 || confirmed === false);
