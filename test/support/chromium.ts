import packaged, { inflate } from '@sparticuz/chromium';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';

interface Executable {
  executablePath: string;
  env?: Record<string, string>;
}

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
const unpacked = join(cache, 'chromium-147');
const packedFiles = join(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../../../bin');

/** Fonts of the package beside those of the system, which may have none. */
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(unpacked, 'fonts')}</dir>
  <cachedir>${join(unpacked, 'fonts-cache')}</cachedir>
</fontconfig>
`;

/** Unpacks browser, fonts and the libraries a bare system lacks (NSS, expat), once per installation. */
async function unpack(): Promise<void> {
  if (existsSync(unpacked)) return;
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'chromium-'));
  const previous = process.env['TMPDIR'];
  // The package unpacks into the temporary folder; a shared one may hold another user's copy.
  process.env['TMPDIR'] = folder;
  try {
    await packaged.executablePath();
    await inflate(join(packedFiles, 'al2023.tar.br'));
  } finally {
    if (previous === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = previous;
  }
  await writeFile(join(folder, 'fonts.conf'), fontSettings);
  // Two workers may unpack at once: the first to finish wins.
  await rename(folder, unpacked).catch(() => rm(folder, { recursive: true, force: true }));
}

async function findExecutable(): Promise<Executable> {
  const chosen = process.env['CHROMIUM_PATH'] ?? systemPaths.find((path) => existsSync(path));
  if (chosen !== undefined) return { executablePath: chosen };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found: install one, or set CHROMIUM_PATH to its executable.');
  }
  await unpack();
  return {
    executablePath: join(unpacked, 'chromium'),
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(unpacked, 'fonts.conf'),
    },
  };
}

/** A headless Chromium: CHROMIUM_PATH, else the system's, else the one of the npm package. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    ...(await findExecutable()),
    args: [
      '--no-sandbox',
      // No requests of the browser's own.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
