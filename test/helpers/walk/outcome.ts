/** Findings and measures, the report, the way out: what the walk does after the plant was seen. */
import { expect } from 'vitest';
import type { Locator } from 'playwright-core';
import { readSample, sampleSnapshot } from '../sample-snapshot.ts';
import { diagnosed } from './compare.ts';
import type { Hand } from './hand.ts';
import { walkQuestions, type Context, type Ids } from './machines.ts';
import type { Cells, Plan } from './plan.ts';

export async function walkManagement(context: Context): Promise<string[]> {
  const { hand, plan } = context;
  await hand.openPage('管理诊断');
  await hand.page.getByTestId('management-page').waitFor();
  const answers = new Map(plan.answers.get('@audit'));
  await walkQuestions(context, '@audit', answers, new Map());
  return [...answers.keys()].map((key) => `全厂 ${key}`);
}

export async function walkFindings(hand: Hand): Promise<void> {
  const { page } = hand;
  await hand.openPage('问题与措施');
  await page.getByTestId('findings').waitFor();
  const first = page.getByTestId('findings').locator('li').first();
  const status = first.locator('.finding-head select');
  await hand.choose(status, 'confirmed');
  await hand.press(first.locator('.finding-title'));
  await first.getByLabel('现状与影响').waitFor();
  await hand.press(first.locator('.finding-title'));
  // The sample leaves its findings as they were derived.
  await hand.choose(status, 'open');
}

/** Investment, order, status and plan of every measure the diagnosis offers; measures of people are added. */
export async function walkMeasures({ hand, plan, machines }: Context): Promise<void> {
  const { page } = hand;
  await hand.segment(page.getByRole('tablist').first(), '节能措施');
  await page.getByTestId('measures').waitFor();
  await walkOffered(hand, plan, machines);
  for (const own of plan.measures.filter((row) => typeof row['title'] === 'string')) {
    await hand.openPage('问题与措施');
    await hand.press(page.getByTestId('add-measure'));
    const editor = page.locator('.measure-editor');
    await editor.getByLabel('措施名称').waitFor();
    await walkOwnMeasure(hand, editor, own);
    const row = page.locator('tr.measure', { has: page.getByRole('button', { name: String(own['title']) }) });
    await hand.press(row.locator('.finding-title'));
    await editor.waitFor({ state: 'detached' });
    await walkMeasure(hand, row, own);
  }
}

const measureIds = (table: Locator) =>
  table
    .locator('tr.measure')
    .evaluateAll((rows) =>
      rows.map((row) => (row.getAttribute('data-testid') ?? '').slice('measure-'.length)),
    );

/** Ids of the measures that the sample keeps words about and its diagnosis offers. */
function wantedMeasures(plan: Plan, machines: Ids): string[] {
  const { measures } = diagnosed(sampleSnapshot(readSample(plan.sampleId)));
  const offered = new Set(measures.map((m) => `${m.equipmentId} ${m.key}`));
  return plan.measures
    .filter((row) => offered.has(`${String(row['equipmentId'])} ${String(row['key'])}`))
    .map((row) => `${machines.get(String(row['equipmentId'])) ?? ''}:${String(row['key'])}`);
}

function plannedFor(plan: Plan, machines: Ids, id: string): Cells | undefined {
  return plan.measures.find(
    (row) => `${machines.get(String(row['equipmentId']))}:${String(row['key'])}` === id,
  );
}

/** Down the table, which draws only what is near the screen: order, figures and status of each measure in turn. */
async function walkOffered(hand: Hand, plan: Plan, machines: Ids): Promise<void> {
  const table = hand.page.getByTestId('measures');
  const left = new Set(wantedMeasures(plan, machines));
  const seen = new Set<string>();
  const until = Date.now() + 300_000;
  while (left.size > 0 && Date.now() < until) {
    const ids = await measureIds(table);
    const early = misplaced(
      ids,
      (id) => (plannedFor(plan, machines, id)?.['rank'] as number | undefined) ?? 99,
    );
    if (early !== undefined) {
      const at = ids.indexOf(early);
      await hand.promote(hand.page.getByTestId(`measure-${early}`));
      await expect
        .poll(() => measureIds(table).then((now) => now.indexOf(early)), { timeout: 15_000 })
        .not.toBe(at);
      continue;
    }
    const id = ids.find((one) => !seen.has(one));
    // The next machines are drawn, or the diagnosis of the last readings is still under way.
    if (id === undefined) {
      await hand.page.waitForTimeout(100);
      continue;
    }
    seen.add(id);
    const planned = plannedFor(plan, machines, id);
    const row = hand.page.getByTestId(`measure-${id}`);
    if (planned) await walkMeasure(hand, row, planned);
    else await hand.visit(row.locator('.finding-title'));
    left.delete(id);
  }
  expect([...left]).toEqual([]);
}

