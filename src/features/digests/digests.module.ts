import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CommunitiesModule } from '../communities/communities.module.js';
import { DigestContentsStore } from './digest-contents.store.js';
import { DigestDateWords } from './digest-date-words.service.js';
import { DigestDays } from './digest-days.service.js';
import { DigestEnrolment } from './digest-enrolment.service.js';
import { DigestHandlers } from './digest.handlers.js';
import { DigestIssuing } from './digest-issuing.service.js';
import { DigestLetters } from './digest-letter.service.js';
import { DigestLetterStore } from './digest-letter.store.js';
import { DigestLinks } from './digest-links.service.js';
import { DigestMail } from './digest-mail.service.js';
import { DigestNewsWords } from './digest-news-words.service.js';
import { DigestPeopleStore } from './digest-people.store.js';
import { DigestPlanning } from './digest-planning.service.js';
import { DigestPreview } from './digest-preview.service.js';
import { DigestReaders } from './digest-readers.service.js';
import { DigestRegister } from './digest-register.service.js';
import { DigestSettings } from './digest-settings.service.js';
import { DigestStopping } from './digest-stopping.service.js';
import { DigestStore } from './digest.store.js';
import { DigestSubscription } from './digest-subscription.entity.js';
import { DigestWords } from './digest-words.service.js';
import { DigestWriter } from './digest-writer.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([DigestSubscription]), AccountsModule, CommunitiesModule],
  providers: [
    ...[DigestStore, DigestPeopleStore, DigestContentsStore, DigestLetterStore],
    ...[DigestReaders, DigestPlanning, DigestRegister, DigestEnrolment, DigestDays, DigestIssuing],
    ...[DigestLetters, DigestWords, DigestNewsWords, DigestDateWords, DigestLinks, DigestWriter, DigestMail],
    ...[DigestHandlers, DigestSettings, DigestStopping, DigestPreview],
  ],
  exports: [DigestSettings, DigestStopping, DigestPreview],
})
export class DigestsModule {}
