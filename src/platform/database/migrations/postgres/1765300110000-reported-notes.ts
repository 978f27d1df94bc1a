import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReportedNotes1765300110000 implements MigrationInterface {
  name = 'ReportedNotes1765300110000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table event_notes add column hidden_at bigint`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table event_notes drop column hidden_at`);
  }
}
