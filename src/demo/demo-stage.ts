import type { INestApplicationContext } from '@nestjs/common';
import { AccountService } from '../features/accounts/account.service.js';
import { CommunityFoundingService } from '../features/communities/community-founding.service.js';
import { CommunitySettingsService } from '../features/communities/community-settings.service.js';
import { MembershipService } from '../features/communities/membership.service.js';
import { EventInvitationService } from '../features/events/event-invitation.service.js';
import { EventSchedulingService } from '../features/events/event-scheduling.service.js';
import { RsvpService } from '../features/rsvps/rsvp.service.js';
import type { Viewer } from '../kernel/viewer.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';

/** What ids of the content have become, once the story has come to them. */
class Cast<Thing> {
  private readonly known = new Map<string, Thing>();

  set(id: string, thing: Thing): void {
    this.known.set(id, thing);
  }

  get(id: string): Thing {
    const thing = this.known.get(id);
    if (thing === undefined) throw new Error(`the story has not come to ${id} yet`);
    return thing;
  }
}

/** The services that the story is told through, and who and what has appeared in it. */
export class DemoStage {
  readonly viewers = new Cast<Viewer>();
  readonly slugs = new Cast<string>();
  readonly eventIds = new Cast<string>();

  readonly accounts = this.context.get(AccountService, { strict: false });
  readonly foundings = this.context.get(CommunityFoundingService, { strict: false });
  readonly settings = this.context.get(CommunitySettingsService, { strict: false });
  readonly memberships = this.context.get(MembershipService, { strict: false });
  readonly scheduling = this.context.get(EventSchedulingService, { strict: false });
  readonly invitations = this.context.get(EventInvitationService, { strict: false });
  readonly rsvps = this.context.get(RsvpService, { strict: false });
  readonly unitOfWork = this.context.get(UnitOfWork, { strict: false });

  constructor(private readonly context: INestApplicationContext) {}
}

/** Something that happens, through the services, when the clock has come to it. */
export interface Step {
  at: number;
  happen: (stage: DemoStage) => Promise<unknown>;
}

export const step = (at: number, happen: Step['happen']): Step => ({ at, happen });
