/** `npm run screenshots`: the README's pictures (docs/images), of the demo, in Chromium. Dates are those of today's demo. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './install.mjs';
import { prepare } from './prepare.mjs';

await prepare('all');
const { runnerImport } = await import('vite');

const MOST_BYTES = 150_000;
const DESK = { viewport: { width: 1200, height: 700 } };
/** Whom a proxy brings is not at this machine: the demo does not offer its people. */
const ELSEWHERE = { extraHTTPHeaders: { 'x-forwarded-for': '192.0.2.1' } };
const PHONE = { viewport: { width: 390, height: 740 }, deviceScaleFactor: 1.5, isMobile: true };

const walk = (tab) => tab.click('#answered ~ .cards h3 a');
const finistere = (tab) => tab.click('#mine ~ ul a:has-text("Finistère")');

/** Each picture: who looks (nobody: a stranger), at what, in which window, and the steps from the start page. */
const PICTURES = [
  { name: 'landing', window: { ...DESK, ...ELSEWHERE, colorScheme: 'light' } },
  { name: 'week', who: 'Soizic', window: { ...DESK, colorScheme: 'light' } },
  { name: 'meetup', who: 'Soizic', window: { ...PHONE, colorScheme: 'dark' }, reach: walk },
  { name: 'community', who: 'Gwenola', window: { ...DESK, colorScheme: 'light' }, reach: finistere },
];

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function serveDemo(folder) {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = {
    PATH: process.env.PATH,
    PORT: String(port),
    PUBLIC_URL: origin,
    DATABASE_URL: `sqlite:${join(folder, 'demo.sqlite')}`,
    SECRET: 'secret of the screenshots only '.repeat(2),
    MAILLAGE_DEMO: '1',
    LOG_LEVEL: 'error',
  };
  const main = join(root, 'dist', 'main.js');
  const server = spawn(process.execPath, [main], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) throw new Error('The demo did not start (above).');
    const isReady = await fetch(`${origin}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return { origin, server };
    await wait(200);
  }
  server.kill();
  throw new Error('The demo was not ready after a minute.');
}

async function enterAs(tab, name) {
  await tab.goto('/demo');
  await tab.click(`form[action="/demo/session"] button:has-text("${name}")`);
}

async function takePicture(browser, origin, { name, who, window, reach }) {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'fr-FR',
    reducedMotion: 'reduce',
    ...window,
  });
  const tab = await context.newPage();
  const failures = [];
  tab.on('response', (answer) => answer.ok() || answer.status() === 303 || failures.push(answer.url()));
  if (who) await enterAs(tab, who);
  await tab.goto('/');
  await reach?.(tab);
  await tab.waitForLoadState('networkidle');
  if (failures.length > 0) throw new Error(`${name}: no good answer from ${failures.join(', ')}`);
  const path = join(root, 'docs', 'images', `${name}.png`);
  await tab.screenshot({ path });
  await context.close();
  const { size } = statSync(path);
  console.log(`docs/images/${name}.png, ${Math.round(size / 1000)} KB`);
  if (size > MOST_BYTES) throw new Error(`${name}.png is heavier than ${MOST_BYTES / 1000} KB`);
}

const folder = mkdtempSync(join(tmpdir(), 'maillage-screenshots-'));
const { module } = await runnerImport(join(root, 'test', 'support', 'chromium.ts'), { configFile: false });
const { origin, server } = await serveDemo(folder);
const browser = await module.launchChromium();
try {
  for (const picture of PICTURES) await takePicture(browser, origin, picture);
} finally {
  await browser.close();
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
