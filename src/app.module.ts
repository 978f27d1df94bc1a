import { type DynamicModule, Module } from '@nestjs/common';
import type { Clock } from './kernel/clock.js';
import { AccountsModule } from './features/accounts/accounts.module.js';
import { AssociationsModule } from './features/associations/associations.module.js';
import { CommunitiesModule } from './features/communities/communities.module.js';
import { EventsModule } from './features/events/events.module.js';
import { FeedsModule } from './features/feeds/feeds.module.js';
import { InvitationsModule } from './features/invitations/invitations.module.js';
import { RoomModule } from './features/room/room.module.js';
import { RsvpsModule } from './features/rsvps/rsvps.module.js';
import { SecrecyModule } from './features/secrecy/secrecy.module.js';
import { SeriesModule } from './features/series/series.module.js';
import { BoardModule } from './features/board/board.module.js';
import { DigestsModule } from './features/digests/digests.module.js';
import { GlossaryModule } from './features/glossary/glossary.module.js';
import { ModerationModule } from './features/moderation/moderation.module.js';
import { NotesModule } from './features/notes/notes.module.js';
import { StructuresModule } from './features/structures/structures.module.js';
import { TopicsModule } from './features/topics/topics.module.js';
import { AuditModule } from './platform/audit/audit.module.js';
import { ConfigModule } from './platform/config/config.module.js';
import type { Settings } from './platform/config/settings.js';
import { CredentialsModule } from './platform/credentials/credentials.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { HousekeepingModule } from './platform/housekeeping/housekeeping.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { I18nModule } from './platform/i18n/i18n.module.js';
import { InstanceModule } from './platform/instance/instance.module.js';
import { MailModule } from './platform/mail/mail.module.js';
import { OutboxModule } from './platform/outbox/outbox.module.js';
import { ApiModule } from './web/api/api.module.js';
import { PagesModule } from './web/pages/pages.module.js';

const PLATFORM = [
  AuditModule,
  CredentialsModule,
  DatabaseModule,
  HousekeepingModule,
  HttpModule,
  I18nModule,
  InstanceModule,
  MailModule,
  OutboxModule,
];
const FEATURES = [
  SecrecyModule,
  AccountsModule,
  AssociationsModule,
  CommunitiesModule,
  EventsModule,
  RsvpsModule,
  SeriesModule,
  TopicsModule,
  RoomModule,
  InvitationsModule,
  FeedsModule,
  StructuresModule,
  BoardModule,
  GlossaryModule,
  NotesModule,
  ModerationModule,
  DigestsModule,
];

@Module({})
export class AppModule {
  static for(settings: Settings, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [ConfigModule.for(settings, clock), ...PLATFORM, ...FEATURES, ApiModule, PagesModule],
    };
  }
}
