import { runChecks } from './checks.mjs';
import { ensureInstalled, requireNode } from './install.mjs';

requireNode();
try {
  await ensureInstalled('all');
  const { passed, failed } = await runChecks();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
