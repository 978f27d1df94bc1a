import { Controller, Param, Post } from '@nestjs/common';
import { EventRestorationService } from '../../../features/events/event-restoration.service.js';
import { EventService } from '../../../features/events/event.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { type SeeOther, seeOther } from '../../../platform/http/page.js';
import { SignedIn } from '../../../platform/http/signed-in.js';

/** What was cancelled takes place after all. */
@Controller('events/:id/restoration')
export class EventRestorationController {
  constructor(
    private readonly events: EventService,
    private readonly restorations: EventRestorationService,
  ) {}

  @Post()
  async restore(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<SeeOther> {
    await this.restorations.restore(viewer, id);
    const { event } = await this.events.view(viewer, id);
    const back = event.seriesId === null ? `/events/${id}` : `/series/${event.seriesId}#date-${id}`;
    return seeOther(back, { key: 'events.flash.restored' });
  }
}
