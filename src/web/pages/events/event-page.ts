import { Injectable } from '@nestjs/common';
import { AcknowledgementService } from '../../../features/invitations/acknowledgement.service.js';
import { AttendeeService } from '../../../features/rsvps/attendee.service.js';
import { Clock } from '../../../kernel/clock.js';
import type { Locale } from '../../../kernel/locale.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { DateLife } from '../../views/date-life.js';
import { EventListing } from '../../views/event-listing.js';
import { dutyView, topicsView } from '../topics/topics.view.js';
import { eventPage } from './event-page.view.js';
import { EventSeries } from './event-series.js';
import { lateChangeView } from './late-change.view.js';

/** More are on the hosts' page of answers. */
const SHOWN_GOING = 100;

/** What an event's page shows, also once an answer was refused. */
@Injectable()
export class EventPage {
  constructor(
    private readonly listing: EventListing,
    private readonly lives: DateLife,
    private readonly attendees: AttendeeService,
    private readonly acknowledgements: AcknowledgementService,
    private readonly series: EventSeries,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found */
  async shown(viewer: Viewer | null, id: string, locale: Locale) {
    const listed = await this.listing.one(viewer, id);
    const mayKnow = listed.can.seeAnswers || listed.mine?.rsvp.outcome === 'going';
    const [answers, change, { topics, duty }, series] = await Promise.all([
      viewer && mayKnow ? this.attendees.list(viewer, id, { limit: SHOWN_GOING }) : null,
      viewer && listed.can.answer ? this.acknowledgements.lateChange(viewer.accountId, listed.event) : null,
      this.lives.of(viewer, listed),
      this.series.of(viewer, listed.event, locale),
    ]);
    const zone = viewer?.timeZone ?? null;
    const reader = { zone, locale, now: this.clock.now() };
    return {
      ...eventPage(listed, answers, reader),
      topics: topics && topicsView(topics),
      duty: duty && dutyView(duty, reader),
      series,
      lateChange: change && lateChangeView(change, listed.event, zone),
    };
  }
}
