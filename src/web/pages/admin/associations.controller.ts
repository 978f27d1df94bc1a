import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { AccountService } from '../../../features/accounts/account.service.js';
import type { Association } from '../../../features/associations/association.entity.js';
import { decisionFromForm, decisionInput } from '../../../features/associations/association.input.js';
import { AssociationRequestService } from '../../../features/associations/association-request.service.js';
import { AssociationService } from '../../../features/associations/association.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { associationPage } from '../associations/association.view.js';
import { type FormBody, formBody } from '../form-body.js';

/** What those who administer the instance decide about associations. */
@Controller('admin/associations')
export class AdminAssociationsController {
  constructor(
    private readonly associations: AssociationService,
    private readonly requests: AssociationRequestService,
    private readonly accounts: AccountService,
  ) {}

  @Get()
  list(@SignedIn() viewer: Viewer): Promise<Page> {
    return this.requestsPage(viewer);
  }

  @Post(':id/decision')
  async decide(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(formBody)) body: FormBody,
  ): Promise<Page | SeeOther> {
    try {
      const decision = parseInput(decisionInput, decisionFromForm(body));
      await this.requests.decide(viewer, id, decision);
      return seeOther('/admin/associations', { key: `associations.flash.${decision.status}` });
    } catch (error) {
      return refusedForm(error, () => this.requestsPage(viewer, { ...body, id }));
    }
  }

  /** @param typed what was refused, and about which request */
  private async requestsPage(
    viewer: Viewer,
    typed: (FormBody & { id: string }) | null = null,
  ): Promise<Page> {
    const undecided = await this.associations.requests(viewer);
    const askers = await this.accounts.byIds(undecided.flatMap(({ requestedBy }) => requestedBy ?? []));
    const names = new Map(askers.map(({ id, displayName }) => [id, displayName]));
    const viewOf = (association: Association) => ({
      ...associationPage(seenByAdmin(association), null),
      askedBy: names.get(association.requestedBy ?? '') ?? '',
      askedAt: association.createdAt,
    });
    return page('admin/associations', {
      waiting: undecided.filter(({ status }) => status === 'requested').map(viewOf),
      refused: undecided.filter(({ status }) => status === 'refused').map(viewOf),
      typed,
    });
  }
}

const seenByAdmin = (association: Association) => ({
  association,
  standing: { isAdmin: true, isAsker: false, roles: [] },
  can: { edit: true, keepAdhesions: false, giveRoles: false, decide: true },
});
