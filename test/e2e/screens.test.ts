/** Every screen with a real plant in it: accessible in both themes, within the page's security policy, and drawn. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type BrowserApp } from '../helpers/browser-app.ts';
import { tempDir } from '../helpers/temp.ts';

/** Set to a folder to keep the pictures. */
const picturesDir = process.env['PLATEAU_SCREENS'];
const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;
const themes = ['light', 'outdoor'] as const;

let app: BrowserApp;
let auditId = '';
let equipmentId = '';
const complaints: string[] = [];

const screens = (): [name: string, route: string, testId: string][] => [
  ['诊断项目', '/', 'audit-list'],
  ['概览', `/audit/${auditId}/overview`, 'missing-list'],
  ['企业信息', `/audit/${auditId}/enterprise`, 'site-air'],
  ['能源消费', `/audit/${auditId}/energy`, 'energy-grid'],
  ['用能设备', `/audit/${auditId}/equipment`, 'equipment-table'],
  ['现场检查', `/audit/${auditId}/equipment/${equipmentId}`, 'losses'],
  ['管理诊断', `/audit/${auditId}/management`, 'management-page'],
  ['证据链', `/audit/${auditId}/evidence`, 'evidence-rows'],
  ['问题与措施', `/audit/${auditId}/findings`, 'findings'],
  ['报告', `/audit/${auditId}/report`, 'gate'],
  ['报送与同步', `/audit/${auditId}/delivery`, 'delivery-page'],
  ['设置', '/settings', 'pack-table'],
  ['检查表模板', '/settings/templates', 'templates-table'],
  ['检查表编辑', '/settings/templates/boiler', 'template-preview'],
];

async function open(page: Page, route: string, testId: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), route);
  await page.getByTestId(testId).first().waitFor();
  // antd fades colours in; charts are drawn a moment after their page.
  await page.waitForTimeout(500);
}

async function faults(page: Page, theme: (typeof themes)[number]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  // The structure is the same in both themes; the outdoor one promises 7 : 1.
  if (theme === 'outdoor') axe.withRules(['color-contrast', 'color-contrast-enhanced']);
  const { violations } = await axe.analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

describe('every screen', () => {
  beforeAll(async () => {
    app = await openApp({ profile: tempDir() });
    const { page } = app;
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.getByRole('button', { name: /^导入示例：.*藏药/ }).click();
    await page.getByTestId('overview-page').waitFor();
    auditId = /audit\/([^/]+)/.exec(page.url())?.[1] ?? '';
    await open(page, `/audit/${auditId}/equipment`, 'equipment-table');
    const href = await page.getByTestId('equipment-table').getByRole('link').first().getAttribute('href');
    equipmentId = href?.split('/').at(-1) ?? '';
  });
  afterAll(() => app.close());

  for (const theme of themes) {
    it(`has no accessibility fault in the theme ${theme}`, async () => {
      const { page } = app;
      await page.evaluate((name) => localStorage.setItem('plateau-audit:theme', name), theme);
      await page.reload();
      const found: string[] = [];
      for (const [name, route, testId] of screens()) {
        await open(page, route, testId);
        found.push(...(await faults(page, theme)).map((fault) => `${name} ${fault}`));
        if (picturesDir) await picture(page, `${name}-${theme}`);
      }
      expect(found).toEqual([]);
    });
  }

  it('kept within the security policy and threw nothing', () => {
    expect(complaints).toEqual([]);
  });
});

async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(picturesDir ?? '', { recursive: true });
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.waitForTimeout(250);
    await page.screenshot({ path: join(picturesDir ?? '', `${name}-${size.width}.png`) });
  }
  await page.setViewportSize(sizes[0]);
}
