/** A new audit by keyboard: boiler checklist, live efficiency, a photo, the report; screen and paper show one number. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type BrowserApp } from '../helpers/browser-app.ts';
import { tempDir } from '../helpers/temp.ts';

let app: BrowserApp;

/** Types into the focused control and leaves it by keyboard. */
async function typeInto(page: Page, testId: string, text: string): Promise<void> {
  await page.getByTestId(testId).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
}

async function choose(page: Page, testId: string, label: string): Promise<void> {
  const select = page.getByTestId(testId);
  await select.focus();
  await select.selectOption({ label });
}

async function saved(page: Page): Promise<void> {
  await page.getByTestId('saved-status').filter({ hasText: '已保存' }).waitFor();
}

async function seriousFaults(page: Page): Promise<string[]> {
  // antd animates colours in; a frame of the animation is not what people read.
  await page.waitForTimeout(400);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

describe('a boiler audit in a real browser', () => {
  beforeAll(async () => {
    app = await openApp({ profile: tempDir() });
  });
  afterAll(() => app.close());

  it('starts with an empty list that says what to do, and makes a project by keyboard', async () => {
    const { page } = app;
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByTestId('new-audit').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('new-enterprise').waitFor();
    await typeInto(page, 'new-enterprise', '示例高原食品有限公司');
    await page.getByTestId('new-enterprise').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('enterprise-page').waitFor();
    await page.getByLabel('海拔').focus();
    await page.keyboard.type('3650');
    await page.keyboard.press('Tab');
    await page.getByTestId('site-air').getByText('64.5').first().waitFor();
    await saved(page);
    expect(await seriousFaults(page)).toEqual([]);
  });

  // The gas boiler of thermal test example B: α 1.2, q2 5.336, q3 0.2, q5 2.9, hence 91.564 %.
  it('adds a boiler and shows its efficiency while the readings are typed', async () => {
    const { page } = app;
    await page.evaluate(() => (location.hash = location.hash.replace('/enterprise', '/equipment')));
    await page.getByTestId('add-equipment').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: '锅炉' }).click();
    await page.getByTestId('open-checklist').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('checklist-page').waitFor();
    await choose(page, 'choice-fuel', '天然气');
    await choose(page, 'choice-medium', '饱和蒸汽');
    for (const [key, value] of [
      ['ratedOutputTPerH', '4'],
      ['flueGasO2Pct', '3.5'],
      ['flueGasCOPpm', '60'],
      ['flueGasTemperatureC', '130'],
      ['inletAirTemperatureC', '15'],
      ['loadRatePct', '100'],
      ['lowerHeatingValueKJPerNm3', '35880'],
    ] as const) {
      await typeInto(page, `reading-${key}`, value);
    }
    await page.getByTestId('result-eta2').waitFor();
    expect(await page.getByTestId('result-eta2').innerText()).toContain('91.56');
    await saved(page);
  });

  it('answers items with the number keys and takes a photo as evidence', async () => {
    const { page } = app;
    await page.getByTestId('answer-bl-grade-ok').focus();
    await page.keyboard.press('1');
    await expect.poll(() => page.getByTestId('answer-bl-grade-ok').getAttribute('aria-checked')).toBe('true');
    await page.getByTestId('answer-bl-o2-ok').focus();
    await page.keyboard.press('2');
    await expect.poll(() => page.getByTestId('answer-bl-o2-fail').getAttribute('aria-checked')).toBe('true');
    const picture = join(tempDir(), '铭牌.jpg');
    writeFileSync(
      picture,
      await sharp({ create: { width: 800, height: 600, channels: 3, background: '#7788aa' } })
        .jpeg()
        .toBuffer(),
    );
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByTestId('add-photo-bl-grade').press('Enter'),
    ]);
    await chooser.setFiles(picture);
    await page.getByTestId('item-bl-grade').locator('.photo-picture').first().waitFor();
    await saved(page);
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('builds a report whose efficiency is the one on the screen', async () => {
    const { page } = app;
    const onScreen = (await page.getByTestId('result-eta2').innerText()).match(/\d+\.\d+ ± \d+\.\d+/)?.[0];
    expect(onScreen).toBeDefined();
    await page.evaluate(() => (location.hash = location.hash.replace(/\/equipment\/.*/, '/report')));
    await page.getByTestId('build-report').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('build-done').waitFor({ timeout: 120_000 });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('download-report').first().press('Enter'),
    ]);
    const path = join(tempDir(), 'report.pdf');
    await download.saveAs(path);
    const text = execFileSync('pdftotext', ['-layout', path, '-'], {
      encoding: 'utf8',
      maxBuffer: 50_000_000,
    });
    expect(text).toContain('示例高原食品有限公司');
    expect(text.replaceAll(/\s+/g, ' ')).toContain(onScreen);
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('has the documents after a reload', async () => {
    const { page } = app;
    await page.reload();
    await page.getByTestId('report-page').waitFor();
    expect(await page.getByTestId('documents').getByRole('row').count()).toBeGreaterThanOrEqual(4);
  });
});