/** The first measure that stands behind one of its machine that the sample carries out later. */
function misplaced(ids: readonly string[], rankOf: (id: string) => number): string | undefined {
  return ids.find((id, i) => {
    const before = ids[i - 1];
    return before !== undefined && before.split(':')[0] === id.split(':')[0] && rankOf(before) > rankOf(id);
  });
}

async function walkMeasure(hand: Hand, row: Locator, planned: Cells): Promise<void> {
  if (typeof planned['investmentYuan'] === 'number')
    await hand.fill(row.locator('.measure-investment input'), String(planned['investmentYuan'] / 10_000));
  if (planned['status'] !== 'proposed') await hand.choose(row.locator('select'), String(planned['status']));
  const texts: [string, Cells[string]][] = [
    ['实施周期', planned['implementationMonths']],
    ['资金渠道', planned['fundingChannel']],
    ['备注', planned['note']],
  ];
  if (texts.every(([, value]) => value === null || value === undefined || value === '')) return;
  await hand.press(row.locator('.finding-title'));
  const editor = hand.page.locator('.measure-editor');
  await editor.waitFor();
  for (const [label, value] of texts)
    if (value !== null && value !== undefined && value !== '')
      await hand.fill(editor.getByLabel(label, { exact: true }), String(value));
  await hand.press(row.locator('.finding-title'));
  await editor.waitFor({ state: 'detached' });
}

const ownFields: [label: string, column: string][] = [
  ['寿命期', 'lifeYears'],
  ['年新增费用', 'annualCostYuan'],
  ['年节电量', 'savingKWh'],
  ['年节能量', 'savingTce'],
  ['年减排二氧化碳', 'savingCO2T'],
  ['年节约费用', 'savingYuan'],
];

async function walkOwnMeasure(hand: Hand, editor: Locator, own: Cells): Promise<void> {
  await hand.fill(editor.getByLabel('措施名称'), String(own['title']));
  await hand.choose(editor.getByLabel('费用类别'), String(own['costClass']));
  for (const [label, column] of ownFields) {
    const value = own[column];
    if (typeof value === 'number') await hand.fill(editor.getByLabel(label, { exact: true }), String(value));
  }
  await hand.fill(editor.getByLabel('方案说明'), String(own['description']));
}

export async function walkStage(hand: Hand, stage: unknown): Promise<void> {
  await hand.openPage('概览');
  await hand.page.getByTestId('overview-page').waitFor();
  await hand.press(hand.page.getByTestId(`stage-${String(stage)}`));
}

/** Draft, sealed version, a look at the PDF, the improvement list as a file. */
export async function walkReport(hand: Hand): Promise<void> {
  const { page } = hand;
  await hand.openPage('报告');
  await page
    .getByTestId('gate')
    .filter({ hasText: /必需内容已齐|资料齐全/ })
    .waitFor();
  await hand.press(page.getByTestId('build-report'));
  await page.getByTestId('build-done').waitFor({ timeout: 120_000 });
  await page.getByTestId('pdf-preview').waitFor();
  await hand.press(page.getByRole('button', { name: '收起预览' }));
  await page.getByTestId('pdf-preview').waitFor({ state: 'detached' });
  await hand.press(page.getByTestId('seal-report'));
  const dialog = page.getByRole('dialog').filter({ hasText: '生成并封存正式版？' });
  await dialog.waitFor();
  await hand.press(dialog.getByRole('button', { name: '生成并封存' }));
  await page.getByTestId('documents').getByText('已封存').first().waitFor({ timeout: 120_000 });
  await hand.press(page.getByRole('button', { name: '收起预览' }));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    hand.press(page.getByTestId('download-improvementXlsx').first()),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
}

/** Report to the authority, improvement list to the enterprise; without a mail server they become .eml files. */
export async function walkDelivery(hand: Hand): Promise<void> {
  const { page } = hand;
  await hand.openPage('报送与同步');
  await page.getByTestId('recipient-authority').waitFor();
  await hand.fill(page.getByTestId('recipient-authority'), 'authority@example.com');
  await hand.press(page.getByTestId('queue-authority'));
  await page.getByTestId('outbox').locator('tbody tr').nth(0).waitFor();
  await hand.press(page.getByTestId('queue-enterprise'));
  await page.getByTestId('outbox').locator('tbody tr').nth(1).waitFor();
  await hand.press(page.getByTestId('send-all'));
  await page.getByText(/2 封没有发件服务器，已存为 \.eml 文件/).waitFor({ timeout: 60_000 });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    hand.press(
      page
        .getByTestId('outbox')
        .getByRole('button', { name: /下载邮件文件/ })
        .first(),
    ),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.eml$/);
}
