/** Typing as a person types, with pauses in which the diagnosis of the plant comes in, and what each key takes. */
import type { Locator, Page } from 'playwright-core';
import { settle } from './bench-page.ts';
import { auditId, boilerId } from './plant.ts';
import { spread, type Spread } from './stats.ts';

export interface KeyFigures {
  zh: string;
  /** Event to the end of the frame on the page's thread, ms. */
  frame: Spread;
  /** Event to the presented frame by Event Timing, ms in steps of 8; keys it does not report count as 16. */
  presented: Spread;
  writes: { fromKey: number; sent: number }[];
}

/** Pauses between keys, ms: quick ones, and ones long enough for the plant's diagnosis to start and to arrive. */
const pauses = [70, 90, 110, 80, 260, 100, 70, 420, 90, 130];

interface Place {
  zh: string;
  route: string;
  ready: string;
  /** Types about `count` keys. */
  type: (page: Page, hand: Hand, count: number) => Promise<void>;
}

interface Hand {
  press: (key: string) => Promise<void>;
  typed: () => number;
}

const places: readonly Place[] = [
  {
    zh: '检查表：读数（数字）',
    route: `equipment/${boilerId}`,
    ready: '[data-item]',
    type: (page, hand, count) =>
      typeInto(page.locator('[data-testid^="reading-"]:enabled'), hand, count, digits),
  },
  {
    zh: '检查表：现场情况（文字）',
    route: `equipment/${boilerId}`,
    ready: '[data-item]',
    type: typeNotes,
  },
  {
    zh: '检查表：答案（1–4、↓）',
    route: `equipment/${boilerId}`,
    ready: '[data-item]',
    type: answerByKeys,
  },
  {
    zh: '用能设备：铭牌（文字）',
    route: 'equipment',
    ready: '[data-row]',
    type: (page, hand, count) =>
      typeInto(
        page.locator(
          '[data-testid="equipment-name"], [data-testid="equipment-model"], [data-testid="equipment-tag"]',
        ),
        hand,
        count,
        letters,
      ),
  },
  {
    zh: '用能设备：铭牌（数字）',
    route: 'equipment',
    ready: '[data-row]',
    type: (page, hand, count) =>
      typeInto(
        page.locator('[data-testid="equipment-madeYear"], [data-testid="equipment-commissionedYear"]'),
        hand,
        count,
        years,
      ),
  },
  {
    zh: '用能设备：搜索 500 台',
    route: 'equipment',
    ready: '[data-row]',
    type: (page, hand, count) => typeInto(page.locator('[data-search]'), hand, count, () => 'SB-0'),
  },
  {
    zh: '管理诊断 2000 项：文字',
    route: 'management',
    ready: '[data-item]',
    type: typeNotes,
  },
  {
    zh: '管理诊断 2000 项：答案',
    route: 'management',
    ready: '[data-item]',
    type: answerByKeys,
  },
];

export async function measureKeys(page: Page, count: number): Promise<KeyFigures[]> {
  const figures: KeyFigures[] = [];
  for (const place of places) {
    await page.evaluate((hash) => (location.hash = hash), `/audit/${auditId}/${place.route}`);
    await page.locator(place.ready).first().waitFor();
    await settle(page);
    await page.evaluate(() => {
      Object.assign(window.uiProbe, { keys: [], events: [], writes: [], counting: true });
    });
    await place.type(page, hand(page), count);
    await page.waitForTimeout(1000);
    const { keys, events, writes } = await page.evaluate(() => {
      window.uiProbe.counting = false;
      const { keys, events, writes } = window.uiProbe;
      return { keys, events, writes };
    });
    const unreported = Array.from({ length: Math.max(0, keys.length - events.length) }, () => 16);
    figures.push({
      zh: place.zh,
      frame: spread(keys),
      presented: spread([...events, ...unreported]),
      writes,
    });
  }
  return figures;
}

function hand(page: Page): Hand {
  let typed = 0;
  return {
    async press(key) {
      await page.keyboard.press(key);
      typed += 1;
      await page.waitForTimeout(pauses[typed % pauses.length] ?? 100);
    },
    typed: () => typed,
  };
}

type Words = (held: string, no: number) => string;

/** The held figure with another last digit. */
const digits: Words = (held, no) => {
  const text = held.replace(/[^0-9.]/g, '') || '12.5';
  return text.slice(0, -1) + String((Number(text.at(-1)) + no + 1) % 10);
};
const letters: Words = (_held, no) => `kiln no ${no} hot spot`;
const years: Words = (_held, no) => String(1990 + (no % 30));

async function typeInto(fields: Locator, hand: Hand, count: number, words: Words): Promise<void> {
  const inView = await fields.count();
  if (inView === 0) throw new Error('there is no such field on the page');
  for (let no = 0; hand.typed() < count; no += 1) {
    const field = fields.nth(no % inView);
    await field.focus();
    await field.press('Control+a');
    const held = await field.inputValue();
    for (const key of words(held, no)) await hand.press(key === ' ' ? 'Space' : key);
    await hand.press('Tab');
  }
}

/** Notes of the first items, opened where there are none yet. */
async function typeNotes(page: Page, hand: Hand, count: number): Promise<void> {
  for (let no = 0; no < 3; no += 1) await page.locator('[data-item] .tool:has-text("说明")').nth(no).click();
  await typeInto(page.locator('[data-item] textarea'), hand, count, letters);
}

async function answerByKeys(page: Page, hand: Hand, count: number): Promise<void> {
  await page.locator('[data-item] [role="radio"][tabindex="0"]').first().focus();
  for (let no = 0; hand.typed() < count; no += 1) {
    await hand.press(String((no % 4) + 1));
    await hand.press('ArrowDown');
  }
}
