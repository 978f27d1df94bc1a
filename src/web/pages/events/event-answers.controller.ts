import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { EventInvitationService } from '../../../features/events/event-invitation.service.js';
import { AttendeeService } from '../../../features/rsvps/attendee.service.js';
import { rsvpListInput } from '../../../features/rsvps/rsvp.input.js';
import { Clock } from '../../../kernel/clock.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { type Page, page } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { EventListing } from '../../views/event-listing.js';
import { gatheringView } from './event.view.js';
import { answerGroups, silent } from './event-answers.view.js';

const A_PAGE = 100;

/** Every answer, for the hosts. */
@Controller('events/:id/answers')
export class EventAnswersController {
  constructor(
    private readonly listing: EventListing,
    private readonly invitations: EventInvitationService,
    private readonly attendees: AttendeeService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Query('cursor') cursor: string | undefined,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page> {
    // Refuses those who do not manage the event.
    const invited = await this.invitations.list(viewer, id);
    const asked = parseInput(rsvpListInput, { limit: A_PAGE, cursor });
    const [listed, { items, next }] = await Promise.all([
      this.listing.one(viewer, id),
      this.attendees.list(viewer, id, asked),
    ]);
    const isWhole = next === null && cursor === undefined;
    return page('events/answers', {
      gathering: gatheringView(listed, { zone: viewer.timeZone, locale, now: this.clock.now() }),
      seats: listed.seats,
      groups: answerGroups(items, locale),
      // Who has not answered is known only with every answer at hand.
      silent: isWhole ? silent(invited, items) : [],
      next: next && `/events/${id}/answers?cursor=${encodeURIComponent(next)}`,
      start: cursor === undefined ? null : `/events/${id}/answers`,
    });
  }
}
