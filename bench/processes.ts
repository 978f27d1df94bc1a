import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { builtFile } from './built.js';

/** A process of its own that is told what to do and answers, one message at a time. */
export interface Helper<Order, Answer> {
  pid: number;
  ask: (order: Order) => Promise<Answer>;
  /** The next message that nobody asked for. */
  hear: () => Promise<Answer>;
  end: () => Promise<void>;
}

/** @param name of a file in `bench/bare` */
export function startHelper<Order extends object, Answer>(name: string): Helper<Order, Answer> {
  const child = fork(builtFile(`bench/bare/${name}.js`), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const failed = whenItFails(child);
  const hear = async (): Promise<Answer> => {
    const [answer] = (await Promise.race([once(child, 'message'), failed])) as [Answer];
    return answer;
  };
  return {
    pid: child.pid!,
    ask(order) {
      const answer = hear();
      child.send(order);
      return answer;
    },
    hear,
    end: () => ended(child, 'SIGKILL'),
  };
}

export interface RunningApp {
  pid: number;
  origin: string;
  /** From the process's start to its first answer, in milliseconds. */
  startedIn: number;
  end: () => Promise<void>;
}

/** A program that serves HTTP on `port`, once it answers. */
export async function startServer(
  file: string,
  port: number,
  env: Record<string, string>,
): Promise<RunningApp> {
  const begun = performance.now();
  const child = spawn(process.execPath, [builtFile(file)], {
    env: { PATH: process.env['PATH'], PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const origin = `http://127.0.0.1:${port}`;
  await Promise.race([firstAnswer(origin), whenItFails(child)]);
  const startedIn = performance.now() - begun;
  return { pid: child.pid!, origin, startedIn, end: () => ended(child, 'SIGTERM') };
}

/** Resident memory of a process, in megabytes. */
export const residentMb = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;

async function firstAnswer(origin: string): Promise<void> {
  for (;;) {
    const answered = await fetch(origin, { redirect: 'manual' }).then(
      (answer) => answer.arrayBuffer().then(() => true),
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Nobody has to listen: in the end every child ends. */
function whenItFails(child: ChildProcess): Promise<never> {
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${child.spawnargs.slice(1).join(' ')} ended with ${code}.`);
  });
  failed.catch(() => undefined);
  return failed;
}

async function ended(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const exit = child.exitCode === null ? once(child, 'exit') : null;
  child.kill(signal);
  await exit;
}
