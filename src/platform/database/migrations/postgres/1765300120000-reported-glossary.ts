import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `alter table glossary_entries add column hidden_at bigint`,
  `alter table glossary_entries add column removed_at bigint`,
  `alter table glossary_entries add column editor_id uuid references accounts (id) on delete set null`,
  `create index glossary_entries_editor on glossary_entries (editor_id)`,
  `update glossary_entries set editor_id = (
    select version.editor_id from glossary_versions version
    where version.entry_id = glossary_entries.id and version.revision = glossary_entries.revision
  )`,
  `alter table glossary_versions add column is_removal boolean not null default false`,
];

const DOWN = [
  `alter table glossary_versions drop column is_removal`,
  `drop index glossary_entries_editor`,
  `alter table glossary_entries drop column editor_id`,
  `alter table glossary_entries drop column removed_at`,
  `alter table glossary_entries drop column hidden_at`,
];

export class ReportedGlossary1765300120000 implements MigrationInterface {
  name = 'ReportedGlossary1765300120000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
