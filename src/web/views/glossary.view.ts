import { z } from 'zod';
import type { EntryVersion } from '../../features/glossary/glossary.service.js';
import type { Entry } from '../../features/glossary/glossary.rules.js';
import { personShape, personView } from './account.view.js';
import { instantOrNull } from './instant.view.js';

const words = {
  acronym: z.string(),
  country: z.enum(['FR', 'CA-QC']).nullable().describe('null: it has this sense in both'),
  sense: z.string(),
  explanation: z.string(),
  equivalent: z.string().nullable().describe('What comes near it in the other country'),
};

export const glossaryEntryShape = z
  .strictObject({
    id: z.string(),
    ...words,
    revision: z.int().describe('0 while it is as it came with the product'),
    updatedAt: z.string().nullable(),
  })
  .meta({ id: 'GlossaryEntry' });
export type GlossaryEntryJson = z.output<typeof glossaryEntryShape>;

export const glossaryVersionShape = z
  .strictObject({
    ...words,
    revision: z.int(),
    editor: personShape.nullable().describe('null for what came with the product, or once they are gone'),
    removed: z.boolean().describe('it was taken back then, as it read before'),
    at: z.string().nullable(),
  })
  .meta({ id: 'GlossaryVersion' });

export const askedAcronymShape = z.strictObject({
  entries: z.array(glossaryEntryShape),
  newsId: z.string().nullable().describe('The question, which others may have asked before'),
});

export function glossaryEntryView(entry: Entry): GlossaryEntryJson {
  const { id, acronym, country, sense, explanation, equivalent, revision, updatedAt } = entry;
  return {
    id,
    acronym,
    country,
    sense,
    explanation,
    equivalent,
    revision,
    updatedAt: instantOrNull(updatedAt),
  };
}

export const glossaryVersionView = ({
  editor,
  at,
  isRemoval,
  ...version
}: EntryVersion): z.output<typeof glossaryVersionShape> => ({
  ...version,
  removed: isRemoval,
  editor: editor && personView(editor),
  at: instantOrNull(at),
});
