import type { INestApplicationContext } from '@nestjs/common';
import { AccountService } from '../features/accounts/account.service.js';
import { NewsCommentingService } from '../features/board/news-commenting.service.js';
import { PostingService } from '../features/board/posting.service.js';
import { StillTrueService } from '../features/board/still-true.service.js';
import { CommunityFoundingService } from '../features/communities/community-founding.service.js';
import { CommunitySettingsService } from '../features/communities/community-settings.service.js';
import { AdhesionKeepingService } from '../features/associations/adhesion-keeping.service.js';
import { AssociationRequestService } from '../features/associations/association-request.service.js';
import { MembershipService } from '../features/communities/membership.service.js';
import { EventInvitationService } from '../features/events/event-invitation.service.js';
import { EventService } from '../features/events/event.service.js';
import { EventSchedulingService } from '../features/events/event-scheduling.service.js';
import { NoteWriting } from '../features/notes/note-writing.service.js';
import { RsvpService } from '../features/rsvps/rsvp.service.js';
import { FollowingService } from '../features/series/following.service.js';
import { OccurrenceService } from '../features/series/occurrence.service.js';
import { SeriesSchedulingService } from '../features/series/series-scheduling.service.js';
import { StructureAddingService } from '../features/structures/structure-adding.service.js';
import { ConfirmationService } from '../features/topics/confirmation.service.js';
import { DutyService } from '../features/topics/duty.service.js';
import { TopicChangeService } from '../features/topics/topic-change.service.js';
import { TopicProposingService } from '../features/topics/topic-proposing.service.js';
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
  readonly seriesIds = new Cast<string>();
  readonly associationIds = new Cast<string>();
  readonly newsIds = new Cast<string>();

  readonly accounts = this.context.get(AccountService, { strict: false });
  readonly foundings = this.context.get(CommunityFoundingService, { strict: false });
  readonly settings = this.context.get(CommunitySettingsService, { strict: false });
  readonly memberships = this.context.get(MembershipService, { strict: false });
  readonly requests = this.context.get(AssociationRequestService, { strict: false });
  readonly adhesions = this.context.get(AdhesionKeepingService, { strict: false });
  readonly events = this.context.get(EventService, { strict: false });
  readonly seriesScheduling = this.context.get(SeriesSchedulingService, { strict: false });
  readonly occurrences = this.context.get(OccurrenceService, { strict: false });
  readonly followings = this.context.get(FollowingService, { strict: false });
  readonly topics = this.context.get(TopicProposingService, { strict: false });
  readonly topicChanges = this.context.get(TopicChangeService, { strict: false });
  readonly duties = this.context.get(DutyService, { strict: false });
  readonly confirmations = this.context.get(ConfirmationService, { strict: false });
  readonly scheduling = this.context.get(EventSchedulingService, { strict: false });
  readonly invitations = this.context.get(EventInvitationService, { strict: false });
  readonly rsvps = this.context.get(RsvpService, { strict: false });
  readonly structures = this.context.get(StructureAddingService, { strict: false });
  readonly posting = this.context.get(PostingService, { strict: false });
  readonly stillTrue = this.context.get(StillTrueService, { strict: false });
  readonly commenting = this.context.get(NewsCommentingService, { strict: false });
  readonly notes = this.context.get(NoteWriting, { strict: false });
  readonly unitOfWork = this.context.get(UnitOfWork, { strict: false });

  constructor(private readonly context: INestApplicationContext) {}
}

/** Something that happens, through the services, when the clock has come to it. */
export interface Step {
  at: number;
  happen: (stage: DemoStage) => Promise<unknown>;
}

export const step = (at: number, happen: Step['happen']): Step => ({ at, happen });
