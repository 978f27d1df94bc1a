import { Post } from '@nestjs/common';
import type { z } from 'zod';
import {
  type AddressConfirmationInput,
  addressConfirmationInput,
  addressUndoInput,
} from '../../features/accounts/account.input.js';
import { AddressConfirmationService } from '../../features/accounts/address-confirmation.service.js';
import { AddressUndoService } from '../../features/accounts/address-undo.service.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { ApiController } from './api-controller.js';
import { Input } from './api-parameters.js';
import { Described } from './described.js';

const TOKEN_CODES = ['link-used', 'link-expired', 'link-unknown'];

/** For who reads the mails, signed in or not. */
@ApiController('address-changes')
export class AddressChangesController {
  constructor(
    private readonly confirmations: AddressConfirmationService,
    private readonly undoing: AddressUndoService,
  ) {}

  @Post('confirmation')
  @RateLimit(60, 10)
  @Described({
    summary: 'Confirms an address with the token mailed to it',
    input: addressConfirmationInput,
    errors: {
      409: ['shared-mailbox', 'address-taken', 'address-invited'],
      422: TOKEN_CODES,
      429: ['too-many'],
    },
  })
  async confirm(@Input() input: AddressConfirmationInput): Promise<void> {
    await this.confirmations.confirm(input);
  }

  @Post('undo')
  @RateLimit(60, 10)
  @Described({
    summary: 'Restores the address that an account left, with the token mailed there; ends every session',
    input: addressUndoInput,
    errors: { 409: ['address-taken', 'address-invited'], 422: TOKEN_CODES, 429: ['too-many'] },
  })
  async undo(@Input() { token }: z.output<typeof addressUndoInput>): Promise<void> {
    await this.undoing.undo(token);
  }
}
