import { Body, Controller, Get, Post } from '@nestjs/common';
import { AccountService } from '../../../features/accounts/account.service.js';
import { AssociationService } from '../../../features/associations/association.service.js';
import { communityFromForm, communityInput } from '../../../features/communities/community.input.js';
import { CommunityFoundingService } from '../../../features/communities/community-founding.service.js';
import { newId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { defaultCharter } from '../../../vocabulary/charter.js';
import { type FormBody, formBody } from '../form-body.js';
import { onceForForm } from '../form-once.js';
import { communityForm } from './community-form.view.js';

/** Two questions, a name and a territory; the rest is prefilled. */
@Controller('communities')
export class CommunityFoundingController {
  constructor(
    private readonly foundings: CommunityFoundingService,
    private readonly accounts: AccountService,
    private readonly associations: AssociationService,
  ) {}

  @Get('new')
  start(@SignedIn() viewer: Viewer): Promise<Page> {
    return this.formPage(viewer, {});
  }

  @Post()
  @RateLimit(20, 10)
  async found(
    @SignedIn() viewer: Viewer,
    @Body(new InputPipe(formBody)) body: FormBody,
  ): Promise<Page | SeeOther> {
    try {
      const input = parseInput(communityInput, communityFromForm(body));
      const slug = await this.foundings.found(
        viewer,
        input,
        onceForForm(viewer, body['formId'], [input.name]),
      );
      return seeOther(`/communities/${slug}`, { key: 'communities.flash.founded' });
    } catch (error) {
      return refusedForm(error, () => this.formPage(viewer, body));
    }
  }

  private async formPage(viewer: Viewer, values: FormBody): Promise<Page> {
    const { territory } = await this.accounts.me(viewer);
    const start = {
      name: '',
      territory: territory ?? '',
      description: '',
      timeZone: '',
      joinPolicy: 'open',
      charter: defaultCharter(viewer.locale),
      livesAtUrl: null,
      livesAtName: null,
      parentAssociation: null,
      parentAssociationId: null,
      joinQuestion: null,
    };
    const associations = await this.associations.verified();
    const form = communityForm(start, values, { defaultZone: viewer.timeZone, associations });
    return page('communities/new', { ...form, formId: values['formId'] ?? newId() });
  }
}
