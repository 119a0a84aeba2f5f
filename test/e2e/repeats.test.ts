/** Several burners and shell segments by keyboard: asked one by one, combined by a stated rule, named in list and report. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type BrowserApp } from '../helpers/browser-app.ts';
import { tempDir } from '../helpers/temp.ts';

/** Set to a folder to keep the pictures. */
const picturesDir = process.env['PLATEAU_SCREENS'];

let app: BrowserApp;
let auditId = '';
const complaints: string[] = [];

async function open(page: Page, route: string, testId: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), route);
  await page.getByTestId(testId).first().waitFor();
}

async function typeInto(page: Page, testId: string, text: string): Promise<void> {
  await page.getByTestId(testId).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
}

async function choose(page: Page, testId: string, label: string): Promise<void> {
  const select = page.getByTestId(testId);
  await select.focus();
  await select.selectOption({ label });
}

async function saved(page: Page): Promise<void> {
  await page.getByTestId('saved-status').filter({ hasText: '已保存' }).waitFor();
}

async function faultsAndPicture(page: Page, name: string): Promise<string[]> {
  // antd fades colours in; a frame of the animation is not what people read.
  await page.waitForTimeout(400);
  if (picturesDir) await page.screenshot({ path: join(picturesDir, `${name}.png`) });
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

async function addMachine(page: Page, kind: string): Promise<void> {
  await open(page, `/audit/${auditId}/equipment`, 'add-equipment');
  await page.getByTestId('add-equipment').first().press('Enter');
  await page.getByRole('menuitem', { name: kind, exact: true }).click();
  await page.getByTestId('open-checklist').press('Enter');
  await page.getByTestId('checklist-page').waitFor();
}

/** Ids of the instances of a repeat in their order; '' is the first. */
const instanceIds = (page: Page, repeat: string): Promise<string[]> =>
  page
    .getByTestId(`repeat-${repeat}`)
    .locator('[data-instance]')
    .evaluateAll((parts) => parts.map((part) => part.getAttribute('data-instance') ?? ''));

const focusedItem = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.closest('[data-item]')?.getAttribute('data-item') ?? null);

const keyOf = (key: string, id: string) => (id === '' ? key : `${key}#${id}`);

