import { Injectable } from '@nestjs/common';
import { GatheredReads } from '../../platform/database/gathered-reads.js';
import { EventService } from '../events/event.service.js';
import { ConfirmationService } from '../topics/confirmation.service.js';
import { takesTopics } from '../topics/topic.rules.js';
import { EventAgenda } from './event-agenda.service.js';
import type { DecidedGoingReminder } from './going-reminder.facts.js';
import { type GoingAddressee, GoingReminderStore } from './going-reminder.store.js';
import { InviteLinks, type MailedLinks } from './invite-links.service.js';

/** All that a reminder to one person says, loaded fresh. */
export interface GoingReminderLetter extends GoingAddressee {
  decided: DecidedGoingReminder;
  links: MailedLinks;
  /** The one on duty first; nobody without a name. */
  hostNames: string[];
  /** Null where nobody is asked to confirm. */
  confirmed: boolean | null;
  /** What will be talked about, a line each; null where no topics are prepared. */
  agenda: string[] | null;
}

@Injectable()
export class GoingReminderLetters {
  /** Many are reminded at the same time, who are loaded together. */
  private readonly people = new GatheredReads((inviteIds) => this.store.addressees(inviteIds));
  private readonly hosts = new GatheredReads((eventIds) => this.events.hostsOf(eventIds));

  constructor(
    private readonly store: GoingReminderStore,
    private readonly events: EventService,
    private readonly confirmations: ConfirmationService,
    private readonly agenda: EventAgenda,
    private readonly links: InviteLinks,
  ) {}

  /** Null once they are not going any more, or not then. */
  async load(decided: DecidedGoingReminder): Promise<GoingReminderLetter | null> {
    const addressee = await this.people.ask(decided.inviteId);
    if (!addressee) return null;
    const { event, invite } = addressee;
    if (event.status !== 'scheduled' || event.startsAt !== decided.startsAt) return null;
    const hosts = (await this.hosts.ask(event.id)) ?? [];
    const names = hosts.map(({ displayName }) => displayName).filter((name) => name !== '');
    return {
      ...addressee,
      decided,
      links: this.links.of(invite),
      hostNames: [...new Set(names)],
      confirmed: hosts.length ? await this.confirmations.confirmedOf(event, hosts) : null,
      agenda: takesTopics(event) ? await this.agenda.linesOf(event.id) : null,
    };
  }
}
