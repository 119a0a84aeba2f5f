/** Scrolling the longest pages with the wheel: times between frames of the page's thread. */
import type { Page } from 'playwright-core';
import { settle } from './bench-page.ts';
import { auditId, boilerId } from './plant.ts';
import { spread, type Spread } from './stats.ts';

export interface ScrollFigures {
  zh: string;
  intervals: Spread;
  /** Frames that came within one refresh of 60 Hz and a quarter, %. */
  inTimePct: number;
  distancePx: number;
  rows: number;
}

/** One refresh at 60 Hz is 16.7 ms; the headless clock itself varies by a few. */
const IN_TIME_MS = 20.8;

const pages = [
  { zh: '用能设备 500 台', route: 'equipment', ready: '[data-row]', rows: '[data-row]' },
  { zh: '管理诊断 2000 项', route: 'management', ready: '[data-item]', rows: '[data-item]' },
  {
    zh: '锅炉检查表（照片 100 张）',
    route: `equipment/${boilerId}`,
    ready: '[data-item]',
    rows: '[data-item]',
  },
  { zh: '问题与措施', route: 'findings', ready: '[data-testid="findings"]', rows: '#main li, #main tr' },
] as const;

export async function measureScrolling(page: Page, wheelTurns: number): Promise<ScrollFigures[]> {
  const figures: ScrollFigures[] = [];
  for (const { zh, route, ready, rows } of pages) {
    await page.evaluate((hash) => (location.hash = hash), `/audit/${auditId}/${route}`);
    await page.locator(ready).first().waitFor();
    await settle(page);
    await page.mouse.move(600, 500);
    const start = await page.locator('#main').evaluate((main) => main.scrollTop);
    await page.evaluate(() => window.uiProbe.recordFrames(true));
    for (let turn = 0; turn < wheelTurns; turn += 1) {
      await page.mouse.wheel(0, 240);
      await page.waitForTimeout(12);
    }
    const frames = await page.evaluate(() => {
      window.uiProbe.recordFrames(false);
      return window.uiProbe.frames;
    });
    const end = await page.locator('#main').evaluate((main) => main.scrollTop);
    const intervals = frames.slice(1).map((time, i) => time - (frames[i] ?? time));
    figures.push({
      zh,
      intervals: spread(intervals),
      inTimePct: (100 * intervals.filter((ms) => ms <= IN_TIME_MS).length) / intervals.length,
      distancePx: end - start,
      rows: await page.locator(rows).count(),
    });
  }
  return figures;
}
