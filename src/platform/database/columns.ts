import { Column, PrimaryColumn, type ColumnOptions } from 'typeorm';

/*
 * One decorator a kind of value, so that an entity reads the same on both databases. Types are always
 * explicit: what the compiler emits for a nullable or enum property is `Object`.
 */

export const IdColumn = (): PropertyDecorator => PrimaryColumn({ type: 'uuid' });

export const KeyColumn = (): PropertyDecorator => PrimaryColumn({ type: 'text' });

export const RefColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'uuid', ...options });

export const TextColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'text', ...options });

/** Epoch milliseconds; `bigint` on both, and `pg` is told to parse it to a number. */
export const InstantColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'bigint', ...options });

export const IntegerColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'integer', ...options });

export const BooleanColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'boolean', ...options });

/** JSON kept as text on both databases: nothing here is queried inside. */
export const JsonColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: 'simple-json', ...options });
