import { describe, expect, it } from 'vitest';
import { allProfessions, isProfession, professionLabel, professionsOf } from './professions.js';

describe('professions', () => {
  it('are 47, each code once', () => {
    expect(new Set(allProfessions().map(({ code }) => code)).size).toBe(47);
    expect(isProfession('ass')).toBe(true);
    expect(isProfession('ASS')).toBe(false);
  });

  it.each([
    ['ass', 'fr-FR', 'assistante ou assistant de service social'],
    ['ass', 'en', 'social worker (France)'],
    ['psychologue', 'fr-CA', 'psychologue'],
    ['psed-qc', 'fr-CA', 'psychoéducatrice ou psychoéducateur'],
    ['autre', 'fr-FR', 'autre métier du social'],
  ])('%s in %s is named for any gender', (code, locale, label) => {
    expect(professionLabel(code, locale)).toBe(label);
  });

  it('never shorten a gender to a dot, a dash or brackets', () => {
    for (const { label } of allProfessions()) expect(label.fr).not.toMatch(/·|\(e|-e\b|\/|'/);
  });

  it('refuses an unknown code', () => {
    expect(() => professionLabel('nope', 'en')).toThrow(RangeError);
  });

  it('are proposed by country, those of both countries always', () => {
    const codes = professionsOf('CA-QC').map(({ code }) => code);
    expect(codes).toContain('ts-qc');
    expect(codes).toContain('autre');
    expect(codes).not.toContain('ass');
  });
});
