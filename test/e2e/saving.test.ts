/** Nothing typed is lost: a backend that does not answer, a page that is left, a block pasted from a spreadsheet. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type BrowserApp } from '../helpers/browser-app.ts';
import { tempDir } from '../helpers/temp.ts';

let app: BrowserApp;
let auditId = '';

async function open(page: Page, route: string, testId: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), route);
  await page.getByTestId(testId).waitFor();
}

const saved = (page: Page) =>
  page
    .getByTestId('saved-status')
    .filter({ hasText: /已保存 \d\d:/ })
    .waitFor();

describe('saving', () => {
  beforeAll(async () => {
    app = await openApp({ profile: tempDir() });
    const { page } = app;
    await page.getByTestId('new-audit').click();
    await page.getByTestId('new-enterprise').fill('示例保存试验厂');
    await page.getByTestId('new-audit-ok').click();
    await page.getByTestId('enterprise-page').waitFor();
    auditId = /audit\/([^/]+)/.exec(page.url())?.[1] ?? '';
  });
  afterAll(() => app.close());

  it('keeps what was typed while the backend is away, says so, and writes it when it is back', async () => {
    const { page } = app;
    // A second try must find the page as the first one did.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await open(page, `/audit/${auditId}/enterprise`, 'enterprise-page');
    await page.route('**/rpc/record/write', (route) => route.abort());
    await page.getByTestId('enterprise-contact').fill('示例甲');
    await page.getByTestId('enterprise-phone').fill('0891-0000000');
    await page.keyboard.press('Tab');
    await page
      .getByTestId('saved-status')
      .filter({ hasText: /处修改还没写入磁盘/ })
      .waitFor();
    await open(page, '/', 'audit-list');
    await open(page, `/audit/${auditId}/enterprise`, 'enterprise-page');
    expect(await page.getByTestId('enterprise-contact').inputValue()).toBe('示例甲');
    await page.unroute('**/rpc/record/write');
    await page.getByTestId('saved-status').getByRole('button', { name: '重试' }).click();
    await saved(page);
    await page.reload();
    await page.getByTestId('enterprise-page').waitFor();
    expect(await page.getByTestId('enterprise-contact').inputValue()).toBe('示例甲');
    expect(await page.getByTestId('enterprise-phone').inputValue()).toBe('0891-0000000');
  });

  it('shows what a field would refuse with the reason, and does not write it', async () => {
    const { page } = app;
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.getByTestId('site-altitudeM').fill('3650');
    await page.keyboard.press('Tab');
    await saved(page);
    await page.getByTestId('site-altitudeM').fill('36500');
    await page.getByText('超出上限 6000').waitFor();
    await page.reload();
    await page.getByTestId('enterprise-page').waitFor();
    expect(await page.getByTestId('site-altitudeM').inputValue()).toBe('3650');
  });

  it('takes a block from a spreadsheet, names the cell that is no number, and keeps it', async () => {
    const { page } = app;
    await open(page, `/audit/${auditId}/energy`, 'energy-page');
    for (const name of [/^电力/, /^柴油/]) {
      await page.getByTestId('add-carrier').first().click();
      await page.getByRole('menuitem', { name }).click();
    }
    const first = page.getByTestId('energy-grid').locator('[data-cell="0:0"] input');
    await first.focus();
    await first.evaluate((cell) => {
      const data = new DataTransfer();
      data.setData('text/plain', '142,920\t1.5\n119100\t待查\n');
      cell.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await page.getByText(/已填入 3 格；1 格不是数.*柴油“待查”/).waitFor();
    await saved(page);
    await page.reload();
    await page.getByTestId('energy-grid').waitFor();
    expect(await page.getByTestId('energy-grid').locator('[data-cell="0:0"] input').inputValue()).toBe(
      '142,920',
    );
    expect(await page.getByTestId('energy-grid').locator('[data-cell="0:1"] input').inputValue()).toBe('1.5');
    expect(await page.getByTestId('energy-grid').locator('[data-cell="1:1"] input').inputValue()).toBe('');
  });

  it('lets a person type on while the diagnosis is recomputed under the text', async () => {
    const { page } = app;
    await open(page, `/audit/${auditId}/findings`, 'findings-page');
    await page.getByTestId('add-finding').click();
    const title = page.getByLabel('问题', { exact: true });
    await title.waitFor();
    await title.fill('');
    const words = '蒸汽主管保温层破损，法兰和阀门裸露';
    for (const character of words) {
      await page.keyboard.insertText(character);
      await page.waitForTimeout(40);
    }
    await page.waitForTimeout(800);
    expect(await title.inputValue()).toBe(words);
    await page.keyboard.press('Tab');
    await saved(page);
    await page.getByRole('button', { name: words, expanded: true }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: words, expanded: false }).waitFor();
  });
});
