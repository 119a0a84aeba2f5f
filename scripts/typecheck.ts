/** Type-checks every folder as its own project, so that each sees only the globals it may use. */
import { spawnSync } from 'node:child_process';

let failed = false;
for (const folder of ['shared', 'backend', 'electron', 'hosts', 'hub', 'renderer', 'test']) {
  const run = spawnSync('tsc', ['-p', folder], { stdio: 'inherit' });
  if (run.status !== 0) failed = true;
}
process.exit(failed ? 1 : 0);
