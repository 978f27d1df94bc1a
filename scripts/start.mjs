import { prepare } from './prepare.mjs';

await prepare('prod');
await import('../dist/main.js');
