import { createRequire } from 'node:module';

// A start is loading two thousand modules: require() does it a quarter of a second faster than import.
// The first releases of Node 22 cannot require an ES module.
const require = createRequire(import.meta.url);
const { serve } = process.features.require_module
  ? (require('./serve.js') as typeof import('./serve.js'))
  : await import('./serve.js');

await serve();
