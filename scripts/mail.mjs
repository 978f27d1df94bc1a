import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import mjml from 'mjml';

const SOURCE = fileURLToPath(new URL('../templates/mail/layout.mjml', import.meta.url));

/** What `layout.mjml` becomes: production reads this, and never has the compiler. */
const COMPILED = fileURLToPath(new URL('../templates/mail/layout.html.eta', import.meta.url));

/** Eta's tags pass through. Without `fonts: {}` a known font's name would fetch it from Google. */
async function compileLayout() {
  const options = { validationLevel: 'strict', keepComments: false, fonts: {} };
  const { html } = await mjml(await readFile(SOURCE, 'utf8'), options);
  return `${html
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n')
    .trim()}\n`;
}

const compiled = await compileLayout();
if (process.argv.includes('--print')) process.stdout.write(compiled);
else await writeFile(COMPILED, compiled);
