import { Delete, Get, Param, Post } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { type AddressChangeInput, addressChangeInput } from '../../features/accounts/account.input.js';
import { AddressChangeService } from '../../features/accounts/address-change.service.js';
import { BackupAddressService } from '../../features/accounts/backup-address.service.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import {
  addressChangeShape,
  type AddressChangeView,
  addressChangeView,
} from '../views/address-change.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, Input } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView, pageOf, type WholeListAsked, wholeListQuery } from './lists.js';

@ApiController('me')
export class MyAddressesController {
  constructor(
    private readonly changes: AddressChangeService,
    private readonly backups: BackupAddressService,
  ) {}

  @Get('address-changes')
  @Described({
    summary: 'The changes of address that wait to be confirmed, one at most for each purpose',
    signedIn: true,
    query: wholeListQuery,
    output: listOf(addressChangeShape),
  })
  async list(@SignedIn() viewer: Viewer, @Asked() asked: WholeListAsked) {
    const pending = await this.changes.pending(viewer);
    return listView(
      pageOf(pending, asked, ({ id }) => id),
      addressChangeView,
    );
  }

  @Post('address-changes')
  @RateLimit(20, 10)
  @Described({
    summary: 'Asks for another address, or for a backup one: a link mailed to it confirms',
    signedIn: true,
    input: addressChangeInput,
    output: addressChangeShape,
    status: 201,
    errors: { 422: ['already-yours'], 429: ['too-many', 'too-many-address-changes'] },
  })
  async ask(
    @SignedIn() viewer: Viewer,
    @Input() input: AddressChangeInput,
  ): Promise<Created<AddressChangeView>> {
    const change = await this.changes.ask(viewer, input);
    return new Created(`/api/me/address-changes/${change.id}`, addressChangeView(change));
  }

  @Delete('address-changes/:id')
  @Described({ summary: 'Gives up a change that waits', signedIn: true })
  async withdraw(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<void> {
    await this.changes.withdraw(viewer, id);
  }

  @Delete('backup-address')
  @Described({
    summary: 'Removes your backup address: it signs in no more',
    signedIn: true,
    errors: { 404: ['not-found'] },
  })
  async removeBackup(@SignedIn() viewer: Viewer): Promise<void> {
    await this.backups.remove(viewer);
  }
}
