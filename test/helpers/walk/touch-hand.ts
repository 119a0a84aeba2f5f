/** Only a finger on the screen: what is tapped is in view, under nothing, and at least 44 px in both directions. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { fileChoosers } from './file-choosers.ts';
import type { Hand } from './hand.ts';
import { targetState } from './page-eyes.ts';

/** Smallest side of a target, CSS px. */
export const TARGET_PX = 44;

/** A tap does its work when the browser has told it from a swipe. */
const soon = { timeout: 5000, interval: 5 };

export function touchHand(page: Page): Hand {
  const faults = new Set<string>();
  const choosers = fileChoosers(page);
  let taps = 0;
  let smallest = Number.POSITIVE_INFINITY;

  const tap = async (target: Locator) => {
    await target.waitFor({ state: 'attached', timeout: 15_000 });
    // A finger scrolls what it wants to tap into the middle of the screen.
    const state = await target.evaluate(targetState, TARGET_PX);

    if (state.fault !== null) faults.add(`${state.name}：${state.fault}`);
    smallest = Math.min(smallest, state.side);
    taps += 1;
    await page.touchscreen.tap(state.x, state.y);
  };
  /** The screen keyboard types where the finger has put the focus. */
  const typed = async (target: Locator, text: string) => {
    await tap(target);
    await expect.poll(() => target.evaluate((el) => document.activeElement === el), soon).toBe(true);
    await page.keyboard.press('Control+A');
    if (text === '') await page.keyboard.press('Delete');
    else await page.keyboard.insertText(text);
  };

  const hand: Hand = {
    page,
    get faults() {
      return [...faults];
    },
    async openPage(name) {
      await tap(page.locator('nav.sidenav a').filter({ hasText: name }));
    },
    press: tap,
    async visit(target) {
      await target.evaluate(targetState, TARGET_PX);
    },
    fill: typed,
    async choose(target, value) {
      await tap(target);
      const option = target.locator(`option[value="${value}"]`);
      await expect.poll(() => target.evaluate((el) => el.matches(':open')), soon).toBe(true);
      await tap(option);
      await expect.poll(() => target.inputValue(), soon).toBe(value);
    },
    async fromMenu(button, entry) {
      await tap(button);
      const item = page.getByRole('menuitem', { name: entry, exact: typeof entry === 'string' });
      await item.waitFor();
      await tap(item);
      await item.waitFor({ state: 'hidden' });
    },
    async leaveAudit() {
      await tap(page.locator('nav.sidenav a').first());
    },
    async segment(group, text) {
      await tap(group.locator('label, [role="tab"]').filter({ hasText: text }).first());
    },
    async pickFile(button, file) {
      const chosen = choosers.next();
      await tap(button);
      await (await chosen).setFiles(file);
    },
    async fillGrid(cell, block) {
      for (const [r, line] of block.entries())
        for (const [c, text] of line.entries()) if (text !== '') await typed(cell(r, c), text);
    },
    startQuestions: () => Promise.resolve(),
    async answer(item, answer) {
      await tap(item.locator(`[data-answer="${answer}"]`));
    },
    async note(item, itemId, text) {
      const area = item.getByTestId(`note-${itemId}`);
      if ((await area.count()) === 0) await tap(item.getByRole('button', { name: /^说明：/ }));
      await area.waitFor();
      await typed(area, text);
    },
    async reading(box, entry) {
      await typed(box.getByTestId(`reading-${entry.key}`), entry.value);
      if (entry.source !== 'measured') await hand.choose(box.locator('select').nth(0), entry.source);
      if (entry.u !== null) await typed(box.locator('input').nth(1), entry.u);
      if (entry.instrumentId !== null) await hand.choose(box.locator('select').nth(1), entry.instrumentId);
    },
    async promote(row) {
      await tap(row.getByRole('button', { name: /提前$/ }));
    },
    async nextMachine() {
      await tap(page.getByRole('link', { name: '下一台' }));
    },
    async closeOverlay() {
      await tap(page.getByRole('button', { name: /^(关闭|Close)$/ }));
    },
    summary: () => [`${taps} 次点按，最小目标 ${smallest} px`],
  };
  return hand;
}
