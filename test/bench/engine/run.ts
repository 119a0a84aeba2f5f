/** Both engines in one Chromium page: values, then time per call. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { agrees } from './agreement.ts';
import { withEnginePage } from './browser.ts';
import { engineReport, reportText, writeReport } from './report.ts';

const ROUNDS = 101;
/** Some hundred times the resolution of an isolated page's clock (5 µs). */
const BATCH_MS = 2;

const root = join(import.meta.dirname, '..', '..', '..');

function peerName(): string {
  const path = join(createRequire(import.meta.url).resolve('measur-tools-suite'), '..', '..', 'package.json');
  const { name, version } = JSON.parse(readFileSync(path, 'utf8')) as { name: string; version: string };
  return `${name} ${version}`;
}

/** Measures, prints and writes the report; true when every quantity of the same definition agrees. */
export async function runEngineBench(): Promise<boolean> {
  const report = await withEnginePage(async (page, chromiumVersion) => {
    const agreements = await page.evaluate(() => window.engineBench.agreements);
    const timings = await page.evaluate((options) => window.engineBench.time(options), {
      rounds: ROUNDS,
      batchMs: BATCH_MS,
    });
    return engineReport(agreements, timings, {
      measuredAt: new Date().toISOString(),
      browser: `Chromium ${chromiumVersion}`,
      peer: peerName(),
      rounds: ROUNDS,
    });
  });
  const path = join(root, 'test-output', 'bench-engine.json');
  writeReport(report, path);
  console.log(reportText(report));
  console.log(`已写入 ${path}`);
  return report.rows.every(agrees);
}
