/** Only the keyboard: every control is reached by Tab or by a key the app offers, and must show that it has the focus. */
import type { Locator, Page } from 'playwright-core';
import { answers } from '../../../shared/model/vocabulary.ts';
import { fileChoosers } from './file-choosers.ts';
import { focusState, type FocusState } from './page-eyes.ts';
import type { Hand } from './hand.ts';

/** More Tabs than this from one control to the next are a fault of the page. */
export const TAB_LIMIT = 40;
const WAIT_MS = 5000;

export function keyboardHand(page: Page): Hand {
  const keys = page.keyboard;
  const faults: string[] = [];
  const ways: { tabs: number; to: string }[] = [];
  let tabs = 0;
  /** The focus rests on an answer or a reading, from where Enter leads to the next one. */
  let entersOn = false;
  /** Source and instrument of the last reading of this machine. */
  let before: string | null = null;
  const choosers = fileChoosers(page);

  const times = async (key: string, count: number) => {
    for (let i = 0; i < count; i += 1) await keys.press(key);
  };
  const note = async (target: Locator, state: FocusState) => {
    // A page that is still growing brings the field back into sight by itself, soon.
    for (let i = 0; state.fault !== null && state.active && i < 20; i += 1) {
      await page.waitForTimeout(50);
      state = await target.evaluate(focusState);
    }
    if (state.fault) faults.push(`${state.name}: ${state.fault}`);
  };
  /** Until the focus is there by itself, as after a key that leads to a field. */
  const arrives = async (target: Locator): Promise<boolean> => {
    const until = Date.now() + WAIT_MS;
    while (Date.now() < until) {
      const state = await target.evaluate(focusState);
      if (state.active) {
        await note(target, state);
        return true;
      }
      await page.waitForTimeout(10);
    }
    return false;
  };
  const reach = async (target: Locator): Promise<FocusState> => {
    let pressed = 0;
    let state = await target.evaluate(focusState, undefined, { timeout: 15_000 });
    for (let round = 0; round < 4 && !state.active && state.distance !== null; round += 1) {
      const count = Math.abs(state.distance);
      pressed += count;
      await times(state.distance > 0 ? 'Tab' : 'Shift+Tab', count);
      state = await target.evaluate(focusState);
    }
    if (!state.active) throw new Error(`no way by Tab to ${state.name}`);
    await note(target, state);
    tabs += pressed;
    ways.push({ tabs: pressed, to: state.name });
    if (pressed > TAB_LIMIT) faults.push(`${state.name}: ${pressed} 次 Tab`);
    return state;
  };
  const enter = async (text: string) => {
    await keys.press('Control+A');
    if (text === '') await keys.press('Delete');
    else if (/^[\x20-\x7e]{1,20}$/.test(text)) await keys.type(text);
    // What an input method commits comes in one piece.
    else await keys.insertText(text);
  };
  const choose = async (select: Locator, value: string) => {
    const { options, at } = await reach(select);
    const to = options.indexOf(value);
    if (to < 0) throw new Error(`no option ${value}`);
    await times(to > at ? 'ArrowDown' : 'ArrowUp', Math.abs(to - at));
    const held = (await select.evaluate(focusState)).at;
    if (held !== to) throw new Error(`${options[held]} instead of ${value}`);
  };

  const hand: Hand = {
    page,
    faults,
    async openPage(name) {
      await leaveText(page);
      const names = await page.locator('nav.sidenav a').allInnerTexts();
      // The first one leads out of the audit.
      const place = names.slice(1).findIndex((text) => text.includes(name)) + 1;
      await keys.press('g');
      await keys.press(String(place));
    },
    async press(target) {
      await reach(target);
      await keys.press('Enter');
    },
    async visit(target) {
      await reach(target);
    },
    async fill(target, text) {
      await reach(target);
      await enter(text);
    },
    choose,
    async fromMenu(button, entry) {
      await hand.press(button);
      const item = page.getByRole('menuitem', { name: entry, exact: typeof entry === 'string' });
      await item.waitFor();
      for (let i = 0; i < 40; i += 1) {
        if (await item.evaluate((el) => el === document.activeElement)) {
          await keys.press('Enter');
          await item.waitFor({ state: 'hidden' });
          return;
        }
        await keys.press('ArrowDown');
      }
      throw new Error(`no way by arrows to ${String(entry)}`);
    },
    async leaveAudit() {
      await leaveText(page);
      await keys.press('g');
      await keys.press('l');
    },
    async segment(group, text) {
      const inside = group.locator('input:checked, [role="tab"][aria-selected="true"]');
      await reach(inside.first());
      for (let i = 0; i < 6; i += 1) {
        const found = await page.evaluate((wanted) => {
          const el = document.activeElement;
          return (el?.closest('label') ?? el)?.textContent?.includes(wanted) === true;
        }, text);
        if (found) break;
        await keys.press('ArrowRight');
      }
      await keys.press('Enter');
    },
    async pickFile(button, file) {
      entersOn = false;
      await reach(button);
      const chosen = choosers.next();
      await keys.press('Enter');
      await (await chosen).setFiles(file);
    },
    async fillGrid(cell, block) {
      // Stands for copying in the spreadsheet program; the paste itself is the key.
      await page.evaluate(
        (text) => navigator.clipboard.writeText(text),
        `${block.map((row) => row.join('\t')).join('\r\n')}\r\n`,
      );
      await reach(cell(0, 0));
      await keys.press('Control+V');
      await keys.press('Escape');
    },
    async startQuestions() {
      entersOn = false;
      await leaveText(page);
      await keys.press('c');
      if (!(await arrives(page.locator('[data-item] [role="radio"][tabindex="0"]').first())))
        faults.push('c 没有到第一个检查项');
    },
    async answer(item, answer) {
      if (entersOn) await keys.press('Enter');
      await reach(item.locator('[role="radio"][tabindex="0"]'));
      entersOn = true;
      await keys.press(String(answers.indexOf(answer) + 1));
    },
    async note(item, itemId, text) {
      await keys.press('n');
      const area = item.getByTestId(`note-${itemId}`);
      if (!(await arrives(area))) throw new Error(`n led to no note at ${itemId}`);
      await enter(text);
      await keys.press('Escape');
      if (!(await arrives(item.locator('[role="radio"][tabindex="0"]'))))
        faults.push(`${itemId}: Esc 没有回到答案`);
    },
    async reading(box, entry) {
      const value = box.getByTestId(`reading-${entry.key}`);
      if (entersOn) await keys.press('Enter');
      entersOn = true;
      const state = await value.evaluate(focusState);
      if (state.active) await note(value, state);
      else await reach(value);
      await enter(entry.value);
      const provenance = `${entry.source} ${entry.instrumentId ?? ''}`;
      if (provenance === before) await keys.press('Control+D');
      else {
        if (entry.source !== 'measured') await choose(box.locator('select').nth(0), entry.source);
        if (entry.instrumentId !== null) await choose(box.locator('select').nth(1), entry.instrumentId);
      }
      if (entry.u !== null) await hand.fill(box.locator('input').nth(1), entry.u);
      before = provenance;
    },
    async promote(row) {
      await reach(row.locator('.finding-title'));
      await keys.press('Alt+ArrowUp');
    },
    async nextMachine() {
      before = null;
      await keys.press('Alt+n');
    },
    async closeOverlay() {
      await keys.press('Escape');
    },
    summary() {
      const longest = ways.toSorted((a, b) => b.tabs - a.tabs).slice(0, 8);
      return [
        `${ways.length} 次走到控件，共 ${tabs} 次 Tab，最长 ${longest[0]?.tabs ?? 0} 次`,
        ...longest.map((way) => `  ${way.tabs} 次 Tab → ${way.to}`),
      ];
    },
  };
  return hand;
}

/** Single letters are commands only where nothing is typed: Tab out of a field first. */
async function leaveText(page: Page): Promise<void> {
  for (let i = 0; i < 6; i += 1) {
    const typing = await page.evaluate(() =>
      /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? ''),
    );
    if (!typing) return;
    await page.keyboard.press('Tab');
  }
}
