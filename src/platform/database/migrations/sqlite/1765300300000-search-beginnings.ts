import type { MigrationInterface, QueryRunner } from 'typeorm';

const TERMS = `terms, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '._-'"`;

const REMOVAL = `create trigger news_search_removed after delete on news_search
  begin delete from news_search_terms where rowid = old.position; end`;

/** A table of terms keeps none of its own to read again: what its index says of each row is what the next one is told. */
const rebuilt = (options: string): string[] => [
  `drop trigger news_search_removed`,
  `create virtual table news_search_known using fts5vocab (news_search_terms, instance)`,
  `create virtual table news_search_rebuilt using fts5 (${options})`,
  `insert into news_search_rebuilt (rowid, terms)
    select doc, group_concat(term, ' ') from news_search_known group by doc`,
  `drop table news_search_known`,
  `drop table news_search_terms`,
  `alter table news_search_rebuilt rename to news_search_terms`,
  REMOVAL,
];

export class SearchBeginnings1765300300000 implements MigrationInterface {
  name = 'SearchBeginnings1765300300000';

  /** Without its own index a beginning costs as much as all words that have it, however few rows are asked for. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of rebuilt(`${TERMS}, prefix = '3 4 5 6 7 8 9 10 11 12'`))
      await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of rebuilt(TERMS)) await queryRunner.query(statement);
  }
}
