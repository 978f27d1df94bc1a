import { z } from 'zod';
import type { SeriesForesight } from '../../features/series/series-foresight.service.js';

const counted = z.int();

export const seriesForesightShape = z
  .strictObject({
    kept: counted.meta({ description: 'Dates that remain, with their answers' }),
    dropped: z
      .array(z.strictObject({ eventId: z.string(), startsLocal: z.string() }))
      .meta({ description: 'Dates that would be cancelled' }),
    added: counted.meta({ description: 'Dates that would be made at once' }),
    told: z.boolean().meta({ description: 'Whether anybody is mailed' }),
    concerned: z.strictObject({
      followers: counted.meta({ description: 'Who are usually there' }),
      others: counted.meta({ description: 'Who said yes or maybe to some of its dates' }),
    }),
  })
  .meta({ id: 'SeriesChangePreview' });

export const seriesForesightView = ({
  kept,
  dropped,
  added,
  isTold,
  concerned,
}: SeriesForesight): z.output<typeof seriesForesightShape> => ({
  kept,
  dropped: dropped.map(({ id, startsLocal }) => ({ eventId: id, startsLocal })),
  added,
  told: isTold,
  concerned: { followers: concerned.followers, others: concerned.others },
});
