import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `alter table events add column held_seats integer not null default 0`,
  `alter table events add column shared_community_id uuid references communities (id) on delete set null`,
  `create index events_shared on events (shared_community_id, starts_at, id)`,
];

const DOWN = [
  `drop index events_shared`,
  `alter table events drop column shared_community_id`,
  `alter table events drop column held_seats`,
];

export class Meetups1764300000000 implements MigrationInterface {
  name = 'Meetups1764300000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
