import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../kernel/clock.js';
import {
  anyoneMayBegin,
  type AtGate,
  countsAsPresent,
  GATE_STATES,
  gateState,
  gateUrlOf,
  mayEnter,
  opensAt,
} from './room.rules.js';

const STARTS = Date.UTC(2027, 2, 5, 17, 30);
const ENDS = STARTS + 2 * HOUR;
const OPENS = STARTS - 15 * MINUTE;

const apero = { status: 'scheduled' as const, startsAt: STARTS, endsAt: ENDS, hasRoom: true };
const stranger: AtGate = { manages: false, outcome: null, dues: null, admission: null };
const going: AtGate = { ...stranger, outcome: 'going' };
const host: AtGate = { ...stranger, manages: true };

const stateOf = (person: Partial<AtGate>, now = STARTS - MINUTE, event: Partial<typeof apero> = {}) =>
  gateState({ event: { ...apero, ...event }, person: { ...going, ...person }, now });

describe('the hours of the gate', () => {
  it.each([
    ['long before', STARTS - 24 * HOUR, 'early'],
    ['a moment before it opens', OPENS - 1, 'early'],
    ['a quarter of an hour before', OPENS, 'open'],
    ['a moment before the start', STARTS - 1, 'open'],
    ['at the start', STARTS, 'late'],
    ['a moment before the end', ENDS - 1, 'late'],
    ['at the end', ENDS, 'over'],
    ['much later', ENDS + 24 * HOUR, 'over'],
  ])('%s: %s', (_name, now, state) => {
    expect(stateOf({}, now)).toBe(state);
    expect(stateOf(host, now)).toBe(state);
  });

  it('says when it opens', () => {
    expect(opensAt(apero)).toBe(OPENS);
  });
});

describe('who goes in', () => {
  it.each([
    ['who is going', {}, 'open'],
    ['who waits', { outcome: 'waitlisted' }, 'waiting'],
    ['who may come', { outcome: 'maybe' }, 'not-going'],
    ['who said no', { outcome: 'declined' }, 'not-going'],
    ['who said nothing', { outcome: null }, 'not-going'],
    ['a host who did not answer', { manages: true, outcome: null }, 'open'],
    ['a host who said no', { manages: true, outcome: 'declined' }, 'open'],
    ['a host without dues', { manages: true, dues: 'none' }, 'open'],
    ['who is going, dues paid', { dues: 'current' }, 'open'],
    ['who is going, in the days of grace', { dues: 'grace' }, 'open'],
    ['whose dues are paid, and who said nothing', { dues: 'current', outcome: null }, 'not-going'],
    ['whose dues are paid, and who waits', { dues: 'grace', outcome: 'waitlisted' }, 'waiting'],
    ['who is no adherent, whatever they answered', { dues: 'none' }, 'no-dues'],
    ['whose adhesion begins later', { dues: 'upcoming', outcome: null }, 'no-dues'],
    ['whose dues lapsed, seat gone', { dues: 'lapsed', outcome: null }, 'lapsed'],
    ['whose dues lapsed, seat not yet freed', { dues: 'lapsed' }, 'lapsed'],
    ['who asked', { dues: 'lapsed', admission: { admitted: null } }, 'asked'],
    ['who was not let in', { dues: 'lapsed', admission: { admitted: false } }, 'refused'],
    ['who was let in once', { dues: 'lapsed', outcome: null, admission: { admitted: true } }, 'open'],
    [
      'who was let in once, and has renewed since',
      { dues: 'current', outcome: null, admission: { admitted: true } },
      'open',
    ],
    ['who asked, and has renewed since', { dues: 'current', admission: { admitted: null } }, 'open'],
    ['who was not let in, and has renewed since', { dues: 'grace', admission: { admitted: false } }, 'open'],
  ] as const)('%s: %o: %s', (_name, person, state) => {
    expect(stateOf(person)).toBe(state);
  });

  it('is let in once, at the hours of everybody', () => {
    const admitted = { dues: 'lapsed' as const, admission: { admitted: true } };
    expect(stateOf(admitted, OPENS - 1)).toBe('early');
    expect(stateOf(admitted, STARTS)).toBe('late');
    expect(stateOf(admitted, ENDS)).toBe('over');
  });

  it('hears what they can do about it ahead of the hour', () => {
    expect(stateOf({ outcome: null }, OPENS - HOUR)).toBe('not-going');
    expect(stateOf({ dues: 'lapsed' }, OPENS - HOUR)).toBe('lapsed');
  });
});

describe('what stays shut for everybody', () => {
  it.each([
    ['cancelled', { status: 'cancelled' as const }, STARTS, 'cancelled'],
    ['cancelled, and its hour gone', { status: 'cancelled' as const }, ENDS, 'cancelled'],
    ['a draft', { status: 'draft' as const }, STARTS, 'no-room'],
    ['without a room', { hasRoom: false }, STARTS, 'no-room'],
  ] as const)('%s', (_name, event, now, state) => {
    expect(gateState({ event: { ...apero, ...event }, person: going, now })).toBe(state);
    expect(gateState({ event: { ...apero, ...event }, person: host, now })).toBe(state);
  });
});

describe('going in', () => {
  it('is for the hours in which it is open; hosts prepare it before', () => {
    const letIn = (manages: boolean) => GATE_STATES.filter((state) => mayEnter(state, { manages }));
    expect(letIn(false)).toEqual(['open', 'late']);
    expect(letIn(true)).toEqual(['early', 'open', 'late']);
  });

  it('counts as being there while it is open', () => {
    expect(GATE_STATES.filter(countsAsPresent)).toEqual(['open', 'late']);
  });
});

describe('without a host to count on', () => {
  const two = STARTS - 2 * HOUR;
  it.each([
    ['nobody hosts', { hosts: 0, confirmed: null }, two, true],
    ['nobody hosts, and there is time', { hosts: 0, confirmed: null }, two - 1, false],
    ['the host has not confirmed', { hosts: 1, confirmed: false }, two, true],
    ['the host has not confirmed yet', { hosts: 1, confirmed: false }, two - 1, false],
    ['the host confirmed', { hosts: 1, confirmed: true }, STARTS, false],
    ['who confirmed has left', { hosts: 0, confirmed: true }, STARTS, true],
    ['nobody is asked to confirm', { hosts: 2, confirmed: null }, STARTS, false],
  ])('%s', (_name, on, now, expected) => {
    expect(anyoneMayBegin(apero, on, now)).toBe(expected);
  });
});

describe('the address that people get', () => {
  const link = {
    id: 'e1',
    status: 'scheduled',
    format: 'video',
    roomUrl: 'https://visio.example/s',
  } as const;
  const linked = { ...link, roomGenerated: false };
  const made = { ...link, roomUrl: null, roomGenerated: true };

  it.each([
    ['a pasted link', linked, 'https://maillage.example/events/e1/room'],
    ['a room made here', made, 'https://maillage.example/events/e1/room'],
    [
      'some at a table, some from afar',
      { ...linked, format: 'hybrid' },
      'https://maillage.example/events/e1/room',
    ],
    [
      'cancelled: the gate says so',
      { ...linked, status: 'cancelled' },
      'https://maillage.example/events/e1/room',
    ],
    ['no link yet', { ...linked, roomUrl: null }, null],
    ['at a table', { ...linked, format: 'in-person' }, null],
    ['a draft', { ...linked, status: 'draft' }, null],
  ] as const)('%s', (_name, event, url) => {
    expect(gateUrlOf(event, 'https://maillage.example')).toBe(url);
  });
});
