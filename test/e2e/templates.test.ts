/** A checklist's next version by keyboard: refused text, editing with a live preview, publication, and audits that keep theirs. */
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChecklistTemplate } from '../../shared/checklist/template.ts';
import { openApp, type BrowserApp } from '../helpers/browser-app.ts';
import { tempDir } from '../helpers/temp.ts';

/** Set to a folder to keep the pictures. */
const picturesDir = process.env['PLATEAU_SCREENS'];
const QUESTION = '燃气锅炉烟道已装一氧化碳在线监测？';

let app: BrowserApp;
let exported: ChecklistTemplate;
const complaints: string[] = [];

async function open(page: Page, route: string, testId: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), route);
  await page.getByTestId(testId).first().waitFor();
}

async function typeInto(page: Page, testId: string, text: string): Promise<void> {
  await page.getByTestId(testId).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

async function newBoilerAudit(page: Page, enterprise: string): Promise<string> {
  await open(page, '/', 'audit-list');
  await page.getByTestId('new-audit').press('Enter');
  await typeInto(page, 'new-enterprise', enterprise);
  await page.keyboard.press('Enter');
  await page.getByTestId('enterprise-page').waitFor();
  const auditId = /audit\/([^/]+)/.exec(page.url())?.[1] ?? '';
  await open(page, `/audit/${auditId}/equipment`, 'add-equipment');
  await page.getByTestId('add-equipment').first().press('Enter');
  await page.getByRole('menuitem', { name: '锅炉' }).click();
  await page.getByTestId('open-checklist').press('Enter');
  await page.getByTestId('checklist-page').waitFor();
  return new URL(page.url()).hash.slice(1);
}

async function faultsAndPicture(page: Page, name: string): Promise<string[]> {
  // antd fades colours in; a frame of the animation is not what people read.
  await page.waitForTimeout(500);
  if (picturesDir) await page.screenshot({ path: join(picturesDir, `${name}.png`) });
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

describe('checklist templates in a real browser', () => {
  let begun = '';
  beforeAll(async () => {
    app = await openApp({ profile: tempDir() });
    app.page.on('pageerror', (error) => complaints.push(error.message));
    app.page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    begun = await newBoilerAudit(app.page, '示例先行企业');
  });
  afterAll(() => app.close());

  it('are reached from the settings and exported as files', async () => {
    const { page } = app;
    await open(page, '/settings', 'open-templates');
    await page.getByTestId('open-templates').press('Enter');
    await page.getByTestId('templates-table').waitFor();
    expect(await faultsAndPicture(page, '检查表模板')).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('export-boiler-2').press('Enter'),
    ]);
    expect(download.suggestedFilename()).toMatch(/第2版\.json$/);
    const path = join(tempDir(), 'boiler.json');
    await download.saveAs(path);
    exported = JSON.parse(await readFile(path, 'utf8')) as ChecklistTemplate;
    expect(exported.id).toBe('boiler');
  });

  it('are refused with the line, what stands there and the reason', async () => {
    const { page } = app;
    const wrong = structuredClone(exported);
    const item = wrong.groups[0]?.items[0];
    if (!item) throw new Error('an item expected');
    item.readings[0] = 'noSuchReading';
    const text = JSON.stringify(wrong, null, 2);
    const line = text.split('\n').findIndex((part) => part.includes('noSuchReading')) + 1;
    const path = join(tempDir(), '改坏的.json');
    writeFileSync(path, text);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByTestId('import-template').press('Enter'),
    ]);
    await chooser.setFiles(path);
    const refused = page.getByTestId('template-refused');
    await refused.waitFor();
    const row = (await refused.locator('tbody tr').first().innerText()).replaceAll(/\s+/g, ' ');
    expect(row).toContain(`${line} "noSuchReading"`);
    expect(row).toContain(`改坏的.json 第 ${line} 行`);
    expect(row).toContain('不是该设备计算器的输入');
    expect(await faultsAndPicture(page, '检查表模板-拒绝')).toEqual([]);
  });

  it('are edited by keyboard with the checklist beside the form', async () => {
    const { page } = app;
    await page.getByTestId('edit-boiler').press('Enter');
    await page.getByTestId('template-editor').waitFor();
    await page.getByTestId('outline-0-0').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => page.getByTestId('outline-0-1').getAttribute('aria-current')).toBe('true');
    const firstInPreview = page.getByTestId('template-preview').locator('[data-item]').first();
    await expect.poll(() => firstInPreview.getAttribute('data-item')).toBe(exported.groups[0]?.items[1]?.id);
    await page.getByTestId('undo').press('Enter');
    await expect.poll(() => firstInPreview.getAttribute('data-item')).toBe(exported.groups[0]?.items[0]?.id);

    await page.getByTestId('outline-0-0').click();
    await page.getByTestId('add-item').press('Enter');
    await page.getByTestId('draft-problems').waitFor();
    expect(await page.getByTestId('publish').isDisabled()).toBe(true);
    await typeInto(page, 'item-question', QUESTION);
    await typeInto(page, 'item-method', '查看烟道取样口和分析仪。');
    await typeInto(page, 'item-impact', '不完全燃烧不能及时发现。');
    await typeInto(page, 'item-suggestion', '加装在线监测。');
    await typeInto(page, 'basis-doc-0', '示例企业内部规定');
    await page.getByTestId('add-reading').selectOption('flueGasCOPpm');
    await page.getByTestId('add-condition').selectOption('fuel');
    const preview = page.getByTestId('template-preview');
    await preview.getByText(QUESTION).waitFor();
    await page.getByTestId('draft-problems').waitFor({ state: 'detached' });
    expect(await faultsAndPicture(page, '检查表编辑')).toEqual([]);
  });

  it('let an item be asked for each of several parts, with a rule for its reading', async () => {
    const { page } = app;
    const form = page.getByTestId('item-form');
    await form.getByTestId('repeat-on').press('Space');
    await typeInto(page, 'repeat-title', '取样口');
    await typeInto(page, 'repeat-word', '处');
    await form.getByTestId('combine-flueGasCOPpm').selectOption({ label: '最大值' });
    const preview = page.getByTestId('template-preview');
    await preview.getByRole('button', { name: '添加一处取样口' }).press('Enter');
    await expect.poll(() => preview.getByText(QUESTION).count()).toBe(2);
    await page.getByTestId('draft-problems').waitFor({ state: 'detached' });
    expect(await faultsAndPicture(page, '检查表编辑-逐个检查')).toEqual([]);
    await form.getByTestId('repeat-on').press('Space');
    await expect.poll(() => preview.getByText(QUESTION).count()).toBe(1);
  });

  it('keep a draft over a reload and publish it under a name', async () => {
    const { page } = app;
    await page.reload();
    await page.getByTestId('template-preview').getByText(QUESTION).waitFor();
    await typeInto(page, 'publish-by', '示例编制人');
    await page.keyboard.press('Enter');
    await page.getByTestId('templates-table').waitFor();
    await page.getByTestId('template-boiler').getByText('第 3 版').waitFor();
    expect(await page.getByTestId('template-boiler').innerText()).toContain('示例编制人');
  });

  it('leave the begun audit as it was and meet the next one', async () => {
    const { page } = app;
    await open(page, begun, 'checklist-page');
    expect(await page.getByText(QUESTION).count()).toBe(0);
    await newBoilerAudit(page, '示例后来企业');
    expect(await page.getByText(QUESTION).count()).toBe(1);
    expect(await page.getByTestId('template-version-boiler').count()).toBe(0);
  });

  it('let a begun audit change over when somebody asks for it', async () => {
    const { page } = app;
    await open(page, begun, 'checklist-page');
    await page.getByTestId('change-over-boiler').press('Enter');
    await page.getByRole('button', { name: '改用', exact: true }).press('Enter');
    await page.getByText(QUESTION).waitFor();
    await page.getByTestId('saved-status').filter({ hasText: '已保存' }).waitFor();
    await page.reload();
    await page.getByText(QUESTION).waitFor();
  });

  it('are copied under an id of their own', async () => {
    const { page } = app;
    await open(page, '/settings/templates', 'templates-table');
    await page.getByTestId('copy-pump').press('Enter');
    await typeInto(page, 'copy-title', '示例小型水泵检查表');
    await page.keyboard.press('Enter');
    await page.getByTestId('template-editor').waitFor();
    await typeInto(page, 'publish-by', '示例编制人');
    await page.keyboard.press('Enter');
    await page.getByTestId('template-pump-2').getByText('第 1 版').waitFor();
    expect(complaints).toEqual([]);
  });
});
