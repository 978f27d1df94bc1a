import { environment, type Environment } from './environment.js';
import { isLocalMode } from './local-mode.js';

/** `unsaid`: nobody has configured anything, and who tries Maillage finds it inhabited. */
export type DemoWish = 'on' | 'off' | 'unsaid';

/** Where it listens and what it logs: to set these is not to set up an instance. */
const NO_CONFIGURATION = ['NODE_ENV', 'PORT', 'HOST', 'PUBLIC_URL', 'LOG_LEVEL'];

/** @param given the names of all variables that are set, ours or not */
export function demoOf(values: Environment, given: string[]): DemoWish {
  if (values.MAILLAGE_DEMO !== undefined) return values.MAILLAGE_DEMO === '1' ? 'on' : 'off';
  const isConfigured = given.some((name) => name in environment.shape && !NO_CONFIGURATION.includes(name));
  return isLocalMode(values) && !isConfigured ? 'unsaid' : 'off';
}
