import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const committed = readFileSync(path('templates/mail/layout.html.eta'), 'utf8');

describe('the layout of mails', () => {
  it('is what `npm run mail` makes of its source', () => {
    const compiled = execFileSync(process.execPath, [path('scripts/mail.mjs'), '--print'], {
      encoding: 'utf8',
    });
    expect(committed).toBe(compiled);
  });

  it('weighs a tenth of what mail programs cut at', () => {
    expect(Buffer.byteLength(committed)).toBeLessThan(11_000);
  });
});
