import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SearchBeginnings1765300300000 implements MigrationInterface {
  name = 'SearchBeginnings1765300300000';

  /**
   * Of a word that is not among those counted, PostgreSQL believes that many rows have it, and reads them all by their
   * position instead of looking it up: ten thousand words are counted instead of one thousand.
   */
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table news_search alter column terms set statistics 1000`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table news_search alter column terms set statistics -1`);
  }
}
