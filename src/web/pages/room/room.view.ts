import type { RoomAdmissionService } from '../../../features/room/room-admission.service.js';
import { seatsLeft } from '../../views/event.view.js';
import type { ReadGate } from '../../views/gate-reading.js';
import { personView, type PageReader, whenView } from '../events/event.view.js';

type Asking = Awaited<ReturnType<RoomAdmissionService['list']>>[number];

/** The room's link stands on one page, for the person who went in: nobody else's to keep. */
export const NOT_KEPT = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow' };

/** What `room/gate` shows: a state, its words, and its way out. */
export function gateView(gate: ReadGate, seats: { taken: number }, reader: PageReader) {
  const { event, state, person, hosts, reservation, can } = gate;
  const path = `/events/${event.id}`;
  return {
    path,
    title: event.title,
    when: whenView(event, reader.zone),
    state,
    manages: person.manages,
    mayEnter: gate.mayEnter,
    opensAt: gate.opensAt,
    endsAt: event.endsAt,
    cancellationWord: event.cancellationWord,
    hostNames: hosts.map(({ displayName }) => displayName).filter(Boolean),
    anyoneMayBegin: gate.anyoneMayBegin,
    reservation: reservation && {
      association: reservation.association,
      path: reservation.association.renewalUrl ?? `/associations/${reservation.association.id}`,
      standing: reservation.standing,
      endedOn: reservation.endsOn === null ? null : Date.parse(`${reservation.endsOn}T12:00:00Z`),
    },
    /** A new yes comes in time, to a seat or to the waiting list. */
    yesIsOpen: can.answer && reader.now < Math.min(event.startsAt, event.rsvpDeadlineAt ?? Infinity),
    isFull: seatsLeft(event, seats.taken) === 0,
    /** Of a date of a series: when it takes place again. */
    seriesPath: event.seriesId === null ? null : `/series/${event.seriesId}`,
    editPath: can.edit ? `${path}/edit` : null,
  };
}

/** Those who say that they have renewed, for the hosts. */
export const askingView = (asking: readonly Asking[], locale: string) =>
  asking.map(({ admission, account }) => ({
    ...personView(account, locale),
    admitted: admission.admitted,
  }));
