import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Result } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const RUN = `axe
  .run({ runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] })
  .then(({ violations }) => violations)`;

async function violations(tab: Page): Promise<string[]> {
  const found = await tab.evaluate<Result[]>(RUN);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

const isTooWide = (tab: Page): Promise<boolean> =>
  tab.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');

const SHAPES = [320, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

/**
 * What is wrong with a page as it stands: what axe finds and where it is too wide, on a small phone and on a desk,
 * in light and in dark colours. Axe's script is evaluated, since the pages' policy refuses injected ones.
 */
export async function flaws(tab: Page): Promise<string[]> {
  await tab.evaluate(axeSource);
  const found: string[] = [];
  for (const { width, colorScheme } of SHAPES) {
    await tab.setViewportSize({ width, height: 800 });
    await tab.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const seen = await violations(tab);
    if (await isTooWide(tab)) seen.push('wider than its window');
    found.push(...seen.map((flaw) => `${width} pixels, ${colorScheme}: ${flaw}`));
  }
  return found;
}
