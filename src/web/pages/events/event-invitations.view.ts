import type {
  EventInvitationService,
  InvitationOutcome,
} from '../../../features/events/event-invitation.service.js';
import { DomainError, type FieldError } from '../../../kernel/domain-error.js';
import type { Flash } from '../../../platform/http/flash.js';

export type InvitedPerson = Awaited<ReturnType<EventInvitationService['list']>>[number];

/** Hosts know by its address whom they asked, and members of the community by name. */
export const invitedView = ({ account, isMember, invitedAt }: InvitedPerson) => ({
  id: account.id,
  name: isMember && account.displayName ? account.displayName : account.email,
  invitedAt,
});

/** What an address lacks, as far as one sees it. */
function addressCode(address: string): string {
  const [local = '', domain = '', ...more] = address.split('@');
  if (!address.includes('@')) return 'address-without-at';
  if (more.length > 0) return 'address-with-two-ats';
  if (local === '') return 'address-without-name';
  return /^[^.]+(?:\.[^.]+)+$/.test(domain) ? 'address-not-valid' : 'address-without-domain';
}

/** The same refusal, saying of each wrong address which it is and why. */
export function inAddresses(error: unknown, given: readonly string[]): unknown {
  if (!(error instanceof DomainError) || error.code !== 'validation') return error;
  const fields = error.fields.map((field): FieldError => {
    const [, index] = /^emails\.(\d+)$/.exec(field.field) ?? [];
    const address = index === undefined ? undefined : given[Number(index)];
    if (address === undefined) return field;
    return { field: 'emails', code: addressCode(address), params: { address: address.slice(0, 100) } };
  });
  return new DomainError(error.kind, error.code, fields, error.params);
}

/** How many were asked, had been asked before, or stood twice in what was pasted. */
export function invitedFlash({ invited, already }: InvitationOutcome, repeated: number): Flash {
  const counts = { invited: String(invited), already: String(already), repeated: String(repeated) };
  return already + repeated > 0
    ? { key: 'events.flash.invitedSome', params: counts }
    : { key: 'events.flash.invited', params: { invited: counts.invited } };
}
