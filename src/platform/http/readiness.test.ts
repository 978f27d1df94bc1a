import { expect, it } from 'vitest';
import { Readiness } from './readiness.js';

const well = { name: 'well', check: () => Promise.resolve() };
const ill = { name: 'ill', check: () => Promise.reject(new Error('no')) };

it('is ready while every check passes', async () => {
  const readiness = new Readiness();
  readiness.register(well);
  expect(await readiness.report()).toEqual({ ready: true, checks: [{ name: 'well', ok: true }] });
});

it('says which check failed', async () => {
  const readiness = new Readiness();
  readiness.register(well);
  readiness.register(ill);
  const checks = [
    { name: 'well', ok: true },
    { name: 'ill', ok: false },
  ];
  expect(await readiness.report()).toEqual({ ready: false, checks });
});

it('is not ready once it stops', async () => {
  const readiness = new Readiness();
  readiness.onModuleDestroy();
  expect(await readiness.report()).toMatchObject({ ready: false });
});
