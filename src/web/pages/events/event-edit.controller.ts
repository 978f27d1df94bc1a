import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { MembershipService } from '../../../features/communities/membership.service.js';
import { eventChangeInput } from '../../../features/events/event.input.js';
import { EventSchedulingService } from '../../../features/events/event-scheduling.service.js';
import { EventService } from '../../../features/events/event.service.js';
import { DomainError, forbidden } from '../../../kernel/domain-error.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { inFormNames, readEventForm } from './event-form.input.js';
import { differingFields, formChoices, possibleHosts, valuesOf } from './event-form.view.js';
import { fieldText, type PostedForm, postedForm } from './posted-form.input.js';

@Controller('events/:id')
export class EventEditController {
  constructor(
    private readonly events: EventService,
    private readonly memberships: MembershipService,
    private readonly scheduling: EventSchedulingService,
  ) {}

  @Get('edit')
  async form(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<Page | SeeOther> {
    const { can } = await this.events.view(viewer, id);
    if (!can.seeAnswers) throw forbidden();
    return can.edit
      ? this.shown(viewer, id, null)
      : seeOther(`/events/${id}`, { key: 'events.flash.closed' });
  }

  @Post('edit')
  async save(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    const published = body.status === 'scheduled';
    const revision = Number.parseInt(fieldText(body.revision), 10);
    try {
      const input = readEventForm(eventChangeInput, body, published ? { status: 'scheduled' } : {});
      await this.scheduling.edit(viewer, id, input, Number.isNaN(revision) ? null : revision);
      return seeOther(`/events/${id}`, { key: `events.flash.${published ? 'scheduled' : 'saved'}` });
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'stale') return this.overtaken(viewer, id, body);
      return refusedForm(inFormNames(error, body), () => this.shown(viewer, id, body));
    }
  }

  /** A draft only: what people know of is cancelled. */
  @Post('deletion')
  async remove(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<SeeOther> {
    const { community } = await this.events.view(viewer, id);
    await this.scheduling.deleteDraft(viewer, id);
    return seeOther(`/communities/${community.slug}`, { key: 'events.flash.deleted' });
  }

  private async shown(viewer: Viewer, id: string, typed: PostedForm | null): Promise<Page> {
    const { event, community } = await this.events.view(viewer, id);
    const hosts = (await this.events.hostsOf([id])).get(id) ?? [];
    const saved = valuesOf(event, hosts);
    const values = typed ?? saved;
    return page('events/edit', {
      event: { title: event.title, path: `/events/${id}`, isDraft: event.status === 'draft' },
      community: { name: community.name, path: `/communities/${community.slug}` },
      hasRoom: event.roomUrl !== null,
      values,
      saved,
      overtaken: null,
      choices: formChoices(
        values,
        community,
        possibleHosts(hosts, await this.others(viewer, community.slug)),
      ),
    });
  }

  /** Somebody else saved first: all that was typed, what differs, and the choice to save it all the same. */
  private async overtaken(viewer: Viewer, id: string, body: PostedForm): Promise<Page> {
    const { template, data } = await this.shown(viewer, id, body);
    const saved = data.saved as PostedForm;
    return new Page(
      template,
      { ...data, values: { ...body, revision: saved.revision }, overtaken: differingFields(body, saved) },
      { status: 412 },
    );
  }

  /** Those who could host beside; a host who doesn't schedule here may not know them all. */
  private async others(viewer: Viewer, slug: string) {
    try {
      return await this.memberships.schedulers(viewer, slug);
    } catch (error) {
      if (error instanceof DomainError && ['forbidden', 'not-found'].includes(error.kind)) return [];
      throw error;
    }
  }
}
