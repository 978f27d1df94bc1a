import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Clock } from '../../src/kernel/clock.js';
import { AccountsModule } from '../../src/features/accounts/accounts.module.js';
import { CommunitiesModule } from '../../src/features/communities/communities.module.js';
import { EventsModule } from '../../src/features/events/events.module.js';
import { RsvpsModule } from '../../src/features/rsvps/rsvps.module.js';
import { AuditModule } from '../../src/platform/audit/audit.module.js';
import { ConfigModule } from '../../src/platform/config/config.module.js';
import type { Settings } from '../../src/platform/config/settings.js';
import { CredentialsModule } from '../../src/platform/credentials/credentials.module.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { configureHttp, fastifyOptions } from '../../src/platform/http/configure-http.js';
import { HttpModule } from '../../src/platform/http/http.module.js';
import { I18nModule } from '../../src/platform/i18n/i18n.module.js';
import { MailModule } from '../../src/platform/mail/mail.module.js';
import { OutboxModule } from '../../src/platform/outbox/outbox.module.js';
import { ApiModule } from '../../src/web/api/api.module.js';

const LIST = [AuditModule, CredentialsModule, DatabaseModule, HttpModule, I18nModule, MailModule, OutboxModule,
  AccountsModule, CommunitiesModule, EventsModule, RsvpsModule, ApiModule];

export async function createApplication(settings: Settings, clock: Clock): Promise<NestFastifyApplication> {
  class Temporary {}
  Module({ imports: [ConfigModule.for(settings, clock), ...LIST] })(Temporary);
  const app = await NestFactory.create<NestFastifyApplication>(
    Temporary,
    new FastifyAdapter(fastifyOptions(settings)),
    { logger: ['error', 'fatal'], abortOnError: false },
  );
  await configureHttp(app, settings);
  return app;
}
