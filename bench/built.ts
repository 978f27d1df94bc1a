import { fileURLToPath } from 'node:url';

/** This file runs from dist/bench, beside the application that is measured. */
const DIST = new URL('../', import.meta.url);

export const builtFile = (path: string): string => fileURLToPath(new URL(path, DIST));

/** A module of the built application: `built<typeof import('../src/application.js')>('application.js')`. */
export const built = async <Module>(path: string): Promise<Module> =>
  (await import(new URL(path, DIST).href)) as Module;
