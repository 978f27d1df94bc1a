import { Get, Patch } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { profileInput, type ProfileInput } from '../../features/accounts/account.input.js';
import { AccountService } from '../../features/accounts/account.service.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { accountShape, type AccountView, accountView } from '../views/account.view.js';
import { EventListing } from '../views/event-listing.js';
import { eventShape, eventView } from '../views/event.view.js';
import { ApiController } from './api-controller.js';
import { Asked, IfMatch, Input } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView, pageOf, type WholeListAsked, wholeListQuery } from './lists.js';

@ApiController('me')
export class MeController {
  constructor(
    private readonly accounts: AccountService,
    private readonly listing: EventListing,
  ) {}

  @Get()
  @Described({ summary: 'Your account', signedIn: true, output: accountShape })
  async show(@SignedIn() viewer: Viewer): Promise<AccountView> {
    return accountView(await this.accounts.me(viewer));
  }

  @Patch()
  @Described({
    summary: 'Changes your profile; what is absent stays',
    signedIn: true,
    ifMatch: true,
    input: profileInput,
    output: accountShape,
  })
  async change(
    @SignedIn() viewer: Viewer,
    @Input() input: ProfileInput,
    @IfMatch() ifRevision: number | null,
  ): Promise<AccountView> {
    return accountView(await this.accounts.update(viewer, input, ifRevision));
  }

  @Get('agenda')
  @Described({
    summary: 'What you said yes or maybe to and is not over, soonest first, a hundred at most',
    signedIn: true,
    query: wholeListQuery,
    output: listOf(eventShape),
  })
  async agenda(@SignedIn() viewer: Viewer, @Asked() asked: WholeListAsked) {
    const events = await this.listing.agenda(viewer);
    return listView(
      pageOf(events, asked, ({ event }) => event.id),
      eventView,
    );
  }
}
