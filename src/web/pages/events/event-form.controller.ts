import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommunityService } from '../../../features/communities/community.service.js';
import { MembershipService } from '../../../features/communities/membership.service.js';
import { EventAudienceService } from '../../../features/events/event-audience.service.js';
import { EventDuplicationService } from '../../../features/events/event-duplication.service.js';
import { eventInput } from '../../../features/events/event.input.js';
import { EventSchedulingService } from '../../../features/events/event-scheduling.service.js';
import { newId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { onceForForm } from '../form-once.js';
import { inFormNames, readEventForm } from './event-form.input.js';
import { formChoices, freshValues, possibleHosts, repeatedValues } from './event-form.view.js';
import { fieldText, type PostedForm, postedForm } from './posted-form.input.js';

@Controller('communities/:slug/events/new')
export class EventFormController {
  constructor(
    private readonly communities: CommunityService,
    private readonly memberships: MembershipService,
    private readonly scheduling: EventSchedulingService,
    private readonly audiences: EventAudienceService,
    private readonly duplication: EventDuplicationService,
  ) {}

  /** @param from an event to do again on another date */
  @Get()
  form(@SignedIn() viewer: Viewer, @Param('slug') slug: string, @Query('from') from: unknown): Promise<Page> {
    return this.shown(viewer, slug, { from: typeof from === 'string' ? from : '', typed: null });
  }

  @Post()
  async schedule(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    const status = body.status === 'draft' ? 'draft' : 'scheduled';
    const from = fieldText(body.from);
    try {
      const input = readEventForm(eventInput, body, { status });
      const roomUrl = input.roomUrl ?? (await this.linkOf(viewer, from));
      const once = onceForForm(viewer, body.formId, [slug, status, input.startsLocal, input.title]);
      const id = await this.scheduling.schedule(viewer, slug, { ...input, roomUrl }, once);
      return seeOther(`/events/${id}`, { key: `events.flash.${status}` });
    } catch (error) {
      return refusedForm(inFormNames(error, body), () => this.shown(viewer, slug, { from, typed: body }));
    }
  }

  /** The link of the room goes along without being shown. */
  private async linkOf(viewer: Viewer, from: string): Promise<string | null> {
    if (!from) return null;
    const { event } = await this.duplication.repeatable(viewer, from);
    return event.roomUrl;
  }

  private async shown(
    viewer: Viewer,
    slug: string,
    { from, typed }: { from: string; typed: PostedForm | null },
  ): Promise<Page> {
    const schedulers = await this.memberships.schedulers(viewer, slug);
    const { community } = await this.communities.view(viewer, slug);
    const repeated = from ? await this.duplication.repeatable(viewer, from) : null;
    const me = schedulers.filter(({ id }) => id === viewer.accountId);
    const hosts = repeated?.hosts.length ? repeated.hosts : me;
    const fresh = repeated ? repeatedValues(repeated, hosts) : freshValues(community, viewer.accountId);
    const values = typed ?? fresh;
    return page('events/new', {
      community: { name: community.name, path: `/communities/${community.slug}` },
      values,
      formId: values.formId ?? newId(),
      repeated: repeated && { id: from, title: repeated.event.title, path: `/events/${from}` },
      hasRoom: Boolean(repeated?.event.roomUrl),
      choices: formChoices(values, community, {
        people: possibleHosts(hosts, schedulers),
        ...(await this.audiences.offered(viewer, community)),
      }),
    });
  }
}
