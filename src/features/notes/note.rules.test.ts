import { expect, it } from 'vitest';
import { checkWritable, isReportable, isShownTo } from './note.rules.js';

const notes = { text: 'Rien de neuf', editorId: 'writer' as string | null, hiddenAt: null as number | null };

it.each<[string, Partial<typeof notes>, string, boolean, boolean]>([
  ['shown, by who wrote them', {}, 'writer', true, false],
  ['shown, by another', {}, 'other', true, true],
  ['shown, once who wrote them is gone', { editorId: null }, 'other', true, true],
  ['empty, by another', { text: '' }, 'other', true, false],
  ['hidden, by who wrote them', { hiddenAt: 1 }, 'writer', true, false],
  ['hidden, by another', { hiddenAt: 1 }, 'other', false, false],
  ['hidden, once who wrote them is gone', { editorId: null, hiddenAt: 1 }, 'other', false, false],
])('%s', (_, fields, accountId, isShown, reportable) => {
  const found = { ...notes, ...fields };
  expect([isShownTo(found, accountId), isReportable(found, accountId)]).toEqual([isShown, reportable]);
  const write = () => checkWritable(found, accountId);
  if (isShown) expect(write).not.toThrow();
  else expect(write).toThrow(expect.objectContaining({ code: 'notes-hidden' }));
});
