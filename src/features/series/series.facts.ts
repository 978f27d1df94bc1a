import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';

/** The whole changed, ended or was cancelled: those who follow it have to be told. */
export const seriesRevised = factKind(
  'series.revised',
  z.object({ seriesId: z.string(), revision: z.number() }),
);

/** Dates between two days, both included, exist since. */
export const occurrencesAdded = factKind(
  'series.occurrences-added',
  z.object({ seriesId: z.string(), from: z.string(), to: z.string() }),
);

/** « Celle-ci et les suivantes »: the dates from one on are those of a new series. */
export const seriesSplit = factKind(
  'series.split',
  z.object({ seriesId: z.string(), nextSeriesId: z.string() }),
);

/** When to make dates beyond `after`, the last day up to which they exist. */
export const horizonDue = factKind(
  'series.horizon-due',
  z.object({ seriesId: z.string(), after: z.string() }),
);
