import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { Credentials } from '../../platform/credentials/credentials.js';
import type { Event } from '../events/event.entity.js';
import { hasGate, roomKindOf, safeRoomUrl } from '../events/event-room.rules.js';

type Roomy = Pick<Event, 'id' | 'format' | 'roomUrl' | 'roomGenerated'>;

const VERSION = 1;

/** Where the rooms really are. Nothing here asks them for anything: a link is opened by the person's browser alone. */
@Injectable()
export class RoomLinks {
  constructor(
    private readonly credentials: Credentials,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Null without a room: also where the server that made it is no longer set. */
  of(event: Roomy): string | null {
    if (!hasGate(event)) return null;
    if (roomKindOf(event) === 'generated') return this.generated(event.id);
    // What a row holds may be older than what is refused today.
    return event.roomUrl === null ? null : safeRoomUrl(event.roomUrl);
  }

  /** The name is derived, and so stored nowhere; whoever knows it is in, so that nobody must guess it. */
  private generated(eventId: string): string | null {
    const { jitsiUrl } = this.settings;
    return jitsiUrl && `${jitsiUrl}/maillage-${this.credentials.token('room', eventId, VERSION)}`;
  }
}
