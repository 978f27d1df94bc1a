import { Body, Controller, Get, Post } from '@nestjs/common';
import { AccountService } from '../../../features/accounts/account.service.js';
import { associationFromForm, associationInput } from '../../../features/associations/association.input.js';
import { AssociationRequestService } from '../../../features/associations/association-request.service.js';
import { newId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { type FormBody, formBody } from '../form-body.js';
import { onceForForm } from '../form-once.js';
import { associationPath } from './association.view.js';
import { associationForm } from './association-form.view.js';

/** Anybody asks for an association to be known here. */
@Controller('associations')
export class AssociationRequestController {
  constructor(
    private readonly requests: AssociationRequestService,
    private readonly accounts: AccountService,
  ) {}

  @Get('new')
  start(@SignedIn() viewer: Viewer): Promise<Page> {
    return this.formPage(viewer, {});
  }

  @Post()
  @RateLimit(20, 10)
  async ask(
    @SignedIn() viewer: Viewer,
    @Body(new InputPipe(formBody)) body: FormBody,
  ): Promise<Page | SeeOther> {
    try {
      const input = parseInput(associationInput, associationFromForm(body));
      const once = onceForForm(viewer, body['formId'], [input.name]);
      const id = await this.requests.ask(viewer, input, once);
      return seeOther(associationPath(id), { key: 'associations.flash.asked' });
    } catch (error) {
      return refusedForm(error, () => this.formPage(viewer, body));
    }
  }

  private async formPage(viewer: Viewer, values: FormBody): Promise<Page> {
    const { territory } = await this.accounts.me(viewer);
    const start = {
      kind: 'association' as const,
      name: '',
      acronym: null,
      territory: territory ?? '',
      description: '',
      contactEmail: null,
      contactPhone: null,
      website: null,
      renewalUrl: null,
      graceDays: 30,
    };
    return page('associations/new', {
      ...associationForm(start, values),
      formId: values['formId'] ?? newId(),
    });
  }
}
