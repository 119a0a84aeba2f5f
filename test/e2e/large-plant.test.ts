/** A plant larger than a screen by far: the last machine and the last question are reached, and the page stays small. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditId, machineId } from '../bench/ui/plant.ts';
import { seedPlant } from '../bench/ui/seed.ts';
import { openApp, type BrowserApp } from '../helpers/browser-app.ts';
import { tempDir } from '../helpers/temp.ts';

const SIZE = { machines: 100, walkItems: 200, photos: 10 };
const lastMachine = machineId(SIZE.machines - 1);
const lastItem = `walk-${SIZE.walkItems}`;

let app: BrowserApp;

async function open(page: Page, route: string, testId: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `/audit/${auditId}/${route}`);
  await page.getByTestId(testId).waitFor();
}

/** Turns the wheel until the element is in the page; a few screens at a time. */
async function scrollTo(page: Page, selector: string): Promise<void> {
  await page.mouse.move(500, 500);
  for (let turn = 0; turn < 400 && (await page.locator(selector).count()) === 0; turn += 1) {
    await page.mouse.wheel(0, 1200);
    await page.waitForTimeout(30);
  }
}

describe('a large plant', () => {
  beforeAll(async () => {
    const profile = tempDir();
    await seedPlant(profile, SIZE);
    app = await openApp({ profile });
  });
  afterAll(() => app.close());

  it('scrolls to its last machine, whose checklist opens', async () => {
    const { page } = app;
    await open(page, 'equipment', 'equipment-table');
    const row = page.getByTestId(`equipment-${lastMachine}`);
    expect(await row.count()).toBe(0);
    await scrollTo(page, `[data-row="${lastMachine}"]`);
    expect(await page.locator('[data-row]').count()).toBeLessThan(70);
    expect(await page.getByTestId('equipment-table').getAttribute('aria-rowcount')).toBe(
      String(SIZE.machines + 1),
    );
    expect(await row.getAttribute('aria-rowindex')).toBe(String(SIZE.machines + 1));
    await row.getByRole('link').click();
    await page.getByTestId('checklist-page').waitFor();
    // A checklist of usual length is there as a whole, without scrolling.
    await page.waitForFunction(() => !document.querySelector('[data-asleep]'));
    expect(await page.locator('[data-item] [role="radiogroup"]').count()).toBeGreaterThan(10);
  });

  it('goes from row to row by keyboard beyond what was drawn at first', async () => {
    const { page } = app;
    await open(page, 'equipment', 'equipment-table');
    await page.locator(`[data-row="${machineId(0)}"] a`).focus();
    for (let step = 0; step < 45; step += 1) await page.keyboard.press('ArrowDown');
    const focused = await page.evaluate(() =>
      document.activeElement?.closest('[data-row]')?.getAttribute('data-row'),
    );
    expect(focused).toBe(machineId(45));
    await page.keyboard.press('Enter');
    await page.getByTestId('checklist-page').waitFor();
  });

  it('draws of a checklist of any length those near the screen', async () => {
    const { page } = app;
    await open(page, 'management', 'management-page');
    const answers = page.locator('[data-item] [role="radiogroup"]');
    await answers.first().waitFor();
    await scrollTo(page, `[data-testid="item-${lastItem}"]`);
    expect(await page.locator('[data-testid^="item-walk-"]').count()).toBeLessThan(40);
    // The questions far away are text that the browser's own search finds.
    expect(await page.getByText('1号车间：', { exact: false }).count()).toBeGreaterThan(0);
    await page.getByTestId(`answer-${lastItem}-ok`).click();
    await page
      .getByTestId('saved-status')
      .filter({ hasText: /已保存 \d\d:/ })
      .waitFor();
    await page.reload();
    await page.getByTestId('management-page').waitFor();
    await scrollTo(page, `[data-testid="item-${lastItem}"]`);
    expect(await page.getByTestId(`answer-${lastItem}-ok`).getAttribute('aria-checked')).toBe('true');
  });

  it('reaches a question that is not drawn yet by the chip of its group', async () => {
    const { page } = app;
    await open(page, 'management', 'management-page');
    await page.getByRole('button', { name: /^4号车间/ }).click();
    await page.getByTestId('item-walk-151').waitFor();
    await page.waitForFunction(
      () => document.activeElement?.closest('[data-item]')?.getAttribute('data-item') === 'walk-151',
    );
  });
});
