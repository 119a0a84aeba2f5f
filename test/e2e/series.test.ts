/** A logger's file through the real page: read, choose, keep as evidence, open again, and the next file of its kind. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type BrowserApp } from '../helpers/browser-app.ts';
import { tempDir } from '../helpers/temp.ts';

const profile = tempDir();
const shots = join(import.meta.dirname, '..', '..', 'test-output', 'screens', 'series');
let app: BrowserApp;

async function seriousFaults(page: Page): Promise<string[]> {
  // antd animates colours in; a frame of the animation is not what people read.
  await page.waitForTimeout(400);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const stamp = (s: number) =>
  new Date(Date.UTC(2026, 6, 1) + s * 1000).toISOString().slice(0, 19).replace('T', ' ');
/** Two days at one value a minute: a day shift, a night at low load. */
const powerLog = (serial: string) =>
  `功率记录仪;${serial}\n时间;P;Q\n${Array.from({ length: 2880 }, (_, m) => {
    const hour = Math.floor(m / 60) % 24;
    const kw = hour >= 8 && hour < 20 ? 120 : 40;
    return `${stamp(m * 60)};${((kw + Math.sin(m)) * 1000).toFixed(0)};${(20 + Math.cos(m)).toFixed(1).replace('.', ',')}`;
  }).join('\n')}\n`;
const incoming = () => {
  try {
    return readdirSync(join(profile, 'incoming-series'));
  } catch {
    return [];
  }
};

async function openDialog(page: Page): Promise<void> {
  await page.getByTestId('series-inputPowerKW').first().focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('series-pick').waitFor();
}

