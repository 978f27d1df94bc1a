import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { Credentials } from '../../platform/credentials/credentials.js';
import type { SeriesInvite } from './series-invite.entity.js';

/** A calendar compares its organizer: that token is never revoked. */
const FIRST = 1;

export interface SeriesLinks {
  /** Opens without signing in: skipping a date, and stopping. */
  manage: string;
  series: string;
  /** Where a reply comes back: unguessable, one for each (C34). */
  replyAddress: string;
}

/** What leads back from a mail of somebody's correspondence about a series. */
@Injectable()
export class SeriesLinkService {
  constructor(
    private readonly credentials: Credentials,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  of({ id, tokenVersion, seriesId }: SeriesInvite): SeriesLinks {
    const { publicUrl, mailFrom } = this.settings;
    const [local, domain] = mailFrom.address.split('@') as [string, string];
    return {
      manage: `${publicUrl}/r/series/${this.credentials.token('following', id, tokenVersion)}`,
      series: `${publicUrl}/series/${seriesId}`,
      replyAddress: `${local}+${this.credentials.token('calendar-reply', id, FIRST)}@${domain}`,
    };
  }
}
