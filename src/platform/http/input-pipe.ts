import type { PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { parseInput } from './parse-input.js';

/** `@Body(new InputPipe(schema))`: the parsed input, or a 422 with its fields. */
export class InputPipe<Schema extends z.ZodType> implements PipeTransform<unknown, z.output<Schema>> {
  constructor(private readonly schema: Schema) {}

  transform(value: unknown): z.output<Schema> {
    return parseInput(this.schema, value);
  }
}
