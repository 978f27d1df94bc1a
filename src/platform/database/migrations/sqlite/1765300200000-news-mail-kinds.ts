import type { MigrationInterface, QueryRunner } from 'typeorm';

/** So far whoever refused one refused both. */
const UP = [
  `alter table news_mail_refusals add column still_true boolean not null default true`,
  `alter table news_mail_refusals add column answers boolean not null default true`,
];

const DOWN = [
  `alter table news_mail_refusals drop column answers`,
  `alter table news_mail_refusals drop column still_true`,
];

export class NewsMailKinds1765300200000 implements MigrationInterface {
  name = 'NewsMailKinds1765300200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
