import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { EventAudienceService } from '../../../features/events/event-audience.service.js';
import { eventChangeInput } from '../../../features/events/event.input.js';
import { EventSchedulingService } from '../../../features/events/event-scheduling.service.js';
import { EventService } from '../../../features/events/event.service.js';
import {
  type ChangePreview,
  ChangePreviewService,
} from '../../../features/invitations/change-preview.service.js';
import { DomainError, forbidden } from '../../../kernel/domain-error.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { inFormNames, readEventForm } from './event-form.input.js';
import { editConfirmation } from './event-edit.view.js';
import {
  differingFields,
  formChoices,
  possibleHosts,
  reservableWith,
  shareableWith,
  valuesOf,
} from './event-form.view.js';
import { whenView } from './event.view.js';
import { PossibleHosts } from './possible-hosts.js';
import { fieldText, type PostedForm, postedForm } from './posted-form.input.js';

@Controller('events/:id')
export class EventEditController {
  constructor(
    private readonly events: EventService,
    private readonly possibleHosts: PossibleHosts,
    private readonly scheduling: EventSchedulingService,
    private readonly audiences: EventAudienceService,
    private readonly previews: ChangePreviewService,
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
    if (body.again !== undefined) return this.shown(viewer, id, body);
    const published = body.status === 'scheduled';
    const revision = Number.parseInt(fieldText(body.revision), 10);
    const ifRevision = Number.isNaN(revision) ? null : revision;
    try {
      const input = readEventForm(eventChangeInput, body, published ? { status: 'scheduled' } : {});
      if (body.agreed === undefined) {
        const preview = await this.previews.preview(viewer, id, { input, ifRevision });
        if (preview.people.length > 0) return await this.confirmation(viewer, id, { preview, body });
      }
      await this.scheduling.edit(viewer, id, input, ifRevision);
      const flash = { key: `events.flash.${published ? 'scheduled' : 'saved'}` };
      return seeOther((await this.isSeen(viewer, id)) ? `/events/${id}` : '/agenda', flash);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'stale') return this.overtaken(viewer, id, body);
      return refusedForm(inFormNames(error, body), () => this.shown(viewer, id, body));
    }
  }

  /** Who ends the sharing with their own community may see it no more. */
  private async isSeen(viewer: Viewer, id: string): Promise<boolean> {
    return (await this.events.listByIds(viewer, [id])).length > 0;
  }

  /** Whom saving would tell, and why, with all that was typed. */
  private async confirmation(
    viewer: Viewer,
    id: string,
    asked: { preview: ChangePreview; body: PostedForm },
  ): Promise<Page> {
    const { event } = await this.events.view(viewer, id);
    return page('events/edit-confirmation', editConfirmation(asked, { event, zone: viewer.timeZone }));
  }

  /** A draft only: what people know of is cancelled. */
  @Post('deletion')
  async remove(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<SeeOther> {
    const { community } = await this.events.view(viewer, id);
    await this.scheduling.deleteDraft(viewer, id);
    return seeOther(`/communities/${community.slug}`, { key: 'events.flash.deleted' });
  }

  private async shown(viewer: Viewer, id: string, typed: PostedForm | null): Promise<Page> {
    const view = await this.events.view(viewer, id);
    const { event, community, sharedWith, reservation } = view;
    const hosts = (await this.events.hostsOf([id])).get(id) ?? [];
    const saved = valuesOf(view, hosts);
    const values = typed ?? saved;
    const [offered, schedulers] = await Promise.all([
      this.audiences.offered(viewer, { ...community, id: event.communityId }),
      this.possibleHosts.of(viewer, [community, sharedWith]),
    ]);
    return page('events/edit', {
      event: { title: event.title, path: `/events/${id}`, isDraft: event.status === 'draft' },
      community: { name: community.name, path: `/communities/${community.slug}` },
      hasRoom: event.roomUrl !== null,
      values,
      saved,
      overtaken: null,
      when: whenView(event, viewer.timeZone),
      choices: formChoices(values, community, {
        people: possibleHosts(hosts, schedulers),
        shareable: shareableWith(offered.shareable, sharedWith),
        reservable: reservableWith(offered.reservable, reservation && reservation.association),
      }),
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
}
