import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AssociationsModule } from '../associations/associations.module.js';
import { BoardModule } from '../board/board.module.js';
import { CommunitiesModule } from '../communities/communities.module.js';
import { GlossaryModule } from '../glossary/glossary.module.js';
import { NotesModule } from '../notes/notes.module.js';
import { TopicsModule } from '../topics/topics.module.js';
import { CaseReading } from './case-reading.service.js';
import { CaseStore } from './case.store.js';
import { CommentSubjects } from './comment-subjects.service.js';
import { CorrectionFollowUp } from './correction-follow-up.service.js';
import { DecidingService } from './deciding.service.js';
import { Decision } from './decision.entity.js';
import { DecisionEffects } from './decision-effects.service.js';
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
import { GlossarySubjects } from './glossary-subjects.service.js';
import { NoteSubjects } from './note-subjects.service.js';
import { Report } from './report.entity.js';
import { ReportingService } from './reporting.service.js';
import { ReportRegister } from './report-register.service.js';
import { ReportedSubjects } from './subjects.service.js';
import { TopicSubjects } from './topic-subjects.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([ModerationCase, Report, Decision]),
    AccountsModule,
    AssociationsModule,
    BoardModule,
    CommunitiesModule,
    GlossaryModule,
    NotesModule,
    TopicsModule,
  ],
  providers: [
    ...[ReportingService, ReportRegister, CaseStore],
    ...[ReportedSubjects, NewsSubjects, CommentSubjects, TopicSubjects, NoteSubjects, GlossarySubjects],
    ...[ModerationQueue, CaseReading, ModeratorStandings, DecidingService, DecisionRegister, DecisionStore],
    ...[ModerationLetterRegister, ModerationLetterReader, ModerationLetterWords, ModerationMail],
    ...[CorrectionFollowUp, DecisionEffects, ModerationHandlers],
  ],
  exports: [DecidingService, ModerationQueue, ReportingService],
})
export class ModerationModule {}
