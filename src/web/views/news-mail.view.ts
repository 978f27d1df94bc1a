import { z } from 'zod';
import type { NewsMailChoice } from '../../features/board/news-mail.rules.js';

export const newsMailShape = z
  .strictObject({
    stillTrue: z.boolean().describe('Whether what you posted or confirmed still is true'),
    answers: z.boolean().describe('That somebody answered what you asked'),
  })
  .meta({ id: 'NewsMail' });
export type NewsMailJson = z.output<typeof newsMailShape>;

export const newsMailView = ({ stillTrue, answers }: NewsMailChoice): NewsMailJson => ({
  stillTrue,
  answers,
});
