#!/usr/bin/env node
import { prepare } from './prepare.mjs';

await prepare('prod');
await import('../dist/cli.js');
