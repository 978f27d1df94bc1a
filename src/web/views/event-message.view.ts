import { z } from 'zod';
import { RECIPIENTS } from '../../features/invitations/event-message.entity.js';
import type { EventMessageService } from '../../features/invitations/event-message.service.js';
import { personShape, personView } from './account.view.js';
import { instantShape, instantView } from './instant.view.js';

type SentMessage = Awaited<ReturnType<EventMessageService['list']>>[number];

export const eventMessageShape = z
  .strictObject({
    id: z.string(),
    author: personShape.nullable(),
    to: z.array(z.enum(RECIPIENTS)),
    text: z.string(),
    createdAt: instantShape,
    told: z.int().describe('How many people it was sent to so far'),
  })
  .meta({ id: 'EventMessage' });

export const eventMessageView = ({
  message,
  author,
  told,
}: SentMessage): z.output<typeof eventMessageShape> => ({
  id: message.id,
  author: author && personView(author),
  to: message.recipients,
  text: message.text,
  createdAt: instantView(message.createdAt),
  told,
});
