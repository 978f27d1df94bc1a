import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { Credentials, type Purpose } from '../../platform/credentials/credentials.js';

/** What such a mail carries is for one person and one date, and never changes. */
const FIRST = 1;

export interface DutyOfPerson {
  eventId: string;
  accountId: string;
  /** A link is for the time that the date had: one that is put off is asked about again. */
  startsAt: number;
}

export interface RemindersOfPerson {
  seriesId: string;
  accountId: string;
}

/** The links that reminders of hosts carry: to say that they will be there, and to get no more of them. */
@Injectable()
export class DutyLinks {
  constructor(
    private readonly credentials: Credentials,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  dutyUrl(duty: DutyOfPerson): string {
    return `${this.settings.publicUrl}/events/${duty.eventId}/duty/${duty.accountId}/${this.dutyToken(duty)}`;
  }

  refusalUrl(of: RemindersOfPerson): string {
    return `${this.settings.publicUrl}/series/${of.seriesId}/duty-reminders/${of.accountId}/${this.refusalToken(of)}`;
  }

  opensDuty(duty: DutyOfPerson, token: string): boolean {
    return isSame(this.dutyToken(duty), token);
  }

  opensRefusal(of: RemindersOfPerson, token: string): boolean {
    return isSame(this.refusalToken(of), token);
  }

  private dutyToken({ eventId, accountId, startsAt }: DutyOfPerson): string {
    return this.token('duty', `${eventId}:${accountId}:${startsAt}`);
  }

  private refusalToken({ seriesId, accountId }: RemindersOfPerson): string {
    return this.token('no-more-duty-reminders', `${seriesId}:${accountId}`);
  }

  private token(purpose: Purpose, row: string): string {
    return this.credentials.token(purpose, row, FIRST);
  }
}

function isSame(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
