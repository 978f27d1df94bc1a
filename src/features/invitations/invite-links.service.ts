import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { Credentials } from '../../platform/credentials/credentials.js';
import type { Invite } from './invite.entity.js';

/** Tokens that are never revoked: a calendar compares its organizer, an old mail must still refuse. */
const FIRST = 1;

export interface MailedLinks {
  answer: string;
  refuse: string;
  event: string;
  /** Where a reply comes back: unguessable, one for each invite (C34). */
  replyAddress: string;
}

/** What leads back from a mail of somebody's correspondence about an event. */
@Injectable()
export class InviteLinks {
  constructor(
    private readonly credentials: Credentials,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  of(invite: Invite): MailedLinks {
    const { publicUrl, mailFrom } = this.settings;
    const [local, domain] = mailFrom.address.split('@') as [string, string];
    const reply = this.credentials.token('calendar-reply', invite.id, FIRST);
    return {
      answer: `${publicUrl}/r/${this.credentials.token('answer', invite.id, invite.tokenVersion)}`,
      refuse: `${publicUrl}/u/${this.credentials.token('no-more-invitations', invite.id, FIRST)}`,
      event: `${publicUrl}/events/${invite.eventId}`,
      replyAddress: `${local}+${reply}@${domain}`,
    };
  }
}
