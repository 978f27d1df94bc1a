import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { AssociationService } from '../../../features/associations/association.service.js';
import { communityChangeInput, communityFromForm } from '../../../features/communities/community.input.js';
import { CommunityService } from '../../../features/communities/community.service.js';
import { CommunitySettingsService } from '../../../features/communities/community-settings.service.js';
import { forbidden } from '../../../kernel/domain-error.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { type FormBody, formBody } from '../form-body.js';
import { keepingWhatWasTyped, revisionOf } from '../form-revision.js';
import { communityForm } from './community-form.view.js';
import { communityPath } from './community-page.view.js';

@Controller('communities/:slug/settings')
export class CommunitySettingsController {
  constructor(
    private readonly communities: CommunityService,
    private readonly settings: CommunitySettingsService,
    private readonly associations: AssociationService,
  ) {}

  @Get()
  show(@SignedIn() viewer: Viewer, @Param('slug') slug: string): Promise<Page> {
    return this.settingsPage(viewer, slug, {});
  }

  @Post()
  async save(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Body(new InputPipe(formBody)) body: FormBody,
  ): Promise<Page | SeeOther> {
    try {
      const input = parseInput(communityChangeInput, communityFromForm(body));
      await this.settings.change(viewer, slug, input, revisionOf(body));
      return seeOther(communityPath(slug), { key: 'communities.flash.saved' });
    } catch (error) {
      return refusedForm(keepingWhatWasTyped(error), () => this.settingsPage(viewer, slug, body));
    }
  }

  private async settingsPage(viewer: Viewer, slug: string, values: FormBody): Promise<Page> {
    const { community, can } = await this.communities.view(viewer, slug);
    if (!can.editSettings) throw forbidden();
    const { name, timeZone, revision } = community;
    const associations = await this.associations.verified();
    return page('communities/settings', {
      ...communityForm(community, values, { defaultZone: timeZone, associations }),
      community: { name, path: communityPath(slug) },
      revision,
    });
  }
}
