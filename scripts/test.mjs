/**
 * `npm test`: installs, builds, the four checks, then every vitest project.
 * `npm test -- test/events.e2e.test.ts`: vitest alone, with these arguments.
 * The last line is always `N passed, N failed`.
 */
import { ensureBuilt } from './build.mjs';
import { runChecks } from './checks.mjs';
import { ensureInstalled, requireNode } from './install.mjs';
import { runTests } from './vitest.mjs';

requireNode();
const args = process.argv.slice(2);
const total = { passed: 0, failed: 0 };

function add({ passed, failed }) {
  total.passed += passed;
  total.failed += failed;
}

function addError(error) {
  console.error(error.message);
  total.failed += 1;
}

try {
  await ensureInstalled('all');
  // Tests of the real process run dist/.
  await ensureBuilt().catch(addError);
  if (args.length === 0) add(await runChecks());
  add(await runTests(args));
} catch (error) {
  addError(error);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
