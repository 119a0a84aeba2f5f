/** The chain of evidence in a real browser: expired certificate → flagged reading → one panel → photo → the same in the PDF. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../backend/store/store.ts';
import { rowIds } from '../../shared/model/snapshot.ts';
import { openApp, type BrowserApp } from '../helpers/browser-app.ts';
import { migrationsDir, tempDir } from '../helpers/temp.ts';

let app: BrowserApp;
const auditId = 'a1';
const reading = (key: string) => rowIds.reading('e1', key);
const photo = join(
  import.meta.dirname,
  '..',
  '..',
  'resources',
  'samples',
  'photos',
  'clinker-c1-analyser.jpg',
);

const isoDay = (daysAgo: number): string =>
  new Date(Date.now() + 8 * 3_600_000 - daysAgo * 86_400_000).toISOString().slice(0, 10);
/** The certificate ended twelve days ago. */
const validUntil = isoDay(12);

/** A boiler with one reading of last month, and an analyser whose certificate has ended since. */
function profile(): string {
  const folder = tempDir();
  const store = openStore(folder, {
    migrationsDir,
    backupBeforeMigration: () => undefined,
    now: () => new Date(),
  });
  store.settings.set({ userName: '示例甲' });
  const write = (table: 'equipment' | 'instrument' | 'reading', rowId: string, values: object) => ({
    auditId,
    table,
    rowId,
    values: { ...values },
  });
  store.writer.write([
    { auditId, table: 'audit', rowId: auditId, values: { title: '示例证据链诊断', stage: 'onsite' } },
    {
      auditId,
      table: 'enterprise',
      rowId: rowIds.enterprise(auditId),
      values: { name: '示例高原食品有限公司' },
    },
    { auditId, table: 'site', rowId: rowIds.site(auditId), values: { altitudeM: 3650 } },
    write('equipment', 'e1', {
      kind: 'boiler',
      name: '1号锅炉',
      quantity: 1,
      inputs: { fuel: 'naturalGas', outputMedium: 'hot-water' },
    }),
    write('instrument', 'i1', {
      name: '示例烟气分析仪',
      model: 'YQ-1',
      serialNo: '0007',
      certificateNo: 'JZ-示例-118',
      calibratedAt: isoDay(377),
      validUntil,
    }),
    write('reading', reading('flueGasTemperatureC'), {
      equipmentId: 'e1',
      key: 'flueGasTemperatureC',
      value: 172,
      unit: '℃',
      source: 'measured',
      instrumentId: 'i1',
      measuredAt: `${isoDay(40)}T02:00:00.000Z`,
      measuredBy: '示例乙',
    }),
  ]);
  store.close();
  return folder;
}

async function open(page: Page, route: string, testId: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), route);
  await page.getByTestId(testId).waitFor();
}

const saved = (page: Page) =>
  page
    .getByTestId('saved-status')
    .filter({ hasText: /已保存/ })
    .waitFor();

