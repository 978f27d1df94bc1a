import type { MigrationInterface } from 'typeorm';
import { Foundation1764000000000 as PostgresFoundation } from './postgres/1764000000000-foundation.js';
import { Feeds1764100000000 as PostgresFeeds } from './postgres/1764100000000-feeds.js';
import { Communities1764200000000 as PostgresCommunities } from './postgres/1764200000000-communities.js';
import { Meetups1764300000000 as PostgresMeetups } from './postgres/1764300000000-meetups.js';
import { Answers1764400000000 as PostgresAnswers } from './postgres/1764400000000-answers.js';
import { Addresses1764500000000 as PostgresAddresses } from './postgres/1764500000000-addresses.js';
import { Associations1764600000000 as PostgresAssociations } from './postgres/1764600000000-associations.js';
import { Adherents1764610000000 as PostgresAdherents } from './postgres/1764610000000-adherents.js';
import { Series1764700000000 as PostgresSeries } from './postgres/1764700000000-series.js';
import { SeriesInvites1764800000000 as PostgresSeriesInvites } from './postgres/1764800000000-series-invites.js';
import { Topics1764900000000 as PostgresTopics } from './postgres/1764900000000-topics.js';
import { Room1765000000000 as PostgresRoom } from './postgres/1765000000000-room.js';
import { ToldLapses1765010000000 as PostgresToldLapses } from './postgres/1765010000000-told-lapses.js';
import { GoingReminders1765100000000 as PostgresGoingReminders } from './postgres/1765100000000-going-reminders.js';
import { Board1765200000000 as PostgresBoard } from './postgres/1765200000000-board.js';
import { Glossary1765260000000 as PostgresGlossary } from './postgres/1765260000000-glossary.js';
import { NewsLife1765230000000 as PostgresNewsLife } from './postgres/1765230000000-news-life.js';
import { NewsSearch1765240000000 as PostgresNewsSearch } from './postgres/1765240000000-news-search.js';
import { Moderation1765250000000 as PostgresModeration } from './postgres/1765250000000-moderation.js';
import { NewsFeeds1765250100000 as PostgresNewsFeeds } from './postgres/1765250100000-news-feeds.js';
import { Digests1765270000000 as PostgresDigests } from './postgres/1765270000000-digests.js';
import { Notes1765280000000 as PostgresNotes } from './postgres/1765280000000-notes.js';
import { Suspensions1765300000000 as PostgresSuspensions } from './postgres/1765300000000-suspensions.js';
import { ReportedTopics1765300100000 as PostgresReportedTopics } from './postgres/1765300100000-reported-topics.js';
import { NewsMailKinds1765300200000 as PostgresNewsMailKinds } from './postgres/1765300200000-news-mail-kinds.js';
import { SearchBeginnings1765300300000 as PostgresSearchBeginnings } from './postgres/1765300300000-search-beginnings.js';
import { ReportedNotes1765300110000 as PostgresReportedNotes } from './postgres/1765300110000-reported-notes.js';
import { ReportedGlossary1765300120000 as PostgresReportedGlossary } from './postgres/1765300120000-reported-glossary.js';
import { Foundation1764000000000 as SqliteFoundation } from './sqlite/1764000000000-foundation.js';
import { Feeds1764100000000 as SqliteFeeds } from './sqlite/1764100000000-feeds.js';
import { Communities1764200000000 as SqliteCommunities } from './sqlite/1764200000000-communities.js';
import { Meetups1764300000000 as SqliteMeetups } from './sqlite/1764300000000-meetups.js';
import { Answers1764400000000 as SqliteAnswers } from './sqlite/1764400000000-answers.js';
import { Addresses1764500000000 as SqliteAddresses } from './sqlite/1764500000000-addresses.js';
import { Associations1764600000000 as SqliteAssociations } from './sqlite/1764600000000-associations.js';
import { Adherents1764610000000 as SqliteAdherents } from './sqlite/1764610000000-adherents.js';
import { Series1764700000000 as SqliteSeries } from './sqlite/1764700000000-series.js';
import { SeriesInvites1764800000000 as SqliteSeriesInvites } from './sqlite/1764800000000-series-invites.js';
import { Topics1764900000000 as SqliteTopics } from './sqlite/1764900000000-topics.js';
import { Room1765000000000 as SqliteRoom } from './sqlite/1765000000000-room.js';
import { ToldLapses1765010000000 as SqliteToldLapses } from './sqlite/1765010000000-told-lapses.js';
import { GoingReminders1765100000000 as SqliteGoingReminders } from './sqlite/1765100000000-going-reminders.js';
import { Board1765200000000 as SqliteBoard } from './sqlite/1765200000000-board.js';
import { Glossary1765260000000 as SqliteGlossary } from './sqlite/1765260000000-glossary.js';
import { NewsLife1765230000000 as SqliteNewsLife } from './sqlite/1765230000000-news-life.js';
import { NewsSearch1765240000000 as SqliteNewsSearch } from './sqlite/1765240000000-news-search.js';
import { Moderation1765250000000 as SqliteModeration } from './sqlite/1765250000000-moderation.js';
import { NewsFeeds1765250100000 as SqliteNewsFeeds } from './sqlite/1765250100000-news-feeds.js';
import { Digests1765270000000 as SqliteDigests } from './sqlite/1765270000000-digests.js';
import { Notes1765280000000 as SqliteNotes } from './sqlite/1765280000000-notes.js';
import { Suspensions1765300000000 as SqliteSuspensions } from './sqlite/1765300000000-suspensions.js';
import { ReportedTopics1765300100000 as SqliteReportedTopics } from './sqlite/1765300100000-reported-topics.js';
import { ReportedNotes1765300110000 as SqliteReportedNotes } from './sqlite/1765300110000-reported-notes.js';
import { ReportedGlossary1765300120000 as SqliteReportedGlossary } from './sqlite/1765300120000-reported-glossary.js';
import { NewsMailKinds1765300200000 as SqliteNewsMailKinds } from './sqlite/1765300200000-news-mail-kinds.js';
import { SearchBeginnings1765300300000 as SqliteSearchBeginnings } from './sqlite/1765300300000-search-beginnings.js';

