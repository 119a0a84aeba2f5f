/** The pages of records: enterprise and site, energy, production, prices, the task. */
import { expect } from 'vitest';
import { carriers, type Carrier } from '../../../shared/model/vocabulary.ts';
import type { Hand } from './hand.ts';
import type { Cells, Plan } from './plan.ts';

/** Every field of the page that shows a column of this table, filled from the row in the order of the page. */
export async function fillCells(hand: Hand, table: string, row: Cells): Promise<string[]> {
  const boxes = hand.page.locator(`[data-testid^="${table}-"]:is(input, select, textarea)`);
  await boxes.first().waitFor();
  const ids = await boxes.evaluateAll((all) =>
    all.map((el) => [el.getAttribute('data-testid') ?? '', el.tagName]),
  );
  const filled: string[] = [];
  for (const [testId, tag] of ids) {
    const column = testId?.slice(table.length + 1) ?? '';
    const value = row[column];
    if (value === null || value === undefined) continue;
    const box = hand.page.getByTestId(testId ?? '');
    const text = String(value);
    if ((await box.inputValue()) !== text) {
      if (tag === 'SELECT') await hand.choose(box, text);
      else await hand.fill(box, text);
    }
    filled.push(column);
  }
  return filled;
}

export async function walkStart(hand: Hand, plan: Plan): Promise<string> {
  const { page } = hand;
  await hand.press(page.getByTestId('new-audit'));
  await page.getByTestId('new-enterprise').waitFor();
  await hand.fill(page.getByTestId('new-enterprise'), String(plan.enterprise['name']));
  await hand.fill(page.getByTestId('new-title'), String(plan.audit['title']));
  await hand.press(page.getByTestId('new-audit-ok'));
  await page.getByTestId('enterprise-page').waitFor();
  await fillCells(hand, 'enterprise', plan.enterprise);
  await fillCells(hand, 'site', plan.site);
  await page.getByTestId('site-air').waitFor();
  return /audit\/([^/]+)/.exec(page.url())?.[1] ?? '';
}

/** Report data first: the period decides the months of the energy table. */
export async function walkTask(hand: Hand, plan: Plan): Promise<void> {
  await hand.openPage('报告');
  await hand.page.getByTestId('report-page').waitFor();
  await fillCells(hand, 'audit', plan.audit);
}

const modes = [
  ['amount', '用量'],
  ['costYuan', '费用'],
  ['ncvMJPerUnit', '热值'],
] as const;

export async function walkEnergy(hand: Hand, plan: Plan): Promise<void> {
  const { page } = hand;
  await hand.openPage('能源消费');
  await page.getByTestId('energy-page').waitFor();
  const used = [...new Set(plan.energy.map((row) => row['carrier'] as Carrier))];
  for (const name of used) {
    const { zh, unit } = carriers[name];
    await hand.fromMenu(page.getByTestId('add-carrier').first(), `${zh}（${unit}）`);
  }
  const grid = page.getByTestId('energy-grid');
  await grid.waitFor();
  for (const [column, label] of modes) {
    if (!plan.energy.some((row) => typeof row[column] === 'number')) continue;
    if (column !== 'amount') {
      await hand.openPage('能源消费');
      await hand.segment(page.getByRole('radiogroup', { name: '表中填写的内容' }), label);
    }
    const { block, at } = await blockOf(hand, plan.energy, column, 'carrier', grid.locator('[data-cell]'));
    await hand.fillGrid((r, c) => at(r, c), block);
  }
  await walkProduction(hand, plan);
  for (const [key, value] of Object.entries(plan.prices))
    await hand.fill(page.getByTestId(`price-${key}`), String(value));
}

/** The rows as a block of text in the order of the grid on the screen. */
async function blockOf(
  hand: Hand,
  rows: readonly Cells[],
  column: string,
  head: 'carrier' | 'product',
  cells: ReturnType<Hand['page']['locator']>,
) {
  const ids = await cells
    .locator('input')
    .evaluateAll((all) => all.map((el) => el.getAttribute('data-testid') ?? ''));
  const byId = new Map(
    rows.map((row) => [`cell-${String(row[head])}-${String(row['period'])}`, row[column]]),
  );
  const at = (r: number, c: number) =>
    hand.page.locator(`[data-cell="${r}:${c}"] input`).and(cells.locator('input'));
  const width = await cells.evaluateAll(
    (all) => new Set(all.map((el) => (el as HTMLElement).dataset['cell']?.split(':')[1])).size,
  );
  const texts = ids.map((id) => (typeof byId.get(id) === 'number' ? String(byId.get(id)) : ''));
  const block = Array.from({ length: texts.length / width }, (_, r) =>
    texts.slice(r * width, (r + 1) * width),
  );
  const held = rows.filter((row) => typeof row[column] === 'number').length;
  expect(texts.filter(Boolean).length, `${column} cells on the page`).toBe(held);
  return { block, at };
}

async function walkProduction(hand: Hand, plan: Plan): Promise<void> {
  const { page } = hand;
  const products = new Map(plan.production.map((row) => [String(row['product']), String(row['unit'])]));
  for (const [name, unit] of products) {
    await hand.fill(page.getByTestId('product-name'), name);
    await hand.fill(page.getByTestId('product-unit'), unit);
    await hand.press(page.getByTestId('add-product'));
  }
  const grid = page.getByTestId('production-grid');
  await grid.waitFor();
  if (plan.production.some((row) => row['period'] !== 'year'))
    await hand.press(page.getByRole('button', { name: '按月填写' }));
  const { block, at } = await blockOf(
    hand,
    plan.production,
    'amount',
    'product',
    grid.locator('[data-cell]'),
  );
  await hand.fillGrid((r, c) => at(r, c), block);
}
