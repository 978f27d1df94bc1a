import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';

/**
 * Ties an account to an association until a day. One row a person: renewing moves its end. Days are
 * `2027-03-05`, and compare as text with the day on which an event starts where it is.
 */
@Entity('adhesions')
@Index('adhesions_once', ['associationId', 'accountId'], { unique: true })
@Index('adhesions_end', ['associationId', 'endsOn', 'id'])
@Index('adhesions_account', ['accountId'])
@Index('adhesions_by_name', ['associationId', 'searchText', 'id'])
export class Adhesion {
  @IdColumn() id!: string;
  @RefColumn() associationId!: string;
  @RefColumn() accountId!: string;
  /** As the association knows its member: the person may call themselves otherwise here, and have moved. */
  @TextColumn() name!: string;
  @TextColumn() email!: string;
  @TextColumn() startsOn!: string;
  /** The last day that the dues pay for. */
  @TextColumn() endsOn!: string;
  /** The last day that they admit to anything: `endsOn` and the association's days of grace. */
  @TextColumn() admitsUntil!: string;
  /** Since when the person wants no mail before it ends. */
  @InstantColumn({ nullable: true }) noticesRefusedAt!: number | null;
  /** Name and address, as `searchable` makes them: lists are in its order. */
  @TextColumn({ default: '' }) searchText!: string;
  @IntegerColumn() revision!: number;
  @InstantColumn() createdAt!: number;
  @InstantColumn() updatedAt!: number;
}
