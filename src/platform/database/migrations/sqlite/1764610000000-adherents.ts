import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `alter table associations add column search_text text not null default ''`,
  `alter table adhesions add column search_text text not null default ''`,
  `alter table adhesions add column notices_refused_at bigint`,
  `alter table communities add column parent_association_id varchar references associations (id) on delete set null`,
  `create index adhesions_by_name on adhesions (association_id, search_text, id)`,
];

const DOWN = [
  `drop index adhesions_by_name`,
  `alter table communities drop column parent_association_id`,
  `alter table adhesions drop column notices_refused_at`,
  `alter table adhesions drop column search_text`,
  `alter table associations drop column search_text`,
];

export class Adherents1764610000000 implements MigrationInterface {
  name = 'Adherents1764610000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