describe('repeated parts in a real browser', () => {
  let boilerRoute = '';
  let burners: string[] = [];

  beforeAll(async () => {
    app = await openApp({ profile: tempDir() });
    const { page } = app;
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.getByTestId('new-audit').press('Enter');
    await page.getByTestId('new-enterprise').waitFor();
    await page.getByTestId('new-enterprise').fill('示例三燃烧器企业');
    await page.keyboard.press('Enter');
    await page.getByTestId('enterprise-page').waitFor();
    auditId = /audit\/([^/]+)/.exec(page.url())?.[1] ?? '';
    await page.getByLabel('海拔').focus();
    await page.keyboard.type('4200');
    await page.keyboard.press('Tab');
    await saved(page);
  });
  afterAll(() => app.close());

  it('adds two burners with one key each and asks each of them', async () => {
    const { page } = app;
    await addMachine(page, '锅炉');
    boilerRoute = new URL(page.url()).hash.slice(1);
    await choose(page, 'choice-fuel', '天然气');
    await choose(page, 'choice-medium', '饱和蒸汽');
    await page.getByTestId('answer-bl-o2-ok').focus();
    await page.keyboard.press('+');
    await page.getByTestId('instance-burner-2').waitFor();
    await expect.poll(() => focusedItem(page)).toMatch(/^bl-o2#/);
    await page.keyboard.press('+');
    await page.getByTestId('instance-burner-3').waitFor();
    burners = await instanceIds(page, 'burner');
    expect(burners).toHaveLength(3);
    await typeInto(page, 'instance-name-burner-2', '后墙燃烧器');
    await expect
      .poll(() => page.getByTestId('instance-burner-2').getAttribute('aria-label'))
      .toBe('后墙燃烧器');
    expect(await faultsAndPicture(page, '三台燃烧器')).toEqual([]);
  });

  it('goes by arrow keys from the last question of one burner to the first of the next', async () => {
    const { page } = app;
    await page.getByTestId('answer-bl-flame-ok').focus();
    await page.keyboard.press('1');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focusedItem(page)).toBe(`bl-o2#${burners[1]}`);
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => focusedItem(page)).toBe('bl-flame');
  });

  it('combines their oxygen by their gas flow and says so in the derivation', async () => {
    const { page } = app;
    const o2 = ['3', '4', '5'];
    const gas = ['100', '100', '200'];
    for (const [n, id] of burners.entries()) {
      await typeInto(page, `reading-${keyOf('flueGasO2Pct', id)}`, o2[n] ?? '');
      await typeInto(page, `reading-${keyOf('fuelRateNm3PerH', id)}`, gas[n] ?? '');
    }
    await page.getByTestId(`answer-${keyOf('bl-flame', burners[1] ?? '')}-fail`).focus();
    await page.keyboard.press('2');
    await page.getByTestId(`note-${keyOf('bl-flame', burners[1] ?? '')}`).fill('满负荷时火焰偏向左侧炉墙');
    await saved(page);
    await page.getByTestId('open-steps').press('Enter');
    const steps = page.locator('.ant-drawer');
    // (100·3 + 100·4 + 200·5)/400 = 4.25
    await steps.getByText('(100·3 + 100·4 + 200·5)/(100 + 100 + 200)').waitFor();
    await steps.getByText('100 + 100 + 200', { exact: false }).first().waitFor();
    expect(await faultsAndPicture(page, '燃烧器合成步骤')).toEqual([]);
    await page.keyboard.press('Escape');
    await steps.waitFor({ state: 'hidden' });
  });

  it('asks before it takes a burner away with its data, and brings both back', async () => {
    const { page } = app;
    await page.getByTestId('remove-instance-burner-3').press('Enter');
    await page.getByRole('dialog').getByText('2 个读数').waitFor();
    await page
      .getByRole('button', { name: '移 除' })
      .or(page.getByRole('button', { name: '移除', exact: true }))
      .last()
      .press('Enter');
    await expect.poll(() => instanceIds(page, 'burner')).toEqual(burners.slice(0, 2));
    await page.getByTestId('undo').first().press('Enter');
    await expect.poll(() => instanceIds(page, 'burner')).toEqual(burners);
    const o2 = page.getByTestId(`reading-${keyOf('flueGasO2Pct', burners[2] ?? '')}`);
    await expect.poll(() => o2.inputValue()).toBe('5');
    await saved(page);
  });

  it('holds all of it after a reload', async () => {
    const { page } = app;
    await page.reload();
    await page.getByTestId('checklist-page').waitFor();
    await expect.poll(() => instanceIds(page, 'burner')).toEqual(burners);
    await expect
      .poll(() => page.getByTestId('instance-burner-2').getAttribute('aria-label'))
      .toBe('后墙燃烧器');
    const third = page.getByTestId(`reading-${keyOf('fuelRateNm3PerH', burners[2] ?? '')}`);
    await expect.poll(() => third.inputValue()).toBe('200');
  });

  it('names the burner in the finding and finds it by its name', async () => {
    const { page } = app;
    await open(page, `/audit/${auditId}/findings`, 'findings-page');
    await page.getByText('后墙燃烧器：燃烧器火焰不稳或偏斜').first().waitFor();
    expect(await faultsAndPicture(page, '燃烧器问题')).toEqual([]);
  });

  it('prints an empty form with room for as many burners as will be found', async () => {
    const { page } = app;
    await open(page, `${boilerRoute}/print`, 'print-page');
    await page.getByTestId('print-blank').press('Space');
    await choose(page, 'print-copies-burner', '5 台');
    await expect.poll(() => page.locator('[data-testid^="paper-bl-flame"]').count()).toBe(5);
    await page.getByText('5# 燃烧器：火焰稳定').waitFor();
    expect(await faultsAndPicture(page, '空白表五台燃烧器')).toEqual([]);
  });

  it('adds up the shell of a kiln segment by segment', async () => {
    const { page } = app;
    await addMachine(page, '水泥窑');
    await typeInto(page, 'reading-shellDiameterM', '4');
    await typeInto(page, 'reading-ambientTemperatureC', '5');
    for (let n = 2; n <= 4; n += 1) {
      await page.getByTestId('add-instance-shell-segment').press('Enter');
      await page.getByTestId(`instance-shell-segment-${n}`).waitFor();
    }
    const ids = await instanceIds(page, 'shell-segment');
    const temperatures = ['330', '290', '250', '210'];
    for (const [n, id] of ids.entries()) {
      await typeInto(page, `reading-${keyOf('segment1LengthM', id)}`, '15');
      await typeInto(page, `reading-${keyOf('segment1TemperatureC', id)}`, temperatures[n] ?? '');
    }
    await typeInto(page, 'instance-name-shell-segment-1', '烧成带');
    await saved(page);
    await page.getByTestId('open-steps').press('Enter');
    await page.locator('.ant-drawer').getByText('筒体第 4 段表面积').waitFor();
    await page.locator('.ant-drawer').getByText('系统表面散热量').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.ant-drawer').waitFor({ state: 'hidden' });
    expect(await faultsAndPicture(page, '筒体四段')).toEqual([]);
    // Colder than the air is no shell: the constraint says so where the value was typed.
    await typeInto(page, `reading-${keyOf('segment1TemperatureC', ids[3] ?? '')}`, '-20');
    await page
      .getByText(/4# 筒体段：“筒体第 1 段表面平均温度”为 -20 ℃|筒体第 4 段温度低于环境温度/)
      .first()
      .waitFor();
    await typeInto(page, `reading-${keyOf('segment1TemperatureC', ids[3] ?? '')}`, '210');
    await saved(page);
  });

  it('lists what is missing by the name of the instance', async () => {
    const { page } = app;
    await open(page, `/audit/${auditId}/overview`, 'overview-page');
    await page
      .getByText(/检查表还有 \d+ 项未作结论（其中1# 燃烧器 3 项、后墙燃烧器 3 项、3# 燃烧器 4 项）/)
      .first()
      .waitFor();
  });

  it('keeps meters of the whole plant one by one', async () => {
    const { page } = app;
    await open(page, `/audit/${auditId}/management`, 'management-page');
    await page.getByTestId('add-instance-meter-point').press('Enter');
    await page.getByTestId('instance-meter-point-2').waitFor();
    await typeInto(page, 'instance-name-meter-point-2', '2# 线高压进线');
    const [, second] = await instanceIds(page, 'meter-point');
    await page.getByTestId(`answer-${keyOf('me-point', second ?? '')}-ok`).focus();
    await page.keyboard.press('2');
    await saved(page);
    await page.reload();
    await page.getByTestId('instance-meter-point-2').waitFor();
    expect(await faultsAndPicture(page, '两个计量点')).toEqual([]);
  });

  it('prints instances, their names and the step that combines them in the report', async () => {
    const { page } = app;
    await open(page, `/audit/${auditId}/report`, 'build-report');
    await page.getByTestId('build-report').press('Enter');
    await page.getByTestId('build-done').waitFor({ timeout: 120_000 });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('download-report').first().press('Enter'),
    ]);
    const path = join(tempDir(), 'report.pdf');
    await download.saveAs(path);
    const text = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8', maxBuffer: 50_000_000 });
    const flat = text.replaceAll(/\s+/g, '');
    const wanted = [
      '后墙燃烧器：火焰稳定',
      '(100·3+100·4+200·5)/(100+100+200)',
      '按实测燃气消耗量',
      '（后墙燃烧器）',
      '（烧成带）',
      '2#线高压进线：该计量点',
    ];
    expect(wanted.filter((words) => !flat.includes(words))).toEqual([]);
    expect(/bl-flame|repeat_|me-point/.exec(flat)?.[0]).toBeUndefined();
  });

  it('complains of nothing', () => {
    expect(complaints).toEqual([]);
  });
});
