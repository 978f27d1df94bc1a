import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `create table structures (
    id varchar not null primary key,
    name text not null,
    type text not null,
    territory text not null,
    town text,
    address text,
    phone text,
    email text,
    website text,
    run_by_id varchar references associations (id) on delete set null,
    closed_on text,
    search_text text not null,
    likeness text not null,
    created_by varchar references accounts (id) on delete set null,
    revision integer not null,
    created_at bigint not null,
    updated_at bigint not null
  )`,
  `create table news_items (
    id varchar not null primary key,
    kind text not null,
    title text not null,
    text text not null,
    territory text not null,
    structure_id varchar references structures (id),
    effective_on text,
    ends_on text,
    deadline_on text,
    source_text text,
    source_url text,
    alternative text,
    new_address text,
    acronym text,
    scope text not null check (scope in ('instance', 'community', 'public')),
    community_id varchar references communities (id) on delete cascade,
    author_id varchar references accounts (id) on delete set null,
    association_id varchar references associations (id),
    status text not null check (status in ('draft', 'published', 'withdrawn')),
    state text not null check (state in ('unverified', 'confirmed', 'official', 'disputed', 'outdated')),
    supersedes_id varchar references news_items (id) on delete set null,
    expires_on text,
    expires_at bigint,
    asked_at bigint,
    hidden_at bigint,
    corrected_at bigint,
    revision integer not null,
    created_at bigint not null,
    published_at bigint,
    updated_at bigint not null,
    check (scope <> 'community' or community_id is not null),
    check (status = 'draft' or (published_at is not null and expires_at is not null and expires_on is not null))
  )`,
  `create table news_themes (
    news_id varchar not null references news_items (id) on delete cascade,
    theme text not null,
    primary key (news_id, theme)
  )`,
  `create table news_confirmations (
    news_id varchar not null references news_items (id) on delete cascade,
    account_id varchar not null references accounts (id) on delete cascade,
    still_true boolean not null,
    at bigint not null,
    primary key (news_id, account_id)
  )`,
  `create table news_edits (
    id varchar not null primary key,
    news_id varchar not null references news_items (id) on delete cascade,
    editor_id varchar references accounts (id) on delete set null,
    kind text not null check (kind in ('edit', 'correction')),
    revision integer not null,
    before text not null,
    at bigint not null
  )`,
  `create table news_comments (
    id varchar not null primary key,
    news_id varchar not null references news_items (id) on delete cascade,
    author_id varchar references accounts (id) on delete set null,
    text text not null,
    withdrawn_at bigint,
    hidden_at bigint,
    created_at bigint not null
  )`,
  `create index structures_by_name on structures (search_text, id)`,
  `create index structures_likeness on structures (likeness)`,
  `create index structures_territory on structures (territory, id)`,
  `create index structures_run_by on structures (run_by_id)`,
  `create index news_items_feed on news_items (status, expires_at, published_at, id)`,
  `create index news_items_territory on news_items (territory, published_at, id)`,
  `create index news_items_structure on news_items (structure_id, published_at)`,
  `create index news_items_community on news_items (community_id, published_at)`,
  `create index news_items_author on news_items (author_id, status, updated_at)`,
  `create index news_items_association on news_items (association_id)`,
  `create index news_items_supersedes on news_items (supersedes_id)`,
  `create index news_themes_theme on news_themes (theme, news_id)`,
  `create index news_confirmations_account on news_confirmations (account_id)`,
  `create unique index news_edits_item on news_edits (news_id, revision)`,
  `create index news_edits_editor on news_edits (editor_id)`,
  `create index news_comments_item on news_comments (news_id, created_at, id)`,
  `create index news_comments_author on news_comments (author_id)`,
];

const DOWN = [
  `drop table news_comments`,
  `drop table news_edits`,
  `drop table news_confirmations`,
  `drop table news_themes`,
  `drop table news_items`,
  `drop table structures`,
];

export class Board1765200000000 implements MigrationInterface {
  name = 'Board1765200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
