import { Get, Patch } from '@nestjs/common';
import { z } from 'zod';
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
import { listOf, listView, pageOf, wholeListQuery } from './lists.js';

const agendaQuery = wholeListQuery.extend({ when: z.enum(['upcoming', 'past']).default('upcoming') });

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
    summary:
      'What you said yes or maybe to, or host: to come soonest first, past latest first, a hundred at most',
    signedIn: true,
    query: agendaQuery,
    output: listOf(eventShape),
  })
  async agenda(@SignedIn() viewer: Viewer, @Asked() asked: z.output<typeof agendaQuery>) {
    const events = await this.listing.agenda(viewer, asked.when);
    return listView(
      pageOf(events, asked, ({ event }) => event.id),
      eventView,
    );
  }
}
