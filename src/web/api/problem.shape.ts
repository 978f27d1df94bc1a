import { z } from 'zod';

/** RFC 9457, as `platform/http` writes it. */
export const problemShape = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable: for programs to tell problems apart' }),
    detail: z.string(),
    errors: z
      .array(
        z.looseObject({
          field: z.string().meta({ description: 'Dotted path; empty for the whole' }),
          code: z.string(),
          message: z.string(),
          level: z.enum(['block', 'confirm']).optional().describe('Of a passage, with the code `secrecy`'),
          start: z.int().optional().describe('Where the passage starts, in UTF-16 units'),
          end: z.int().optional(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' });
