import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { addressChangeInput } from '../../../features/accounts/account.input.js';
import { AccountService } from '../../../features/accounts/account.service.js';
import { AddressChangeService } from '../../../features/accounts/address-change.service.js';
import { BackupAddressService } from '../../../features/accounts/backup-address.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { addressChangeView } from '../../views/address-change.view.js';
import { type FormBody, formBody } from '../form-body.js';
import { asTyped, changeFromForm } from './address.input.js';

const HERE = '/settings/address';

@Controller('settings/address')
export class AddressController {
  constructor(
    private readonly accounts: AccountService,
    private readonly changes: AddressChangeService,
    private readonly backups: BackupAddressService,
  ) {}

  @Get()
  show(@SignedIn() viewer: Viewer): Promise<Page> {
    return this.addressPage(viewer);
  }

  @Post()
  @RateLimit(20, 10)
  async ask(
    @SignedIn() viewer: Viewer,
    @Body(new InputPipe(formBody)) body: FormBody,
  ): Promise<Page | SeeOther> {
    try {
      await this.changes.ask(viewer, parseInput(addressChangeInput, changeFromForm(body)));
      return seeOther(HERE, { key: 'settings.flash.addressAsked' });
    } catch (error) {
      return refusedForm(asTyped(error, body), () => this.addressPage(viewer, body));
    }
  }

  @Post('changes/:id/withdrawal')
  async withdraw(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<SeeOther> {
    await this.changes.withdraw(viewer, id);
    return seeOther(HERE, { key: 'settings.flash.addressWithdrawn' });
  }

  @Post('backup/deletion')
  async removeBackup(@SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.backups.remove(viewer);
    return seeOther(HERE, { key: 'settings.flash.backupRemoved' });
  }

  private async addressPage(viewer: Viewer, values: FormBody = {}): Promise<Page> {
    const pending = await this.changes.pending(viewer);
    return page('settings/address', {
      account: await this.accounts.me(viewer),
      pending: pending.map(addressChangeView),
      values,
    });
  }
}
