import rows from './wordings.json' with { type: 'json' };

/** One thing that is said otherwise in France and in Québec. */
export interface Wording {
  idea: string;
  france: string;
  quebec: string;
}

export const allWordings = (): readonly Wording[] => rows;
