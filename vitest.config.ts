import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], extra: Record<string, unknown> = {}) => ({
  test: { name, include, pool: 'forks' as const, testTimeout: 30_000, hookTimeout: 60_000, ...extra },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', ['test/unit/**/*.test.ts', 'test/checks/**/*.test.ts']),
      project('contract', ['test/contract/**/*.test.ts']),
      project('hub', ['test/hub/**/*.test.ts'], { testTimeout: 120_000, hookTimeout: 120_000 }),
      project('e2e', ['test/e2e/**/*.test.ts', 'test/desktop/**/*.test.ts'], {
        testTimeout: 180_000,
        hookTimeout: 180_000,
        fileParallelism: false,
        // Waits in a real browser can run out on a loaded machine; a second failure is a fault, and a retry is reported.
        retry: 1,
      }),
    ],
  },
});
