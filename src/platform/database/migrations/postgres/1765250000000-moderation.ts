import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table moderation_cases (
    id uuid not null primary key,
    subject_type text not null check (subject_type in ('news', 'news-comment')),
    subject_id uuid not null,
    community_id uuid references communities (id) on delete cascade,
    author_id uuid references accounts (id) on delete set null,
    status text not null check (status in ('open', 'waiting', 'closed')),
    revision integer not null,
    opened_at bigint not null,
    corrected_at bigint
  )`,
  `create table moderation_decisions (
    id uuid not null primary key,
    case_id uuid not null references moderation_cases (id) on delete cascade,
    moderator_id uuid references accounts (id) on delete set null,
    action text not null,
    author_word text,
    reporter_word text,
    at bigint not null
  )`,
  `create table moderation_reports (
    id uuid not null primary key,
    case_id uuid not null references moderation_cases (id) on delete cascade,
    reporter_id uuid references accounts (id) on delete set null,
    reason text not null,
    word text,
    decision_id uuid references moderation_decisions (id) on delete set null,
    at bigint not null
  )`,
  `create unique index moderation_cases_live on moderation_cases (subject_type, subject_id) where status <> 'closed'`,
  `create index moderation_cases_subject on moderation_cases (subject_type, subject_id, opened_at)`,
  `create index moderation_cases_queue on moderation_cases (status, opened_at, id)`,
  `create index moderation_cases_community on moderation_cases (community_id, status, opened_at, id)`,
  `create index moderation_cases_author on moderation_cases (author_id)`,
  `create index moderation_decisions_case on moderation_decisions (case_id, at, id)`,
  `create index moderation_decisions_moderator on moderation_decisions (moderator_id)`,
  `create unique index moderation_reports_once on moderation_reports (case_id, reporter_id)`,
  `create index moderation_reports_reporter on moderation_reports (reporter_id)`,
  `create index moderation_reports_decision on moderation_reports (decision_id)`,
];

const DOWN = [
  `drop table moderation_reports`,
  `drop table moderation_decisions`,
  `drop table moderation_cases`,
];

export class Moderation1765250000000 implements MigrationInterface {
  name = 'Moderation1765250000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
