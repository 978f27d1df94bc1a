import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { addressConfirmationInput, addressUndoInput } from '../../../features/accounts/account.input.js';
import { AddressConfirmationService } from '../../../features/accounts/address-confirmation.service.js';
import { AddressLinkService } from '../../../features/accounts/address-link.service.js';
import { AddressUndoService } from '../../../features/accounts/address-undo.service.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { type FormBody, formBody } from '../form-body.js';

const PRIVATE = { headers: { 'cache-control': 'no-store' } };

/** Where mails about an address lead. What inspects links must confirm and undo nothing: a button does. */
@Controller('addresses')
export class AddressLinksController {
  constructor(
    private readonly links: AddressLinkService,
    private readonly confirmations: AddressConfirmationService,
    private readonly undoing: AddressUndoService,
  ) {}

  @Get('confirmation/:token')
  confirmation(@Param('token') token: string): Promise<Page> {
    return this.confirmationPage(token);
  }

  @Post('confirmation/:token')
  @RateLimit(60, 10)
  async confirm(
    @Param('token') token: string,
    @Body(new InputPipe(formBody)) body: FormBody,
  ): Promise<Page | SeeOther> {
    if (body['othersRead'] === 'yes') return page('sign-in/own-address', { again: '/settings/address' });
    try {
      const soleReader = body['othersRead'] === 'no';
      await this.confirmations.confirm(parseInput(addressConfirmationInput, { token, soleReader }));
      return seeOther(`/addresses/confirmation/${encodeURIComponent(token)}`);
    } catch (error) {
      return refusedForm(error, () => this.confirmationPage(token));
    }
  }

  @Get('undo/:token')
  undoOffer(@Param('token') token: string): Promise<Page> {
    return this.undoPage(token);
  }

  @Post('undo/:token')
  @RateLimit(60, 10)
  async undo(@Param('token') token: string): Promise<Page | SeeOther> {
    try {
      await this.undoing.undo(parseInput(addressUndoInput, { token }).token);
      return seeOther(`/addresses/undo/${encodeURIComponent(token)}`);
    } catch (error) {
      return refusedForm(error, () => this.undoPage(token));
    }
  }

  private async confirmationPage(token: string): Promise<Page> {
    const link = await this.links.confirmation(token);
    return page('settings/address-confirmation', { token, ...link }, PRIVATE);
  }

  private async undoPage(token: string): Promise<Page> {
    return page('settings/address-undo', { token, ...(await this.links.undo(token)) }, PRIVATE);
  }
}