async function faults(page: Page, within = 'body'): Promise<string[]> {
  // antd animates colours in; a frame of the animation is not what people read.
  await page.waitForTimeout(400);
  const { violations } = await new AxeBuilder({ page }).include(within).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

const panel = (page: Page) => page.getByTestId('chain-panel');
const gaps = (page: Page) => page.getByTestId('chain-gaps').innerText();

describe('the chain of evidence', () => {
  beforeAll(async () => {
    app = await openApp({ profile: profile() });
  });
  afterAll(() => app.close());

  it('says in the table of instruments that the certificate has ended', async () => {
    const { page } = app;
    await open(page, `/audit/${auditId}/equipment`, 'equipment-page');
    await expect.poll(() => page.getByTestId('certificate-i1').innerText()).toContain('已过期 12 天');
  });

  it('flags the reading of today at its field, and not the one of last month', async () => {
    const { page } = app;
    await open(page, `/audit/${auditId}/equipment/e1`, 'checklist-page');
    await page.getByTestId('reading-flueGasO2Pct').focus();
    await page.keyboard.type('6.8');
    await page.keyboard.press('Tab');
    await page.locator('[data-field="flueGasO2Pct"]').getByLabel('所用仪器').selectOption('i1');
    const flag = page.getByTestId('flag-flueGasO2Pct');
    await expect.poll(() => flag.innerText()).toContain('测量当日证书已过期 12 天');
    expect(await flag.innerText()).toContain(`有效期至 ${validUntil}`);
    expect(await page.getByTestId('flag-flueGasTemperatureC').count()).toBe(0);
    await saved(page);
  });

  it('opens the whole chain on one panel by Alt+J, with its gaps in words', async () => {
    const { page } = app;
    await page.getByTestId('reading-flueGasO2Pct').focus();
    await page.keyboard.press('Alt+j');
    await panel(page).waitFor();
    await page.getByTestId('chain-history').waitFor();
    const words = await panel(page).innerText();
    for (const part of ['1号锅炉', '6.8', '实测', 'JZ-示例-118', '测量当日证书已过期 12 天', '无照片']) {
      expect(words).toContain(part);
    }
    expect(await gaps(page)).toBe('证书过期\n无照片');
    expect(await page.getByTestId('chain-person').inputValue()).toBe('示例甲');
    expect(await page.getByTestId('chain-time').inputValue()).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    expect(await faults(page, '.ant-drawer')).toEqual([]);
  });

  it('takes a photo for the reading, in place, and the gap is gone', async () => {
    const { page } = app;
    await page.getByTestId('photo-file-reading-flueGasO2Pct').setInputFiles(photo);
    await page.getByTestId('chain-photos').locator('.photo-picture').first().waitFor();
    await expect.poll(() => gaps(page)).toBe('证书过期');
  });

  it('keeps who and when can be put right, and lists every change with its author', async () => {
    const { page } = app;
    await page.getByTestId('chain-person').fill('示例丙');
    await page.getByTestId('chain-note').click();
    await page.keyboard.type('测点在省煤器后');
    await page.getByTestId('chain-person').focus();
    await saved(page);
    const history = page.getByTestId('chain-history');
    await expect.poll(() => history.innerText()).toContain('测点在省煤器后');
    const changes = await history.innerText();
    expect(changes).toContain('示例甲 → 示例丙');
    expect(changes).toContain('所用仪器：示例烟气分析仪');
    expect(changes.match(/测量时间/g)).toHaveLength(1);
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    // A correction of the value is no new measurement.
    await page.getByTestId('reading-flueGasO2Pct').fill('6.9');
    await page.getByTestId('reading-flueGasO2Pct').press('Tab');
    await saved(page);
    await page.getByTestId('evidence-flueGasO2Pct').press('Enter');
    await expect.poll(() => history.innerText()).toContain('6.8 → 6.9');
    expect((await history.innerText()).match(/测量时间/g)).toHaveLength(1);
    expect(await page.getByTestId('chain-person').inputValue()).toBe('示例丙');
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
  });

  it('leads from the progress of the stage over the missing list to the very readings', async () => {
    const { page } = app;
    await open(page, `/audit/${auditId}/overview`, 'overview-page');
    await page.getByTestId('progress-onsite').press('Enter');
    await page.getByTestId('progress-tasks').waitFor();
    const all = page.getByTestId('missing-list').getByRole('link');
    const line = all.filter({ hasText: '在测量当日证书已过期' });
    await expect.poll(() => line.count()).toBe(1);
    expect(await line.innerText()).toContain('1 个读数所用仪器“示例烟气分析仪”');
    for (const way of ['step', 'chapter']) {
      await page.getByTestId(`progress-by-${way}`).press('Enter');
      expect(await faults(page)).toEqual([]);
    }
    await page.getByTestId('progress-9').press('Enter');
    await line.press('Enter');
    await page.getByTestId('evidence-page').waitFor();
    expect(await page.getByTestId('gap-overdue').getAttribute('aria-pressed')).toBe('true');
    const rows = page.getByTestId('evidence-rows').getByRole('row');
    await expect.poll(() => rows.count()).toBe(2);
    expect(await rows.last().innerText()).toContain('测量当日证书已过期 12 天');
    expect(await faults(page)).toEqual([]);
    await page.getByTestId(`open-${reading('flueGasO2Pct')}`).press('Enter');
    await panel(page).waitFor();
    await page.getByTestId('chain-to-field').press('Enter');
    await page.getByTestId('checklist-page').waitFor();
    await expect
      .poll(() =>
        page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field')),
      )
      .toBe('flueGasO2Pct');
  });

  it('prints the same in the annex of the report', async () => {
    const { page } = app;
    await open(page, `/audit/${auditId}/report`, 'report-page');
    await page.getByTestId('build-report').press('Enter');
    await page.getByTestId('build-done').waitFor({ timeout: 120_000 });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('download-report').first().press('Enter'),
    ]);
    const path = join(tempDir(), 'report.pdf');
    await download.saveAs(path);
    const text = execFileSync('pdftotext', [path, '-'], { encoding: 'utf8', maxBuffer: 50_000_000 });
    const plain = text.replaceAll(/\s+/g, '');
    expect(plain.includes('测量当日证书已过期12天')).toBe(true);
    expect(plain.match(/测量当日证书已过期12天/g)?.length).toBe(1);
    expect(plain.includes('1个读数所用仪器“示例烟气分析仪”在测量当日证书已过期')).toBe(true);
    expect(plain.includes('示例丙')).toBe(true);
    expect(/照片1/.test(plain)).toBe(true);
  });

  it('says what to measure next on a machine with results, and one press leads to the field', async () => {
    await app.close();
    app = await openApp({ profile: tempDir() });
    const { page } = app;
    await page.getByRole('button', { name: /^导入示例：.*(水泥|熟料)/ }).press('Enter');
    await page.getByTestId('overview-page').waitFor();
    const sample = /audit\/([^/]+)/.exec(page.url())?.[1] ?? '';
    await open(page, `/audit/${sample}/equipment`, 'equipment-table');
    const href = await page.getByTestId('equipment-table').getByRole('link').first().getAttribute('href');
    await open(page, (href ?? '').replace(/^#/, ''), 'checklist-page');
    const next = page.getByTestId('measure-next');
    await next.waitFor();
    await next.getByRole('button').first().press('Enter');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[data-field]')?.className))
      .toContain('reading');
    await page.keyboard.press('Alt+j');
    await page.getByTestId('chain-uses').waitFor();
    expect(await page.getByTestId('chain-uses').getByRole('row').count()).toBeGreaterThan(1);
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
    const behind = page.locator('.readings-behind').first();
    await behind.locator('summary').press('Enter');
    await behind.getByRole('button').first().press('Enter');
    await panel(page).waitFor();
    expect(await faults(page, '.ant-drawer')).toEqual([]);
  });
});
