/** Compiles on every change and restarts. */
import { spawn } from 'node:child_process';
import { nestBin } from './build.mjs';
import { prepare } from './prepare.mjs';
import { root } from './install.mjs';

await prepare('all');
const watcher = spawn(process.execPath, [nestBin, 'start', '--watch'], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => watcher.kill(signal));
watcher.on('exit', (code) => process.exit(code ?? 1));
