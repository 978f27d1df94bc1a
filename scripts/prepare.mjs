/** What stands between a fresh clone and a running process, for the commands that run the built code. */
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, requireNode } from './install.mjs';

/** @param {'prod' | 'all'} kind */
export async function prepare(kind) {
  requireNode();
  try {
    await ensureInstalled(kind);
    await ensureBuilt();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
