import { Inject, Injectable } from '@nestjs/common';
import { buildPublication } from '../../calendar/itip.js';
import { slugify } from '../../kernel/text.js';
import type { Viewer } from '../../kernel/viewer.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { calendarEvent } from '../events/event-calendar.rules.js';
import { EventService } from '../events/event.service.js';
import { EventAgenda } from './event-agenda.service.js';

export interface CalendarDownload {
  ics: string;
  filename: string;
  revisedAt: number;
}

/** One event to put in a calendar by hand: an organizer, no attendee (C09). */
@Injectable()
export class EventCalendarService {
  constructor(
    private readonly events: EventService,
    private readonly agenda: EventAgenda,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws DomainError not-found, also when this person may not know of it */
  async download(viewer: Viewer | null, eventId: string): Promise<CalendarDownload> {
    const { event, community } = await this.events.view(viewer, eventId);
    const [host] = (await this.events.hostsOf([event.id])).get(event.id) ?? [];
    // A stranger reads of the community, not of a person.
    const name = (viewer && host?.displayName) || community.name;
    const ics = buildPublication({
      event: calendarEvent(
        event,
        `${this.settings.publicUrl}/events/${event.id}`,
        undefined,
        await this.agenda.linesOf(event.id),
      ),
      organizer: { name, email: this.settings.mailFrom.address },
      cancelled: event.status === 'cancelled',
    });
    return { ics, filename: `${slugify(event.title) || 'maillage'}.ics`, revisedAt: event.revisedAt };
  }
}
