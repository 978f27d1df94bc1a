import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

/** How a process ended: its code, or the signal that killed it. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface RunningServer {
  origin: string;
  /** From the process's start until it says where it is, in milliseconds. */
  startedIn: number;
  end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<Ending>;
}

/** A folder to run in, where no `.env` lies about. */
export interface Place {
  folder: string;
  env: Record<string, string>;
  /** Every process that was started here and has not ended. */
  children: Set<ChildProcess>;
  /** Kills what still runs here. */
  remove: () => Promise<void>;
}

export function createPlace(env: Record<string, string> = {}): Place {
  const folder = mkdtempSync(join(tmpdir(), 'maillage-process-'));
  const children = new Set<ChildProcess>();
  return {
    folder,
    env: { DATABASE_URL: `sqlite:${join(folder, 'data', 'maillage.sqlite')}`, ...env },
    children,
    async remove() {
      const ended = [...children].map((child) => once(child, 'close'));
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(ended);
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

function spawnBuilt(file: string, args: string[], { folder, env, children }: Place) {
  const child = spawn(process.execPath, [join(dist, file), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  children.add(child);
  const ended = once(child, 'close').then((ending): Ending => {
    const [code, signal] = ending as [number | null, NodeJS.Signals | null];
    process.off('exit', kill);
    children.delete(child);
    return { code, signal, ...said };
  });
  return { child, ended };
}

/** `node dist/cli.js …`, until it ends. */
export const runCli = (place: Place, ...args: string[]): Promise<Ending> =>
  spawnBuilt('cli.js', args, place).ended;

/** `node dist/main.js` where it is expected to end by itself. */
export const runServer = (place: Place): Promise<Ending> => spawnBuilt('main.js', [], place).ended;

/** `node dist/main.js`, once it listens. */
export async function startServer(place: Place): Promise<RunningServer> {
  const port = place.env['PORT'] ?? String(await freePort());
  const begun = performance.now();
  const { child, ended } = spawnBuilt('main.js', [], { ...place, env: { ...place.env, PORT: port } });
  await Promise.race([listening(child), ended.then(refuse)]);
  return {
    origin: `http://127.0.0.1:${port}`,
    startedIn: performance.now() - begun,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

const listening = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Maillage is at')) resolve();
    });
  });

function refuse({ code, stdout, stderr }: Ending): never {
  throw new Error(`The server ended with ${code}:\n${stdout}\n${stderr}`);
}
