import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { TestApp } from './app.js';

/** A page of the application in a browser of its own, as somebody who is signed in, or as a stranger. */
export async function openTab(
  { app, browser }: { app: TestApp; browser: Browser },
  path: string,
  email: string | null,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const client = email === null ? app.client() : await app.signIn(email);
  const context = await browser.newContext({ baseURL: app.origin, ...options });
  await context.addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: app.origin })));
  const tab = await context.newPage();
  await tab.goto(path);
  return tab;
}
