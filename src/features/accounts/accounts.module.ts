import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ViewerResolver } from '../../platform/http/viewer-resolver.js';
import { AccessToken } from './access-token.entity.js';
import { AccessTokenService } from './access-token.service.js';
import { Account } from './account.entity.js';
import { AccountHandlers } from './account.handlers.js';
import { AccountService } from './account.service.js';
import { AccountStore } from './account.store.js';
import { ExpiryService } from './expiry.service.js';
import { Session } from './session.entity.js';
import { SessionService } from './session.service.js';
import { SessionStore } from './session.store.js';
import { SignInLink } from './sign-in-link.entity.js';
import { SignInMailService } from './sign-in-mail.service.js';
import { SignInMailWriter } from './sign-in-mail-writer.service.js';
import { SignInRequestService } from './sign-in-request.service.js';
import { SignInService } from './sign-in.service.js';
import { SignInStore } from './sign-in.store.js';
import { ViewerService } from './viewer.service.js';

/** Global for `ViewerResolver`, which the platform asks for at every request. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Account, AccessToken, Session, SignInLink])],
  providers: [
    AccountService,
    AccessTokenService,
    SessionService,
    SignInService,
    SignInRequestService,
    SignInMailService,
    SignInMailWriter,
    AccountHandlers,
    ExpiryService,
    AccountStore,
    SessionStore,
    SignInStore,
    ViewerService,
    { provide: ViewerResolver, useExisting: ViewerService },
  ],
  exports: [
    AccountService,
    AccessTokenService,
    SessionService,
    SignInService,
    SignInRequestService,
    ViewerResolver,
  ],
})
export class AccountsModule {}
