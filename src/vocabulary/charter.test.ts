import { describe, expect, it } from 'vitest';
import { defaultCharter } from './charter.js';

describe('the default charter', () => {
  it.each(['fr-FR', 'fr-CA', 'en'])('has ten sentences in %s', (locale) => {
    const lines = defaultCharter(locale).split('\n');
    expect(lines).toHaveLength(10);
    for (const line of lines) expect(line).toMatch(/^\S.*\.$/);
  });

  it('is set with French typography', () => {
    expect(defaultCharter('fr-FR')).toContain('«\u00a0je\u00a0»');
    expect(defaultCharter('fr-CA')).not.toContain("'");
  });
});
