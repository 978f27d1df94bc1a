import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { profileFromForm, profileInput } from '../../../features/accounts/account.input.js';
import { AccountService } from '../../../features/accounts/account.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { professionGroups, territoryGroups, zonesWith } from '../choices.view.js';
import { type FormBody, formBody } from '../form-body.js';
import { profileQuery, type ProfileQuery, welcomeFromForm } from './profile.input.js';

@Controller('settings')
export class ProfileController {
  constructor(private readonly accounts: AccountService) {}

  @Get()
  first(@SignedIn() _viewer: Viewer): SeeOther {
    return seeOther('/settings/profile');
  }

  @Get('profile')
  async show(
    @SignedIn() viewer: Viewer,
    @Query(new InputPipe(profileQuery)) { welcome, next }: ProfileQuery,
  ): Promise<Page> {
    return this.profilePage(viewer, { welcome, next });
  }

  @Post('profile')
  async save(
    @SignedIn() viewer: Viewer,
    @Body(new InputPipe(formBody)) body: FormBody,
  ): Promise<Page | SeeOther> {
    const { welcome, next } = profileQuery.parse(body);
    try {
      await this.accounts.update(
        viewer,
        parseInput(profileInput, welcome ? welcomeFromForm(body) : profileFromForm(body)),
        null,
      );
      return welcome
        ? seeOther(next, { key: 'settings.flash.welcome' })
        : seeOther('/settings/profile', { key: 'settings.flash.saved' });
    } catch (error) {
      return refusedForm(error, () => this.profilePage(viewer, { welcome, next }, body));
    }
  }

  private async profilePage(viewer: Viewer, step: ProfileQuery, values: FormBody = {}): Promise<Page> {
    const account = await this.accounts.me(viewer);
    return page(step.welcome ? 'settings/welcome' : 'settings/profile', {
      account,
      values,
      next: step.next,
      professions: professionGroups(viewer.locale),
      territories: territoryGroups(),
      zones: zonesWith(account.timeZone),
    });
  }
}
