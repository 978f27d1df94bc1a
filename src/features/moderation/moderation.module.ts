import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AssociationsModule } from '../associations/associations.module.js';
import { BoardModule } from '../board/board.module.js';
import { CommunitiesModule } from '../communities/communities.module.js';
import { CaseReading } from './case-reading.service.js';
import { CaseStore } from './case.store.js';
import { CommentSubjects } from './comment-subjects.service.js';
import { CorrectionFollowUp } from './correction-follow-up.service.js';
import { DecidingService } from './deciding.service.js';
import { Decision } from './decision.entity.js';
import { DecisionRegister } from './decision-register.service.js';
import { DecisionStore } from './decision.store.js';
import { ModerationCase } from './moderation-case.entity.js';
import { ModerationHandlers } from './moderation.handlers.js';
import { ModerationLetterReader } from './moderation-letter-reader.service.js';
import { ModerationLetterRegister } from './moderation-letter-register.service.js';
import { ModerationLetterWords } from './moderation-letter-words.service.js';
import { ModerationMail } from './moderation-mail.service.js';
import { ModerationQueue } from './moderation-queue.service.js';
import { ModeratorStandings } from './moderator-standing.service.js';
import { NewsSubjects } from './news-subjects.service.js';
import { Report } from './report.entity.js';
import { ReportingService } from './reporting.service.js';
import { ReportRegister } from './report-register.service.js';
import { ReportedSubjects } from './subjects.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([ModerationCase, Report, Decision]),
    AccountsModule,
    AssociationsModule,
    BoardModule,
    CommunitiesModule,
  ],
  providers: [
    ...[ReportingService, ReportRegister, CaseStore],
    ...[ReportedSubjects, NewsSubjects, CommentSubjects],
    ...[ModerationQueue, CaseReading, ModeratorStandings, DecidingService, DecisionRegister, DecisionStore],
    ...[ModerationLetterRegister, ModerationLetterReader, ModerationLetterWords, ModerationMail],
    ...[CorrectionFollowUp, ModerationHandlers],
  ],
  exports: [DecidingService, ModerationQueue, ReportingService],
})
export class ModerationModule {}
