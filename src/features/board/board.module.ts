import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FeedCacheModule } from '../../platform/feeds/feed-cache.module.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AssociationsModule } from '../associations/associations.module.js';
import { CommunitiesModule } from '../communities/communities.module.js';
import { StructuresModule } from '../structures/structures.module.js';
import { ClosureService } from './closure.service.js';
import { ClosureStore } from './closure.store.js';
import { CorrectionService } from './correction.service.js';
import { NewsAnswerTelling } from './news-answer-telling.service.js';
import { NewsAnswering } from './news-answering.service.js';
import { NewsCommentingService } from './news-commenting.service.js';
import { NewsCommentService } from './news-comment.service.js';
import { NewsCommentStore } from './news-comment.store.js';
import { NewsConsequences } from './news-consequences.service.js';
import { NewsHistoryService } from './news-history.service.js';
import { NewsHistoryStore } from './news-history.store.js';
import { NewsLetterOwed } from './news-letter-owed.service.js';
import { NewsLetterService } from './news-letter.service.js';
import { NewsLetterWriter } from './news-letter-writer.service.js';
import { NewsLifeHandlers } from './news-life.handlers.js';
import { NewsLifeStore } from './news-life.store.js';
import { NewsLinks } from './news-links.service.js';
import { NewsMailRefusal } from './news-mail-refusal.entity.js';
import { NewsMailRefusalService } from './news-mail-refusal.service.js';
import { NewsMailSettings } from './news-mail-settings.service.js';
import { NewsMailStore } from './news-mail.store.js';
import { NewsOutdating } from './news-outdating.entity.js';
import { NewsTellings } from './news-telling.service.js';
import { NewsTellingStore } from './news-telling.store.js';
import { StateKeeping } from './state-keeping.service.js';
import { StillTrueLinkService } from './still-true-link.service.js';
import { StillTruePlanning } from './still-true-planning.service.js';
import { StillTrueRegister } from './still-true-register.service.js';
import { StillTrueService } from './still-true.service.js';
import { Superseding } from './superseding.service.js';
import { WithdrawalService } from './withdrawal.service.js';
import { WithdrawnNews } from './withdrawn-news.service.js';
import { DraftList } from './draft-list.service.js';
import { DraftService } from './draft.service.js';
import { NewsAsking } from './news-asking.service.js';
import { NewsComment } from './news-comment.entity.js';
import { NewsConfirmation } from './news-confirmation.entity.js';
import { NewsEdit } from './news-edit.entity.js';
import { NewsEditingDesk } from './news-editing-desk.service.js';
import { NewsEditingService } from './news-editing.service.js';
import { NewsFinding } from './news-finding.service.js';
import { NewsFeed } from './news-feed.entity.js';
import { NewsFeedAccess } from './news-feed-access.service.js';
import { NewsFeedContentStore } from './news-feed-content.store.js';
import { NewsFeedEntries } from './news-feed-entry.service.js';
import { NewsFeedReading } from './news-feed-reading.service.js';
import { NewsFeedService } from './news-feed.service.js';
import { NewsFeedStore } from './news-feed.store.js';
import { NewsFeedWriter } from './news-feed-writer.service.js';
import { NewsHiding } from './news-hiding.service.js';
import { NewsHidingStore } from './news-hiding.store.js';
import { NewsItem } from './news-item.entity.js';
import { NewsList } from './news-list.service.js';
import { NewsListStore } from './news-list.store.js';
import { NewsReading } from './news-reading.service.js';
import { NewsReadingStore } from './news-reading.store.js';
import { NewsRegister } from './news-register.service.js';
import { NewsRemovalService } from './news-removal.service.js';
import { NewsSearchEntry } from './news-search-entry.entity.js';
import { NewsReindexing } from './news-reindexing.service.js';
import { NewsSearchHandlers } from './news-search.handlers.js';
import { NewsSearch } from './news-search.service.js';
import { NewsSearchStore } from './news-search.store.js';
import { NewsService } from './news.service.js';
import { NewsStandings } from './news-standing.service.js';
import { NewsStore } from './news.store.js';
import { OfficialNews } from './official-news.service.js';
import { NewsSurroundings } from './news-surroundings.service.js';
import { NewsTheme } from './news-theme.entity.js';
import { PostingDesk } from './posting-desk.service.js';
import { PostingPreview } from './posting-preview.service.js';
import { PostingService } from './posting.service.js';
import { PostingWriting } from './posting-writing.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      NewsItem,
      NewsTheme,
      NewsConfirmation,
      NewsEdit,
      NewsComment,
      NewsSearchEntry,
      NewsOutdating,
      NewsMailRefusal,
      NewsFeed,
    ]),
    FeedCacheModule,
    AccountsModule,
    AssociationsModule,
    CommunitiesModule,
    StructuresModule,
  ],
  providers: [
    ...[PostingService, PostingDesk, PostingWriting, PostingPreview, NewsRegister],
    ...[NewsEditingService, NewsEditingDesk, NewsRemovalService, DraftService, DraftList],
    ...[
      NewsConsequences,
      StateKeeping,
      OfficialNews,
      Superseding,
      CorrectionService,
      ClosureService,
      ClosureStore,
    ],
    ...[
      StillTrueService,
      StillTrueRegister,
      StillTruePlanning,
      StillTrueLinkService,
      NewsLifeStore,
      NewsLifeHandlers,
    ],
    ...[NewsTellings, NewsTellingStore, NewsLetterService, NewsLetterOwed, NewsLetterWriter, NewsLinks],
    ...[
      NewsMailStore,
      NewsMailRefusalService,
      NewsMailSettings,
      NewsHistoryService,
      NewsHistoryStore,
      WithdrawalService,
      WithdrawnNews,
    ],
    ...[NewsCommentService, NewsCommentingService, NewsCommentStore, NewsAnswerTelling, NewsAnswering],
    ...[NewsService, NewsStore, NewsReading, NewsReadingStore, NewsStandings, NewsSurroundings],
    ...[NewsAsking, NewsFinding, NewsList, NewsListStore, NewsSearch, NewsSearchStore],
    ...[NewsReindexing, NewsSearchHandlers],
    ...[NewsHiding, NewsHidingStore],
    ...[NewsFeedService, NewsFeedStore, NewsFeedReading, NewsFeedAccess],
    ...[NewsFeedWriter, NewsFeedEntries, NewsFeedContentStore],
  ],
  exports: [
    ...[
      PostingService,
      PostingDesk,
      PostingPreview,
      NewsEditingService,
      NewsRemovalService,
      DraftService,
      DraftList,
    ],
    NewsAnswering,
    ...[NewsFeedService, NewsFeedReading],
    NewsHiding,
    NewsList,
    NewsReading,
    NewsService,
    NewsConsequences,
    StillTrueService,
    StillTrueLinkService,
    NewsMailRefusalService,
    NewsMailSettings,
    NewsHistoryService,
    NewsCommentService,
    NewsCommentingService,
    WithdrawalService,
    WithdrawnNews,
  ],
})
export class BoardModule {}
