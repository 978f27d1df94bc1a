import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ToldLapses1765010000000 implements MigrationInterface {
  name = 'ToldLapses1765010000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table series_invites add column told_lapse_at bigint`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table series_invites drop column told_lapse_at`);
  }
}
