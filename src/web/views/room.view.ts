import { z } from 'zod';
import type { AttendanceList } from '../../features/room/attendance-list.service.js';
import type { RoomAdmissionService } from '../../features/room/room-admission.service.js';
import { GATE_STATES } from '../../features/room/room.rules.js';
import { personShape, personView } from './account.view.js';
import type { ReadGate } from './gate-reading.js';
import { instantShape, instantView } from './instant.view.js';

type Asking = Awaited<ReturnType<RoomAdmissionService['list']>>[number];
type Present = AttendanceList['people'][number];

const gateStateShape = z.enum(GATE_STATES);

export const gateShape = z
  .strictObject({
    state: gateStateShape.describe('What you find at the gate; open and late let you in'),
    opensAt: instantShape,
    closesAt: instantShape,
    mayEnter: z.boolean(),
    anyoneMayBegin: z.boolean().describe('No host is to be counted on: whoever comes may begin'),
  })
  .meta({ id: 'Gate' });
export type GateJson = z.output<typeof gateShape>;

export const gateView = (gate: ReadGate): GateJson => ({
  state: gate.state,
  opensAt: instantView(gate.opensAt),
  closesAt: instantView(gate.event.endsAt),
  mayEnter: gate.mayEnter,
  anyoneMayBegin: gate.anyoneMayBegin,
});

export const askedShape = z.strictObject({ state: gateStateShape });

export const entryShape = z.strictObject({
  url: z.url().describe('Of the room, for this person’s browser: not to be kept nor passed on'),
});

export const askingShape = z
  .strictObject({ account: personShape, askedAt: instantShape, admitted: z.boolean().nullable() })
  .meta({ id: 'RoomAdmission' });

export const askingView = ({ admission, account }: Asking): z.output<typeof askingShape> => ({
  account: personView(account),
  askedAt: instantView(admission.askedAt),
  admitted: admission.admitted,
});

export const presentShape = z
  .strictObject({
    account: personShape,
    present: z.boolean().nullable().describe('Null where nobody has said'),
    source: z.enum(['gate', 'host']).nullable(),
    discreet: z.boolean().optional().describe('For the hosts'),
    email: z.string().nullable().optional().describe('For the hosts: of whom they know by address alone'),
  })
  .meta({ id: 'Attendance' });

export const presentView = (
  { account, address, present, source, discreet }: Present,
  { toHosts }: { toHosts: boolean },
): z.output<typeof presentShape> => ({
  account: personView(account),
  present,
  source,
  ...(toHosts && { discreet, email: address }),
});
