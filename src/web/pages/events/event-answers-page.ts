import { Injectable } from '@nestjs/common';
import { EventInvitationService } from '../../../features/events/event-invitation.service.js';
import { linkIsOpen } from '../../../features/invitations/answer-link.rules.js';
import { AcknowledgementService } from '../../../features/invitations/acknowledgement.service.js';
import { EventMessageService } from '../../../features/invitations/event-message.service.js';
import { AttendeeService } from '../../../features/rsvps/attendee.service.js';
import { rsvpListInput } from '../../../features/rsvps/rsvp.input.js';
import { Clock } from '../../../kernel/clock.js';
import { newId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { type Page, page } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { EventListing } from '../../views/event-listing.js';
import { gatheringView } from './event.view.js';
import { answerGroups, peopleToNote, readingsView, recordForm, sentView } from './event-answers.view.js';
import { invitedView } from './event-invitations.view.js';
import { fieldText, type PostedForm } from './posted-form.input.js';

const A_PAGE = 100;

/** What the hosts see and can do about the answers, for each of the page's forms. */
@Injectable()
export class EventAnswersPage {
  constructor(
    private readonly listing: EventListing,
    private readonly invitations: EventInvitationService,
    private readonly attendees: AttendeeService,
    private readonly messages: EventMessageService,
    private readonly acknowledgements: AcknowledgementService,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError forbidden, to those who do not manage the event */
  async shown(
    viewer: Viewer,
    id: string,
    { locale, cursor, values = {} }: { locale: string; cursor?: string | undefined; values?: PostedForm },
  ): Promise<Page> {
    // Refuses those who do not manage the event.
    const invited = await this.invitations.list(viewer, id);
    const asked = parseInput(rsvpListInput, { limit: A_PAGE, cursor });
    const [listed, { items, next }, silent, members, sent, readings] = await Promise.all([
      this.listing.one(viewer, id),
      this.attendees.list(viewer, id, asked),
      this.attendees.silentAmong(id, invited),
      this.attendees.members(viewer, id),
      this.messages.list(viewer, id),
      this.acknowledgements.readings(viewer, id),
    ]);
    const reader = { zone: viewer.timeZone, locale, now: this.clock.now() };
    return page('events/answers', {
      gathering: gatheringView(listed, reader),
      seats: listed.seats,
      heldSeats: listed.event.heldSeats,
      groups: answerGroups(items, locale),
      silent: silent.map(invitedView),
      record: recordForm(listed.event, reader.now),
      people: peopleToNote(members, invited),
      canWrite: listed.event.status === 'scheduled' && linkIsOpen(listed.event, reader.now),
      messages: sentView(sent),
      formId: fieldText(values.formId) || newId(),
      readings: readings && readingsView(readings),
      next: next && `/events/${id}/answers?cursor=${encodeURIComponent(next)}`,
      start: cursor === undefined ? null : `/events/${id}/answers`,
      values,
    });
  }
}
