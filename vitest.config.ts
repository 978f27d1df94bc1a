import { defineConfig } from 'vitest/config';

const database = {
  include: ['test/**/*.e2e.test.ts', 'test/platform/**/*.test.ts'],
  exclude: ['test/browser/**', 'test/process/**'],
  // Modules are loaded once a worker instead of once a file: five times faster.
  // Files must not leave anything behind in process.env or in module state.
  isolate: false,
  testTimeout: 20_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    // Vitest leaves one core to its own process, which here mostly waits.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts', 'bench/**/*.test.ts'], isolate: false } },
      { test: { ...database, name: 'sqlite', globalSetup: 'test/support/sqlite-template.ts' } },
      { test: { ...database, name: 'postgres', globalSetup: 'test/support/postgres-template.ts' } },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/support/sqlite-template.ts',
          isolate: false,
          // One Chromium at a time on a small machine.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'process',
          include: ['test/process/**/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
