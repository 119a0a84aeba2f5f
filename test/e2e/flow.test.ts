/** What makes work flow: search in everything, undo, history, paper, and the question after a delete met an edit. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../backend/store/store.ts';
import { rowIds } from '../../shared/model/snapshot.ts';
import { openApp, type BrowserApp } from '../helpers/browser-app.ts';
import { migrationsDir, tempDir } from '../helpers/temp.ts';

let app: BrowserApp;
const auditId = 'a1';
const machine = { auditId, table: 'equipment' as const, rowId: 'e1' };

const laptop = (profile: string): Store =>
  openStore(profile, { migrationsDir, backupBeforeMigration: () => undefined, now: () => new Date() });

/** A profile in which a machine was deleted here while another laptop went on with it. */
function disputedProfile(): string {
  const profile = tempDir();
  const [here, there] = [laptop(profile), laptop(tempDir())];
  here.settings.set({ userName: '示例甲' });
  there.settings.set({ userName: '示例乙' });
  const enterprise = { auditId, table: 'enterprise' as const, rowId: rowIds.enterprise(auditId) };
  const site = { auditId, table: 'site' as const, rowId: rowIds.site(auditId) };
  here.writer.write([
    { auditId, table: 'audit', rowId: auditId, values: { title: '示例诊断', stage: 'onsite' } },
    { ...enterprise, values: { name: '示例高原水泥有限公司' } },
    { ...site, values: { altitudeM: 3650 } },
    { ...machine, values: { kind: 'boiler', name: '1号锅炉', quantity: 1 } },
    { ...machine, rowId: 'e2', values: { kind: 'pump', name: '循环水泵', note: '叶轮汽蚀严重' } },
  ]);
  there.writer.ingest(here.log.after({}, 1000));
  here.writer.write([{ ...machine, values: { deleted: true } }]);
  there.writer.write([{ ...machine, values: { note: '仍在运行' } }]);
  here.writer.ingest(there.log.after(here.log.vector(), 1000));
  here.close();
  there.close();
  return profile;
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

async function type(page: Page, testId: string, text: string): Promise<void> {
  await page.getByTestId(testId).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
}

async function seriousFaults(page: Page): Promise<string[]> {
  // antd animates colours in; a frame of the animation is not what people read.
  await page.waitForTimeout(400);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

/** Puts the focus where no text is typed. */
const leaveText = (page: Page) => page.locator('#main').focus();

const altitude = (page: Page) => page.getByTestId('site-altitudeM').inputValue();

describe('the flow of work', () => {
  beforeAll(async () => {
    app = await openApp({ profile: disputedProfile() });
  });
  afterAll(() => app.close());

  it('asks whether a machine stays that one laptop deleted and another edited', async () => {
    const { page } = app;
    await open(page, `/audit/${auditId}/delivery`, 'deletion-conflict');
    const words = await page.getByTestId('deletion-conflict').innerText();
    for (const part of ['设备 · 1号锅炉', '说明 改为 仍在运行', '示例甲', '示例乙', '留下', '删除']) {
      expect(words).toContain(part);
    }
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByTestId('keep-row').press('Enter');
    await page.getByTestId('deletion-conflict').waitFor({ state: 'detached' });
    await open(page, `/audit/${auditId}/equipment`, 'equipment-page');
    await page.getByText('1号锅炉').first().waitFor();
    await page.reload();
    await page.getByText('1号锅炉').first().waitFor();
    await open(page, `/audit/${auditId}/delivery`, 'delivery-page');
    expect(await page.getByTestId('deletion-conflict').count()).toBe(0);
  });

  it('finds a remark of two characters from any page and opens the machine by keyboard', async () => {
    const { page } = app;
    await page.keyboard.press('Control+k');
    await page.getByTestId('search-everywhere').waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
      .toBe('search-everywhere');
    await page.keyboard.type('汽蚀');
    await page.getByRole('option').filter({ hasText: '叶轮汽蚀严重' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByTestId('checklist-page').waitFor();
    expect(page.url()).toContain('/equipment/e2');
  });

  it('finds in the list of audits, walks the hits with the arrows and lands on the field', async () => {
    const { page } = app;
    await open(page, '/', 'audit-list');
    await page.keyboard.press('/');
    await page.keyboard.type('示例');
    await expect.poll(() => page.getByRole('option').count()).toBeGreaterThan(1);
    expect(await seriousFaults(page)).toEqual([]);
    const chosen = () => page.locator('[role="option"][aria-selected="true"]').innerText();
    const first = await chosen();
    await page.keyboard.press('ArrowDown');
    await expect.poll(chosen).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByTestId('enterprise-page').waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
      .toBe('enterprise-name');
  });

  it('takes edits back and does them again, as new edits that are saved', async () => {
    const { page } = app;
    await type(page, 'site-altitudeM', '3730');
    await type(page, 'enterprise-contact', '示例联系人');
    await leaveText(page);
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.getByTestId('enterprise-contact').inputValue()).toBe('');
    await page.keyboard.press('Control+z');
    await expect.poll(() => altitude(page)).toBe('3650');
    await page.getByText('已撤销：厂址 · 海拔（m） 为 3650').waitFor();
    // Before it is saved, doing it again would leave nothing to write.
    await saved(page);
    await page.keyboard.press('Control+y');
    await expect.poll(() => altitude(page)).toBe('3730');
    await saved(page);
    await page.reload();
    await page.getByTestId('enterprise-page').waitFor();
    expect(await altitude(page)).toBe('3730');
    expect(await page.getByTestId('undo').isDisabled()).toBe(true);
  });

  it('removes a new machine by undo and brings it back', async () => {
    const { page } = app;
    await open(page, `/audit/${auditId}/equipment`, 'equipment-page');
    await page.getByTestId('add-equipment').first().press('Enter');
    await page.getByRole('menuitem', { name: '空压机' }).click();
    await page.getByText('1号空压机').first().waitFor();
    await leaveText(page);
    await page.keyboard.press('Control+z');
    await page.getByText('1号空压机', { exact: true }).waitFor({ state: 'detached' });
    await page.getByTestId('redo').press('Enter');
    await page.getByText('1号空压机').first().waitFor();
    await saved(page);
  });

  it('lists who changed a field from what to what, and restores a value', async () => {
    const { page } = app;
    await open(page, `/audit/${auditId}/enterprise`, 'enterprise-page');
    await page.getByTestId('site-altitudeM').focus();
    await page.keyboard.press('Alt+h');
    const entries = page.getByTestId('history').locator('li');
    // 3650 of the profile, 3730 typed, 3650 undone, 3730 redone.
    await expect.poll(() => entries.count()).toBe(4);
    const newest = await entries.first().innerText();
    expect(newest).toContain('3650');
    expect(newest).toContain('3730');
    expect(newest).toContain('示例甲');
    expect(await seriousFaults(page)).toEqual([]);
    await entries.nth(1).getByTestId('restore-value').press('Enter');
    await expect.poll(() => altitude(page)).toBe('3650');
    await expect.poll(() => entries.count()).toBe(5);
    await page.keyboard.press('Escape');
  });

  it('prints an empty and a filled checklist on A4', async () => {
    const { page } = app;
    await open(page, `/audit/${auditId}/equipment/e1`, 'checklist-page');
    await page.getByTestId('choice-fuel').selectOption({ label: '天然气' });
    await page.getByTestId('answer-bl-grade-ok').press('1');
    await type(page, 'reading-flueGasTemperatureC', '137.5');
    await page.getByTestId('print-checklist').press('Enter');
    await page.getByTestId('print-page').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const filled = await printed(page);
    expect(filled.text).toContain('示例高原水泥有限公司');
    expect(filled.text).toContain('137.5');
    expect(filled.text).not.toContain('已保存');
    expect(filled.text).not.toContain('已重做');
    expect(filled.sizes).toEqual(['A4']);
    expect(filled.text).not.toContain('诊断项目');
    expect(await page.getByTestId('paper-bl-grade').locator('.box-ticked').innerText()).toBe('符合');
    await page.getByTestId('print-blank').press('Space');
    const blank = await printed(page);
    expect(blank.text).not.toContain('137.5');
    expect(blank.text).toContain('检查人');
    expect(await page.locator('.box-ticked').count()).toBe(0);
  });
});

/** The page as the printer gets it. */
async function printed(page: Page): Promise<{ text: string; sizes: string[] }> {
  const path = join(tempDir(), 'paper.pdf');
  writeFileSync(path, await page.pdf({ preferCSSPageSize: true }));
  const run = (command: string, args: string[]) => execFileSync(command, args, { encoding: 'utf8' });
  const sizes = [...run('pdfinfo', ['-l', '99', path]).matchAll(/size:.*\((\w+)\)/g)].map((m) => m[1] ?? '');
  return { text: run('pdftotext', ['-layout', path, '-']), sizes: [...new Set(sizes)] };
}
