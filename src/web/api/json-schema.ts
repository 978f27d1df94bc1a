import { z } from 'zod';

/** As far as the document and its page read one. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  default?: unknown;
  const?: unknown;
  enum?: unknown[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
}

type Components = Record<string, JsonSchema>;

/** Where every schema with an `id` ends up; the others stand where they are used. */
export class SchemaBook {
  readonly components: Components = {};

  /** What a route takes: unknown fields are refused. */
  input(schema: z.ZodType): JsonSchema {
    return this.add(schema, () => undefined);
  }

  /** What a route answers: more fields may come. */
  output(schema: z.ZodType): JsonSchema {
    return this.add(schema, (json) => delete json.additionalProperties);
  }

  private add(schema: z.ZodType, adjust: (json: JsonSchema) => void): JsonSchema {
    const { $schema, $defs, ...root } = z.toJSONSchema(schema, {
      io: 'input',
      target: 'draft-2020-12',
      unrepresentable: 'any',
      override: ({ jsonSchema }) => {
        adjust(jsonSchema as JsonSchema);
        // The format says it, shorter.
        if (jsonSchema.format) delete jsonSchema.pattern;
      },
    });
    Object.assign(this.components, elsewhere($defs ?? {}));
    return elsewhere(root);
  }
}

/** Zod keeps named schemas in `$defs`, OpenAPI in its components. */
const elsewhere = (schema: object): Components =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as Components;
