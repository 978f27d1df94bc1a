import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';

/** Whom hosts can write to; `silent` are those invited who have not answered. */
export const RECIPIENTS = ['going', 'waitlisted', 'maybe', 'silent'] as const;
export type Recipients = (typeof RECIPIENTS)[number];

/** What a host wrote to some of an event's people. */
@Entity('event_messages')
@Index('event_messages_event', ['eventId', 'createdAt'])
export class EventMessage {
  @IdColumn() id!: string;
  @RefColumn() eventId!: string;
  @RefColumn({ nullable: true }) authorId!: string | null;
  @JsonColumn() recipients!: Recipients[];
  @TextColumn() text!: string;
  @InstantColumn() createdAt!: number;
}
