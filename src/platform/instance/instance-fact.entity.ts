import { Entity } from 'typeorm';
import { KeyColumn, TextColumn } from '../database/columns.js';

/** What the instance remembers about itself, such as the time zone rules its instants were computed with. */
@Entity('instance_facts')
export class InstanceFact {
  @KeyColumn() name!: string;
  @TextColumn() value!: string;
}
