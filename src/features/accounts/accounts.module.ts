import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ViewerResolver } from '../../platform/http/viewer-resolver.js';
import { AccessToken } from './access-token.entity.js';
import { AccessTokenService } from './access-token.service.js';
import { Account } from './account.entity.js';
import { AccountHandlers } from './account.handlers.js';
import { AccountService } from './account.service.js';
import { AccountStore } from './account.store.js';
import { AddressBook } from './address-book.service.js';
import { AddressChange } from './address-change.entity.js';
import { AddressChangeService } from './address-change.service.js';
import { AddressChangeStore } from './address-change.store.js';
import { AddressClaim } from './address-claim.entity.js';
import { AddressClaimStore } from './address-claim.store.js';
import { AddressConfirmationService } from './address-confirmation.service.js';
import { AddressLinkService } from './address-link.service.js';
import { AddressMailService } from './address-mail.service.js';
import { AddressRefusal } from './address-refusal.entity.js';
import { AddressRefusalService } from './address-refusal.service.js';
import { AddressRefusalStore } from './address-refusal.store.js';
import { AddressUndoService } from './address-undo.service.js';
import { BackupAddressService } from './backup-address.service.js';
import { DeviceLink } from './device-link.entity.js';
import { DeviceLinkService } from './device-link.service.js';
import { DeviceLinkStore } from './device-link.store.js';
import { DeviceMailService } from './device-mail.service.js';
import { DeviceSignInService } from './device-sign-in.service.js';
import { ExpiryService } from './expiry.service.js';
import { NoticeMailWriter } from './notice-mail-writer.service.js';
import { SessionEnding } from './session-ending.service.js';
import { Session } from './session.entity.js';
import { SessionService } from './session.service.js';
import { SessionStore } from './session.store.js';
import { SignInLink } from './sign-in-link.entity.js';
import { SignInMailService } from './sign-in-mail.service.js';
import { SignInMailWriter } from './sign-in-mail-writer.service.js';
import { SignInProofService } from './sign-in-proof.service.js';
import { SignInRequestService } from './sign-in-request.service.js';
import { SignInService } from './sign-in.service.js';
import { SignInStore } from './sign-in.store.js';
import { SuspensionCheck } from './suspension-check.service.js';
import { Suspension } from './suspension.entity.js';
import { SuspensionMailHold } from './suspension-mail-hold.service.js';
import { SuspensionMailService } from './suspension-mail.service.js';
import { SuspensionRegister } from './suspension-register.service.js';
import { SuspensionService } from './suspension.service.js';
import { SuspensionStore } from './suspension.store.js';
import { ViewerService } from './viewer.service.js';

/** Global for `ViewerResolver`, which the platform asks for at every request. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forFeature([
      Account,
      AccessToken,
      AddressChange,
      AddressClaim,
      AddressRefusal,
      DeviceLink,
      Session,
      SignInLink,
      Suspension,
    ]),
  ],
  providers: [
    AccountService,
    AccessTokenService,
    SessionService,
    SignInService,
    SignInRequestService,
    SignInMailService,
    SignInMailWriter,
    AccountHandlers,
    AddressBook,
    AddressChangeService,
    AddressChangeStore,
    AddressClaimStore,
    AddressConfirmationService,
    AddressLinkService,
    AddressMailService,
    AddressUndoService,
    BackupAddressService,
    DeviceLinkService,
    DeviceLinkStore,
    DeviceMailService,
    DeviceSignInService,
    NoticeMailWriter,
    SignInProofService,
    AddressRefusalService,
    AddressRefusalStore,
    ExpiryService,
    AccountStore,
    SessionStore,
    SignInStore,
    ...[SuspensionCheck, SuspensionMailHold, SuspensionMailService],
    ...[SessionEnding, SuspensionRegister, SuspensionService, SuspensionStore],
    ViewerService,
    { provide: ViewerResolver, useExisting: ViewerService },
  ],
  exports: [
    AccountService,
    AccessTokenService,
    AddressChangeService,
    AddressConfirmationService,
    AddressLinkService,
    AddressUndoService,
    BackupAddressService,
    DeviceLinkService,
    AddressRefusalService,
    SessionService,
    SignInService,
    SignInRequestService,
    SessionEnding,
    SuspensionCheck,
    SuspensionRegister,
    SuspensionService,
    ViewerResolver,
  ],
})
export class AccountsModule {}
