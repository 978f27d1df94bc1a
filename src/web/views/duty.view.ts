import { z } from 'zod';
import type { DateDuty } from '../../features/topics/rota.service.js';
import { personShape, personView } from './account.view.js';
import { instantShape, instantView } from './instant.view.js';

export const dutyShape = z
  .strictObject({
    eventId: z.string(),
    startsAt: instantShape,
    startsLocal: z.string().meta({ description: 'Wall time in timeZone: 2027-03-05T18:30' }),
    timeZone: z.string(),
    status: z.enum(['draft', 'scheduled', 'cancelled']),
    hosts: z.array(personShape).meta({ description: 'The first is on duty; nobody is named to strangers' }),
    hosted: z.boolean().meta({ description: 'Whether anybody hosts it' }),
    confirmed: z
      .boolean()
      .nullable()
      .meta({ description: 'By a host, ahead of time; null where it takes no place' }),
    can: z.strictObject({ take: z.boolean(), giveBack: z.boolean(), confirm: z.boolean() }),
  })
  .meta({ id: 'Duty' });
export type DutyJson = z.output<typeof dutyShape>;

export const dutyView = ({ view: { event }, hosts, isHosted, confirmed, can }: DateDuty): DutyJson => ({
  eventId: event.id,
  startsAt: instantView(event.startsAt),
  startsLocal: event.startsLocal,
  timeZone: event.timeZone,
  status: event.status,
  hosts: hosts.map(personView),
  hosted: isHosted,
  confirmed,
  can,
});
