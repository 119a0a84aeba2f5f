/** Page changes: from the click to the frame that shows the page's content. */
import type { Page } from 'playwright-core';
import { auditId, boilerId } from './plant.ts';
import { settle } from './bench-page.ts';
import { spread, type Spread } from './stats.ts';

export interface PageChange {
  zh: string;
  times: Spread;
  /** Longest block of the page's thread while the page was opened, ms; 0 when none reached 50 ms. */
  longestBlock: number;
}

interface Way {
  zh: string;
  /** What is clicked. */
  link: string;
  /** What the page is opened for: its content, not its frame. */
  content: string;
}

const nav = (path: string) => `.sidenav a[href="#/audit/${auditId}/${path}"]`;
const test = (id: string) => `[data-testid="${id}"]`;

/** In this order each is opened from the one before; the audit opens on the last. */
const round: readonly Way[] = [
  { zh: '企业信息', link: nav('enterprise'), content: test('site-air') },
  { zh: '能源消费', link: nav('energy'), content: `${test('energy-grid')} input` },
  { zh: '用能设备', link: nav('equipment'), content: `${test('equipment-table')} [data-row] + [data-row]` },
  {
    zh: '现场检查（锅炉，照片 100 张）',
    link: `[data-row="${boilerId}"] a`,
    content: `${test('checklist-page')} [data-item]`,
  },
  {
    zh: '下一台设备',
    link: '.page-head a:has-text("下一台")',
    content: `${test('checklist-page')} [data-testid^="reading-"]`,
  },
  { zh: '管理诊断（2000 项）', link: nav('management'), content: `${test('management-page')} [data-item]` },
  { zh: '问题与措施', link: nav('findings'), content: test('findings') },
  { zh: '报告', link: nav('report'), content: test('gate') },
  { zh: '报送与同步', link: nav('delivery'), content: test('delivery-page') },
  { zh: '概览', link: nav('overview'), content: test('missing-list') },
];

export async function openAudit(page: Page): Promise<number> {
  const ms = await timedClick(page, `a[href="#/audit/${auditId}/overview"]`, test('overview-page'));
  await page.getByTestId('missing-list').waitFor();
  await settle(page);
  return ms;
}

export async function measurePageChanges(page: Page, rounds: number): Promise<PageChange[]> {
  const times = new Map<string, number[]>(round.map((way) => [way.zh, []]));
  const blocks = new Map<string, number>();
  for (let n = 0; n < rounds; n += 1) {
    for (const way of round) {
      const { ms, block } = await change(page, way);
      times.get(way.zh)?.push(ms);
      blocks.set(way.zh, Math.max(blocks.get(way.zh) ?? 0, block));
    }
  }
  return round.map(({ zh }) => ({
    zh,
    times: spread(times.get(zh) ?? []),
    longestBlock: blocks.get(zh) ?? 0,
  }));
}

async function change(page: Page, way: Way): Promise<{ ms: number; block: number }> {
  await page.evaluate((selector) => {
    window.uiProbe.longTasks = [];
    // What stands on the page before must not be taken for the new content.
    for (const old of document.querySelectorAll(selector)) old.setAttribute('data-old', '');
  }, way.content);
  const ms = await timedClick(page, way.link, `${way.content}:not([data-old])`);
  await page.waitForTimeout(700);
  const block = await page.evaluate(() => Math.max(0, ...window.uiProbe.longTasks));
  return { ms, block };
}

/** Clicks and returns the time from the click to the end of the frame that shows the content, ms. */
async function timedClick(page: Page, link: string, content: string): Promise<number> {
  const [ms] = await Promise.all([
    page.evaluate((selector) => window.uiProbe.afterClick(selector), content),
    page.waitForTimeout(50).then(() => page.locator(link).first().click()),
  ]);
  return ms;
}
