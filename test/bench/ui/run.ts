/** The page with a plant far larger than any, in real Chromium over the real browser host and a real database file. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '../../helpers/temp.ts';
import { openBenchPage } from './bench-page.ts';
import { buildPage } from './build-page.ts';
import { documentOf, measureBackendWrites, measureFieldEdits, measurePeer } from './edits.ts';
import { measureKeys } from './keys.ts';
import { measurePageChanges, openAudit } from './page-change.ts';
import { loadNow, machineName, reportText, type UiReport } from './report.ts';
import { measureScrolling } from './scroll.ts';
import { seedPlant } from './seed.ts';

const SIZE = { machines: 500, walkItems: 2000, photos: 1000 };
const KEYS = 200;
const PAGE_ROUNDS = 7;
const WHEEL_TURNS = 150;
const EDITS = 200;
const PUTS = 100;

const root = join(import.meta.dirname, '..', '..', '..');

/** Measures, prints the tables and writes all figures; true when all was measured. */
export async function runUiBench(): Promise<boolean> {
  const loadBefore = loadNow();
  const profile = tempDir('plateau-ui-bench-');
  console.log('生成大型企业…');
  const plant = await seedPlant(profile, SIZE);
  const pageDir = await buildPage();
  const document = await documentOf(profile);
  const backend = await measureBackendWrites(profile, EDITS * 2);
  console.log('在 Chromium 中测量…');
  const bench = await openBenchPage(profile, pageDir);
  try {
    const { page, chromiumVersion } = bench;
    const openMs = await openAudit(page);
    const pages = await measurePageChanges(page, PAGE_ROUNDS);
    const scrolling = await measureScrolling(page, WHEEL_TURNS);
    const edits = await measureFieldEdits(page, EDITS);
    const keys = await measureKeys(page, KEYS);
    const peer = await measurePeer(page, document, PUTS);
    const report: UiReport = {
      measuredAt: new Date().toISOString(),
      machine: machineName(),
      browser: chromiumVersion,
      load: [loadBefore, loadNow()],
      plant,
      openMs,
      keys,
      pages,
      scrolling,
      edits,
      backend,
      peer,
    };
    mkdirSync(join(root, 'test-output'), { recursive: true });
    const path = join(root, 'test-output', 'bench-ui.json');
    writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
    console.log(`\n${reportText(report)}\n\n已写入 ${path}`);
    return true;
  } finally {
    await bench.close();
  }
}