describe('a data file', () => {
  beforeAll(async () => {
    app = await openApp({ profile });
    const { page } = app;
    await page.getByTestId('new-audit').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('new-enterprise').fill('示例高原食品有限公司');
    await page.keyboard.press('Enter');
    await page.getByTestId('enterprise-page').waitFor();
    await page.evaluate(() => (location.hash = location.hash.replace('/enterprise', '/equipment')));
    await page.getByTestId('equipment-page').waitFor();
    await page.getByTestId('import-equipment').first().click();
    await page
      .getByTestId('import-file')
      .setInputFiles(csv('台账.csv', '设备名称,型号,额定功率(kW)\n1号空压机,LG-20/8,132\n'));
    await page.getByTestId('import-ok').filter({ hasText: '导入 1 行设备' }).click();
    await page.getByTestId('equipment-table').getByText('1号空压机').first().waitFor();
    await page.getByRole('link', { name: '1号空压机' }).first().click();
    await page.getByTestId('checklist-page').waitFor();
  });
  afterAll(() => app.close());

  it('is read by what it holds, and by hand where that says too little', async () => {
    const { page } = app;
    await openDialog(page);
    await page.getByTestId('series-file').setInputFiles(csv('负荷.csv', powerLog('20260701')));
    await page.getByTestId('series-figures').waitFor();
    await page.screenshot({ path: join(shots, '1-opened.png') });
    await page.getByTestId('series-settings').locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('series-preview').getByText('列名：').waitFor();
    expect(await page.getByTestId('series-preview').getByText('2026-07-01 00:01:00').count()).toBe(2);
    // The file names no unit: nothing may be used before somebody has said what it is.
    expect(await page.getByTestId('series-use').isDisabled()).toBe(true);
    await page.getByTestId('series-unit').selectOption('W');
    await page.getByTestId('series-conversion').getByText('1 W = 0.001 kW').waitFor();
    expect(await page.getByTestId('series-use').isDisabled()).toBe(false);
    await page.getByTestId('series-profile').getByText('最大需量（15 min 平均）').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.screenshot({ path: join(shots, '2-settings.png') });
    // A wrong choice shows at once what cannot be read any more, and can be taken back.
    await page.getByTestId('series-date-order').selectOption('mdy');
    await page.getByTestId('series-preview').waitFor();
    await page.getByTestId('series-date-order').selectOption('ymd');
    await page.getByTestId('series-settings').locator('summary').click();
  });

  it('gives the dragged and then the typed interval as a reading, with its file as evidence', async () => {
    const { page } = app;
    const chart = page.getByTestId('series-chart');
    await chart.scrollIntoViewIfNeeded();
    const box = await chart.boundingBox();
    if (!box) throw new Error('no chart');
    await page.mouse.move(box.x + box.width * 0.2, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.4, box.y + 120, { steps: 5 });
    await page.mouse.up();
    await page.getByTestId('series-figures').getByText('9.6 小时').waitFor();
    await page.getByLabel('开始', { exact: true }).fill('2026-07-01T08:00:00');
    await page.getByLabel('结束', { exact: true }).fill('2026-07-01T19:59:00');
    await page.getByTestId('series-figures').getByText('720（').waitFor();
    await page.getByText('标准不确定度', { exact: false }).first().waitFor();
    await page.locator('.series-derivation summary').click();
    await page.getByText('u = √(u_A² + u_B²)').waitFor();
    await page.screenshot({ path: join(shots, '3-interval.png') });
    await page.getByTestId('series-use').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('series-pick').waitFor({ state: 'hidden' });
    expect(Number(await page.getByTestId('reading-inputPowerKW').first().inputValue())).toBeCloseTo(120, 0);
    await page.getByTestId('saved-status').filter({ hasText: '已保存' }).waitFor();
    expect(incoming()).toEqual([]);
  });

  it('opens again from the reading at the same interval', async () => {
    const { page } = app;
    await page.reload();
    await page.getByTestId('checklist-page').waitFor();
    await page.getByTestId('series-inputPowerKW').filter({ hasText: '原始曲线' }).first().waitFor();
    await openDialog(page);
    await page.getByTestId('series-figures').getByText('720（').waitFor();
    expect(await page.getByLabel('结束', { exact: true }).inputValue()).toBe('2026-07-01T19:59');
    expect(await page.getByTestId('series-unit').inputValue()).toBe('W');
    await page.screenshot({ path: join(shots, '4-reopened.png') });
    await page.keyboard.press('Escape');
    await page.getByTestId('series-pick').waitFor({ state: 'hidden' });
  });

  it('takes the next file of its kind as the last one was read, until that is reset', async () => {
    const { page } = app;
    await openDialog(page);
    await page.getByTestId('series-figures').waitFor();
    await page.getByTestId('series-file').setInputFiles(csv('负荷-2.csv', powerLog('20260702')));
    await page.getByText('按上次的设置读取').waitFor();
    expect(await page.getByTestId('series-unit').inputValue()).toBe('W');
    await page.getByTestId('series-reset').focus();
    await page.keyboard.press('Enter');
    await page.getByText('按上次的设置读取').waitFor({ state: 'hidden' });
    await expect.poll(() => page.getByTestId('series-unit').inputValue()).toBe('file');
    await page.keyboard.press('Escape');
    await page.getByTestId('series-pick').waitFor({ state: 'hidden' });
    await expect.poll(incoming).toEqual([]);
  });

  it('says row, column and cure for a clock that was set back, and lets no reading be made of it', async () => {
    const { page } = app;
    await openDialog(page);
    await page.getByTestId('series-figures').waitFor();
    const lines = Array.from({ length: 40 }, (_, s) => `${stamp(s < 20 ? s * 60 : s * 60 - 900)},${50 + s}`);
    await page.getByTestId('series-file').setInputFiles(csv('倒退.csv', `时间,P(kW)\n${lines.join('\n')}\n`));
    await page.getByRole('alert').getByText('第 22 行“时间”列由').waitFor();
    expect(await page.getByTestId('series-use').isDisabled()).toBe(true);
    await page.screenshot({ path: join(shots, '5-backwards.png') });
    await page.keyboard.press('Escape');
    await page.getByTestId('series-pick').waitFor({ state: 'hidden' });
  });

  it('leaves nothing of a file that was open when the power went, and keeps the one behind the reading', async () => {
    const { page, host } = app;
    await openDialog(page);
    await page.getByTestId('series-figures').waitFor();
    await page.getByTestId('series-file').setInputFiles(csv('另一份.csv', powerLog('20260703')));
    await page.getByText('另一份.csv').waitFor();
    await page.getByTestId('series-figures').waitFor();
    expect(incoming().length).toBeGreaterThan(0);
    host.kill('SIGKILL');
    await new Promise((resolve) => host.once('exit', resolve));
    await app.context.browser()?.close();
    app = await openApp({ profile });
    await app.page.getByText('示例高原食品有限公司').first().waitFor();
    await expect.poll(incoming).toEqual([]);
    const kept = readdirSync(join(profile, 'blobs'), { recursive: true, encoding: 'utf8' });
    expect(kept.filter((name) => /[0-9a-f]{64}$/.test(name))).toHaveLength(1);
  });
});
