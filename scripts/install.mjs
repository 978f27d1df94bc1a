/** Installs dependencies when what stands in node_modules was made for another lock file or another Node. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.maillage-install.json');

/** Ends the process with a readable line when this Node is older than package.json asks. */
export function requireNode() {
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '');
  const [wantedMajor, wantedMinor] = wanted.split('.').map(Number);
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  console.error(`Maillage needs Node ${wanted} or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

function currentHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.versions.modules} ${process.platform} ${process.arch}`)
    .digest('hex');
}

/** @param {'prod' | 'all'} kind */
function isInstalled(kind) {
  if (!existsSync(stampFile)) return false;
  try {
    const stamp = JSON.parse(readFileSync(stampFile, 'utf8'));
    return stamp.hash === currentHash() && (stamp.kind === 'all' || stamp.kind === kind);
  } catch {
    return false;
  }
}

/** @param {'prod' | 'all'} kind what the stamp will promise; dev dependencies are part of `all` only */
export function writeInstallStamp(kind) {
  writeFileSync(stampFile, JSON.stringify({ hash: currentHash(), kind }) + '\n');
}

/** Runs a command at the root and keeps its output: `{ code, output }`. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js')) return run(process.execPath, [cli, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}

/** @param {'prod' | 'all'} kind `prod` leaves out browsers, PostgreSQL and linters; `all` satisfies it too */
export async function ensureInstalled(kind) {
  if (isInstalled(kind)) return;
  console.error('installing dependencies (first start, a minute or two)…');
  const again = existsSync(modules);
  rmSync(stampFile, { force: true });
  const args = ['ci', kind === 'prod' ? '--omit=dev' : '--include=dev', '--no-audit', '--no-fund'];
  let result = await npm(args);
  if (result.code !== 0 && again) {
    // A half-made folder can stop npm from cleaning it up by itself.
    rmSync(modules, { recursive: true, force: true, maxRetries: 3 });
    result = await npm(args);
  }
  if (result.code !== 0)
    throw new Error(`${result.output}\nDependencies could not be installed (npm ci, above).`);
  writeInstallStamp(kind);
}
