/** A ledger and a logger's file through the real page: what stays out is said, what comes in is what was read. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type BrowserApp } from '../helpers/browser-app.ts';
import { tempDir } from '../helpers/temp.ts';

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

describe('files from outside', () => {
  beforeAll(async () => {
    app = await openApp({ profile: tempDir() });
    const { page } = app;
    await page.getByTestId('new-audit').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('new-enterprise').fill('示例高原食品有限公司');
    await page.keyboard.press('Enter');
    await page.getByTestId('enterprise-page').waitFor();
    await page.evaluate(() => (location.hash = location.hash.replace('/enterprise', '/equipment')));
    await page.getByTestId('equipment-page').waitFor();
  });
  afterAll(() => app.close());

  it('keeps the import shut while a row is refused, until the user gives that row up', async () => {
    const { page } = app;
    await page.getByTestId('import-equipment').first().focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('import-pick').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page
      .getByTestId('import-file')
      .setInputFiles(
        csv(
          '台账.csv',
          '设备名称,型号,额定功率(kW)\n1号空压机,LG-20/8,132\n引风机,Y4-73,七十五\n冰柜,BD,1\n',
        ),
      );
    await page.getByTestId('import-refused').getByText('第 3 行 C 列“额定功率(kW)”写的是“七十五”').waitFor();
    expect(await page.getByTestId('import-ok').isDisabled()).toBe(true);
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByLabel('只导入其余的行').focus();
    await page.keyboard.press('Space');
    await page.getByTestId('import-ok').filter({ hasText: '导入 1 行设备' }).focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('equipment-table').getByText('1号空压机').waitFor();
    expect(await page.getByTestId('equipment-table').getByText('冰柜').count()).toBe(0);
  });

  it('says what is wrong with a file that is no table, and stays where it was', async () => {
    const { page } = app;
    await page.getByTestId('import-equipment').first().click();
    await page.getByTestId('import-file').setInputFiles(csv('坏.csv', '设备名称,型号\n"泵,IS80\n'));
    await page.getByRole('alert').getByText('第 2 行 A 列的引号没有成对').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('import-pick').waitFor({ state: 'hidden' });
  });

  it('makes a reading of the chosen part of a power log', async () => {
    const { page } = app;
    await page.getByTestId('equipment-table').getByRole('link', { name: '1号空压机' }).click();
    await page.getByTestId('checklist-page').waitFor();
    await page.getByTestId('series-inputPowerKW').first().focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('series-pick').waitFor();
    // An hour at 120 kW, then an hour at 40 kW.
    const lines = Array.from({ length: 7200 }, (_, s) => `${stamp(s)},${s < 3600 ? 120_000 : 40_000}`);
    await page.getByTestId('series-file').setInputFiles(csv('功率.csv', `时间,P(W)\n${lines.join('\n')}\n`));
    await page.getByTestId('series-figures').getByText('80,000').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByLabel('结束', { exact: true }).fill('2026-07-01T00:59:59');
    await page.getByTestId('series-figures').getByText('3600').waitFor();
    await page.getByTestId('series-use').filter({ hasText: '120' }).focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('series-pick').waitFor({ state: 'hidden' });
    expect(await page.getByTestId('reading-inputPowerKW').first().inputValue()).toBe('120');
    await page.getByTestId('saved-status').filter({ hasText: '已保存' }).waitFor();
  });
});
