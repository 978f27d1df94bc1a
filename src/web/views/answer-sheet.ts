import { Injectable } from '@nestjs/common';
import { EventService } from '../../features/events/event.service.js';
import { type Attendee, AttendeeService } from '../../features/rsvps/attendee.service.js';
import type { Locale } from '../../kernel/locale.js';
import { slugify } from '../../kernel/text.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Translator } from '../../platform/i18n/translator.js';
import { answerTable } from './answer-sheet.view.js';

export interface Sheet {
  csv: string;
  headers: Record<string, string>;
}

/** Every answer as a table, for the hosts: what the page and the API hand out. */
@Injectable()
export class AnswerSheet {
  constructor(
    private readonly events: EventService,
    private readonly attendees: AttendeeService,
    private readonly translator: Translator,
  ) {}

  /** @throws DomainError not-found, and forbidden to those who do not manage the event */
  async of(viewer: Viewer, eventId: string, locale: Locale): Promise<Sheet> {
    const answers: Attendee[] = await this.attendees.everyAnswer(viewer, eventId);
    const { event } = await this.events.view(viewer, eventId);
    const t = this.translator.forLocale(locale);
    const filename = `${slugify(event.title) || 'maillage'}.csv`;
    return {
      csv: answerTable(answers, { zone: event.timeZone, locale, t }),
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${filename}"`,
        'cache-control': 'private, no-store',
      },
    };
  }
}