type MigrationClass = new () => MigrationInterface;

const SQLITE: MigrationClass[] = [
  SqliteFoundation,
  SqliteFeeds,
  SqliteCommunities,
  SqliteMeetups,
  SqliteAnswers,
  SqliteAddresses,
  SqliteAssociations,
  SqliteAdherents,
  SqliteSeries,
  SqliteSeriesInvites,
  SqliteTopics,
  SqliteRoom,
  SqliteToldLapses,
  SqliteGoingReminders,
  SqliteBoard,
  SqliteNewsLife,
  SqliteNewsSearch,
  SqliteModeration,
  SqliteNewsFeeds,
  SqliteGlossary,
  SqliteDigests,
  SqliteNotes,
  SqliteSuspensions,
  SqliteReportedTopics,
  SqliteReportedNotes,
  SqliteReportedGlossary,
  SqliteNewsMailKinds,
  SqliteSearchBeginnings,
];
const POSTGRES: MigrationClass[] = [
  PostgresFoundation,
  PostgresFeeds,
  PostgresCommunities,
  PostgresMeetups,
  PostgresAnswers,
  PostgresAddresses,
  PostgresAssociations,
  PostgresAdherents,
  PostgresSeries,
  PostgresSeriesInvites,
  PostgresTopics,
  PostgresRoom,
  PostgresToldLapses,
  PostgresGoingReminders,
  PostgresBoard,
  PostgresNewsLife,
  PostgresNewsSearch,
  PostgresModeration,
  PostgresNewsFeeds,
  PostgresGlossary,
  PostgresDigests,
  PostgresNotes,
  PostgresSuspensions,
  PostgresReportedTopics,
  PostgresReportedNotes,
  PostgresReportedGlossary,
  PostgresNewsMailKinds,
  PostgresSearchBeginnings,
];

/** In the order in which they run; listed by hand, so that a build without its file does not compile. */
export const migrationsFor = (dialect: 'sqlite' | 'postgres'): MigrationClass[] =>
  dialect === 'sqlite' ? SQLITE : POSTGRES;
