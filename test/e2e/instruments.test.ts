/** The institution's instruments: entered once, taken over into a project, and kept up to date from there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type BrowserApp } from '../helpers/browser-app.ts';
import { tempDir } from '../helpers/temp.ts';

let app: BrowserApp;

describe('instrument library', () => {
  beforeAll(async () => {
    app = await openApp({ profile: tempDir() });
  });
  afterAll(() => app.close());

  it('lends an instrument to a new project and takes its new certificate back', async () => {
    const { page } = app;
    const type = async (label: string, text: string) => {
      await page.getByLabel(label, { exact: true }).fill(text);
      await page.keyboard.press('Tab');
    };
    await page.goto(`${new URL(page.url()).origin}/#/settings`);
    await page.getByTestId('setting-teamMembers').fill('示例甲、示例乙');
    await page.keyboard.press('Tab');
    await page.getByTestId('add-own-instrument').click();
    await type('未命名仪器：仪器', '烟气分析仪');
    await type('烟气分析仪：出厂编号', 'SL-YQ-01');
    await type('烟气分析仪：检定有效期', '2027-06-30');
    await page.getByTestId('settings-saved').filter({ hasText: '已保存' }).waitFor();
    await page.reload();
    await page.getByLabel('烟气分析仪：出厂编号', { exact: true }).waitFor();

    await page.goto(`${new URL(page.url()).origin}/#/`);
    await page.getByTestId('new-audit').click();
    await page.getByTestId('new-enterprise').fill('示例高原食品有限公司');
    await page.keyboard.press('Enter');
    await page.getByTestId('enterprise-page').waitFor();
    const base = page.url().replace(/\/enterprise.*/, '');
    await page.goto(`${base}/equipment`);
    await page.getByTestId('pick-instrument').click();
    await page.getByRole('menuitem', { name: /烟气分析仪.*SL-YQ-01.*2027-06-30/ }).click();
    await page.getByLabel('烟气分析仪：证书编号', { exact: true }).fill('JZ-2026-9');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: '把 烟气分析仪 存入仪器库' }).click();
    await page.getByText('仪器库中的这台仪器已更新').waitFor();
    expect(await page.getByTestId('pick-instrument').isDisabled()).toBe(true);

    await page.goto(`${new URL(page.url()).origin}/#/settings`);
    const certificate = page.getByLabel('烟气分析仪：证书编号', { exact: true });
    await certificate.waitFor();
    expect(await certificate.inputValue()).toBe('JZ-2026-9');
  });
});
