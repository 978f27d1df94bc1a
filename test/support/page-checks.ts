import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds: rule and element. Its script is evaluated, since the pages' policy refuses injected ones. */
export async function axe(tab: Page): Promise<string[]> {
  await tab.evaluate(axeSource);
  const results = await tab.evaluate<AxeResults>(
    'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })',
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** Whether a page is wider than its window. */
export const sideways = (tab: Page): Promise<boolean> =>
  tab.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');
