import { z } from 'zod';
import { PREVIEW_REASONS } from '../../features/invitations/change-preview.rules.js';
import type { ChangePreview } from '../../features/invitations/change-preview.service.js';

export const changePreviewShape = z
  .strictObject({
    changes: z
      .array(z.enum(['time', 'place', 'title', 'status']))
      .meta({ description: 'What people are told about' }),
    late: z
      .boolean()
      .meta({ description: 'Less than a day before the start: the mail says so in its subject' }),
    told: z
      .array(z.strictObject({ reason: z.enum(PREVIEW_REASONS), count: z.int() }))
      .meta({ description: 'How many people would be mailed, and why' }),
    promoted: z.int().meta({ description: 'How many move from the waiting list to a seat' }),
    notTold: z.array(z.string()).meta({ description: 'Fields that change and tell nobody' }),
  })
  .meta({ id: 'ChangePreview' });

export function changePreviewView(preview: ChangePreview): z.output<typeof changePreviewShape> {
  const count = (reason: (typeof PREVIEW_REASONS)[number]): number =>
    preview.people.filter((person) => person.reason === reason).length;
  return {
    changes: preview.changes,
    late: preview.isLate,
    told: PREVIEW_REASONS.map((reason) => ({ reason, count: count(reason) })).filter(
      (told) => told.count > 0,
    ),
    promoted: count('promoted'),
    notTold: preview.silent,
  };
}
