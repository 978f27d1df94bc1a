import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Community } from '../../../features/communities/community.entity.js';
import { CommunityService } from '../../../features/communities/community.service.js';
import { MembershipService } from '../../../features/communities/membership.service.js';
import { eventInput } from '../../../features/events/event.input.js';
import { EventSchedulingService } from '../../../features/events/event-scheduling.service.js';
import { newId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { onceForForm } from '../form-once.js';
import { inFormNames, readEventForm } from './event-form.input.js';
import { formChoices, freshValues, possibleHosts } from './event-form.view.js';
import { type PostedForm, postedForm } from './posted-form.input.js';

@Controller('communities/:slug/events/new')
export class EventFormController {
  constructor(
    private readonly communities: CommunityService,
    private readonly memberships: MembershipService,
    private readonly scheduling: EventSchedulingService,
  ) {}

  @Get()
  form(@SignedIn() viewer: Viewer, @Param('slug') slug: string): Promise<Page> {
    return this.shown(viewer, slug, null);
  }

  @Post()
  async schedule(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    const status = body.status === 'draft' ? 'draft' : 'scheduled';
    try {
      const input = readEventForm(eventInput, body, { status });
      const once = onceForForm(viewer, body.formId, [slug, status, input.startsLocal, input.title]);
      const id = await this.scheduling.schedule(viewer, slug, input, once);
      return seeOther(`/events/${id}`, { key: `events.flash.${status}` });
    } catch (error) {
      return refusedForm(inFormNames(error, body), () => this.shown(viewer, slug, body));
    }
  }

  private async shown(viewer: Viewer, slug: string, typed: PostedForm | null): Promise<Page> {
    const people = await this.memberships.schedulers(viewer, slug);
    const { community } = await this.communities.view(viewer, slug);
    return this.page(viewer, community, typed ?? freshValues(community, viewer.accountId), people);
  }

  private page(
    viewer: Viewer,
    community: Community,
    values: PostedForm,
    people: Awaited<ReturnType<MembershipService['schedulers']>>,
  ): Page {
    const me = people.filter(({ id }) => id === viewer.accountId);
    return page('events/new', {
      community: { name: community.name, path: `/communities/${community.slug}` },
      values,
      formId: values.formId ?? newId(),
      choices: formChoices(values, community, possibleHosts(me, people)),
    });
  }
}
