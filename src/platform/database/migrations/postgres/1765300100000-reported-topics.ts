import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = {
  moderation_cases_live: `create unique index moderation_cases_live on moderation_cases (subject_type, subject_id) where status <> 'closed'`,
  moderation_cases_subject: `create index moderation_cases_subject on moderation_cases (subject_type, subject_id, opened_at)`,
};

/** As on SQLite, which forgets a check with its column alone. */
const withTypes = (types: string): string[] => [
  ...Object.keys(INDEXES).map((name) => `drop index ${name}`),
  `alter table moderation_cases add column new_type text not null default 'news'
    constraint moderation_cases_type check (new_type in (${types}))`,
  `update moderation_cases set new_type = subject_type`,
  `alter table moderation_cases drop column subject_type`,
  `alter table moderation_cases rename column new_type to subject_type`,
  ...Object.values(INDEXES),
];

const UP = [
  ...withTypes(`'news', 'news-comment', 'topic', 'notes', 'glossary-entry'`),
  `alter table topics add column hidden_at bigint`,
  `alter table topics add column revision integer not null default 1`,
];

const DOWN = [
  `alter table topics drop column revision`,
  `alter table topics drop column hidden_at`,
  `delete from moderation_cases where subject_type not in ('news', 'news-comment')`,
  ...withTypes(`'news', 'news-comment'`),
];

export class ReportedTopics1765300100000 implements MigrationInterface {
  name = 'ReportedTopics1765300100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
