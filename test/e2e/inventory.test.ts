/** The inventory by keyboard alone: typing and pasting into the grid, copies, blocks from Excel, labels and their codes. */
import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../backend/store/store.ts';
import { qrPath } from '../../renderer/features/labels/qr-code.tsx';
import { machineCode } from '../../shared/inventory/machine-code.ts';
import { rowIds } from '../../shared/model/snapshot.ts';
import { openApp, type BrowserApp } from '../helpers/browser-app.ts';
import { migrationsDir, tempDir } from '../helpers/temp.ts';

let app: BrowserApp;
const auditId = 'a1';

/** Two plants on one laptop, the first with three motors and a transformer. */
function plants(): string {
  const profile = tempDir();
  const store = openStore(profile, {
    migrationsDir,
    backupBeforeMigration: () => undefined,
    now: () => new Date(),
  });
  const audit = (id: string, name: string) => [
    { auditId: id, table: 'audit' as const, rowId: id, values: { title: '示例诊断', stage: 'onsite' } },
    { auditId: id, table: 'enterprise' as const, rowId: rowIds.enterprise(id), values: { name } },
    { auditId: id, table: 'site' as const, rowId: rowIds.site(id), values: { altitudeM: 3650 } },
  ];
  const machine = (id: string, rowId: string, values: Record<string, unknown>) => ({
    auditId: id,
    table: 'equipment' as const,
    rowId,
    values: { quantity: 1, ...values },
  });
  const motor = (n: number) =>
    machine(auditId, `e${n}`, {
      kind: 'motor',
      name: `${n}号引风机电机`,
      tag: `M-10${n}`,
      sortOrder: n,
      inputs: { motorType: 'low-voltage', poles: '4' },
    });
  store.writer.write([
    ...audit(auditId, '示例高原水泥有限公司'),
    ...audit('a2', '示例高原乳业有限公司'),
    ...[1, 2, 3].map(motor),
    machine(auditId, 'e4', { kind: 'transformer', name: '1号变压器', tag: 'T-1', sortOrder: 4 }),
    machine('a2', 'f1', { kind: 'boiler', name: '1号锅炉', tag: 'B-1', sortOrder: 1 }),
  ]);
  store.close();
  return profile;
}

/** A film of one picture: what a camera sees that is held before the code. */
async function filmOf(text: string): Promise<string> {
  const { d, size } = qrPath(text);
  const code = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="300" height="300"><rect width="${size}" height="${size}" fill="#fff"/><path d="${d}"/></svg>`;
  const grey = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#888' } })
    .composite([{ input: Buffer.from(code) }])
    .greyscale()
    .raw()
    .toBuffer();
  const frame = Buffer.concat([Buffer.from('FRAME\n'), grey, Buffer.alloc((640 * 480) / 2, 128)]);
  const path = join(tempDir(), 'label.y4m');
  writeFileSync(
    path,
    Buffer.concat([Buffer.from('YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n'), frame, frame]),
  );
  return path;
}

async function open(page: Page, route: string, testId: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), route);
  await page.getByTestId(testId).first().waitFor();
}

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

async function faults(page: Page): Promise<string[]> {
  // antd animates colours in; a frame of the animation is not what people read.
  await page.waitForTimeout(400);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

const saved = (page: Page) =>
  page
    .getByTestId('saved-status')
    .filter({ hasText: /已保存/ })
    .waitFor();

const cell = (page: Page, column: string, row: number) =>
  page.getByTestId(`cell-${column}-${row}`).locator('.sheet-text').innerText();

const status = (page: Page) => page.getByTestId('sheet-status').innerText();

const copyText = (page: Page, text: string) => page.evaluate((t) => navigator.clipboard.writeText(t), text);

/** The grid of the motors, the cursor in its first cell. */
async function openGrid(page: Page): Promise<void> {
  await open(page, `/audit/${auditId}/equipment`, 'equipment-page');
  await page.getByRole('button', { name: '表格编辑' }).press('Enter');
  await page.getByRole('button', { name: /^电动机/ }).press('Enter');
  await page.getByTestId('sheet-entry').focus();
  await press(page, 'Control+Home');
}

describe('the inventory', () => {
  beforeAll(async () => {
    const film = await filmOf(machineCode({ auditId: 'a2', equipmentId: 'f1' }));
    app = await openApp({
      profile: plants(),
      extraArgs: [
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${film}`,
      ],
    });
    await app.context.grantPermissions(['clipboard-read', 'clipboard-write', 'camera']);
  });
  afterAll(() => app.close());

  it('types figures into cells, judges the motor meanwhile, and keeps them on disk', async () => {
    const { page } = app;
    await openGrid(page);
    await press(page, 'ArrowRight', 'ArrowRight');
    await page.keyboard.type('JO2-71-4');
    await expect.poll(() => status(page)).toContain('属于应淘汰设备');
    await press(page, 'Escape');
    expect(await cell(page, 'model', 0)).toBe('');
    await page.keyboard.type('YE3-180M-4');
    // Over the column of grades to the type, the power and the poles.
    await press(page, 'Tab', 'Tab', 'Tab');
    await page.keyboard.type('18.5 kW');
    await press(page, 'Enter');
    await page.keyboard.type('0.022MW');
    await press(page, 'Tab', 'F2');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
    await press(page, 'Escape');
    for (let i = 0; i < 3; i += 1) await press(page, 'ArrowRight');
    await press(page, 'ArrowUp');
    await page.keyboard.type('94.6');
    await expect.poll(() => status(page)).toMatch(/2 级（GB 18613-2020/);
    await press(page, 'Enter');
    expect(await cell(page, 'input.ratedPowerKW', 0)).toBe('18.5');
    expect(await cell(page, 'input.ratedPowerKW', 1)).toBe('22');
    // The plant is diagnosed again in the background.
    await page.getByTestId('cell-grade-0').getByText('2 级').waitFor();
    expect(await faults(page)).toEqual([]);
    await saved(page);
    await page.reload();
    await openGrid(page);
    expect(await cell(page, 'input.ratedEfficiencyPct', 0)).toBe('94.6');
    expect(await cell(page, 'model', 0)).toBe('YE3-180M-4');
  });

  it('keeps what is no figure in its cell with the reason, through a change of page', async () => {
    const { page } = app;
    await openGrid(page);
    for (let i = 0; i < 5; i += 1) await press(page, 'ArrowRight');
    await press(page, 'ArrowDown', 'ArrowDown');
    await page.keyboard.type('七十五');
    await press(page, 'Enter');
    await expect.poll(() => status(page)).toContain('不是一个数');
    await open(page, `/audit/${auditId}/overview`, 'overview-page');
    await openGrid(page);
    expect(await cell(page, 'input.ratedPowerKW', 2)).toBe('七十五');
    expect(await page.getByTestId('cell-input.ratedPowerKW-2').getAttribute('title')).toContain('不是一个数');
  });

  it('takes a block from Excel at the cursor with new rows, and all of it back in one step', async () => {
    const { page } = app;
    await openGrid(page);
    await press(page, 'ArrowDown', 'ArrowDown');
    await copyText(
      page,
      '3号送风机电机\tM-301\tYE3-160L-4\n4号送风机电机\tM-302\tYE3-160L-4\n5号送风机电机\tM-303\n',
    );
    await press(page, 'Control+v');
    await page.getByText('已填入 8 格；新增 2 台设备。').waitFor();
    expect(await cell(page, 'tag', 4)).toBe('M-303');
    await press(page, 'Control+c');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      '3号送风机电机\tM-301\tYE3-160L-4\n4号送风机电机\tM-302\tYE3-160L-4\n5号送风机电机\tM-303\t',
    );
    await press(page, 'Control+z');
    await page.getByText(/^已撤销 3 行/).waitFor();
    expect(await cell(page, 'name', 2)).toBe('3号引风机电机');
    expect(await page.getByTestId('cell-name-3').count()).toBe(0);
    await press(page, 'Control+y');
    await page.getByText(/^已重做 3 行/).waitFor();
    await expect.poll(() => page.getByTestId('cell-name-4').count()).toBe(1);
    await saved(page);
  });

  it('fills down, clears, inserts, copies and deletes rows by keys, and lets Tab out after Escape', async () => {
    const { page } = app;
    await openGrid(page);
    await press(page, 'ArrowRight', 'ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
    expect(await cell(page, 'model', 2)).toBe('YE3-180M-4');
    await press(page, 'ArrowUp', 'Delete');
    expect(await cell(page, 'model', 1)).toBe('');
    await press(page, 'Control+Home', 'Alt+Shift+Insert');
    await expect.poll(() => cell(page, 'name', 1)).toBe('3号引风机电机');
    expect(await cell(page, 'input.ratedPowerKW', 1)).toBe('18.5');
    await press(page, 'Alt+Delete');
    await page.getByRole('button', { name: '删除', exact: true }).press('Enter');
    await expect.poll(() => cell(page, 'name', 1)).toBe('2号引风机电机');
    await page.locator('.ant-modal-confirm').waitFor({ state: 'detached' });
    await page.getByTestId('sheet-entry').focus();
    await press(page, 'Escape', 'Tab');
    expect(
      await page.evaluate(() => document.activeElement?.closest('[data-testid="inventory-grid"]') === null),
    ).toBe(true);
    await saved(page);
  });

  it('reads a block without headings that was pasted on the page, once its columns are told', async () => {
    const { page } = app;
    await open(page, `/audit/${auditId}/equipment`, 'equipment-page');
    await page.locator('#main').focus();
    await copyText(page, 'P-201\t1号循环水泵\tIS125-100-200\t45 kW\nF-201\t锅炉引风机\tY4-73\t七十五\n');
    await press(page, 'Control+v');
    await page.getByTestId('import-refused').getByText('第 2 行 D 列“额定功率”写的是“七十五”').waitFor();
    expect(await page.getByTestId('import-ok').isDisabled()).toBe(true);
    expect(await faults(page)).toEqual([]);
    await page.getByTestId('map-D').selectOption({ label: '备注' });
    await page.getByTestId('import-refused').waitFor({ state: 'detached' });
    await page.getByTestId('import-ok').filter({ hasText: '导入 2 行设备' }).press('Enter');
    await page.getByRole('button', { name: /^泵/ }).waitFor();
    await page.getByRole('button', { name: /^风机/ }).waitFor();
  });

  it('copies a machine twice with numbered names and says what stays behind', async () => {
    const { page } = app;
    await open(page, `/audit/${auditId}/equipment`, 'equipment-page');
    await page.getByRole('button', { name: /^变压器/ }).press('Enter');
    await page.getByRole('button', { name: '列表与铭牌' }).press('Enter');
    await page.getByTestId('duplicate-equipment').press('Enter');
    await page.getByTestId('duplicate-count').fill('2');
    expect((await page.getByTestId('duplicate-names').innerText()).split(/\s+/)).toEqual([
      '2号变压器',
      'T-2',
      '3号变压器',
      'T-3',
    ]);
    expect(await page.getByTestId('duplicate-form').innerText()).toContain(
      '检查结论、照片和问题只属于原来那台',
    );
    expect(await faults(page)).toEqual([]);
    await press(page, 'Enter');
    await expect.poll(() => page.getByTestId('equipment-table').getByRole('link').count()).toBe(3);
    await saved(page);
  });

  it('prints labels to the edge of A4 and finds the machine by the picture of its label', async () => {
    const { page } = app;
    await page.getByTestId('print-labels').press('Enter');
    await page.getByTestId('label-e2').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByTestId('label-start').fill('20');
    await expect.poll(() => page.locator('.label-sheet').count()).toBe(2);
    await page.getByTestId('label-format').selectOption('99x57');
    await page.getByTestId('label-start').fill('1');
    await expect.poll(() => page.locator('.label-sheet').count()).toBe(1);
    const picture = await page.getByTestId('label-e2').screenshot();
    const paper = join(tempDir(), 'labels.pdf');
    writeFileSync(paper, await page.pdf({ preferCSSPageSize: true }));
    const words = execFileSync('pdftotext', ['-bbox', paper, '-'], { encoding: 'utf8' });
    // The second column of labels of 99.1 mm begins 106.25 mm from the edge, in points.
    const second = /xMin="([\d.]+)"[^>]*>2号引风机电机/.exec(words)?.[1];
    expect(Number(second)).toBeGreaterThan(((106.25 + 30) / 25.4) * 72);
    expect(words).not.toContain('已保存');
    await open(page, `/audit/${auditId}/equipment`, 'equipment-page');
    await page.getByTestId('scan').press('Enter');
    await page.getByTestId('scan-text').waitFor();
    await page
      .getByTestId('scan-file')
      .setInputFiles({ name: 'label.png', mimeType: 'image/png', buffer: picture });
    await expect.poll(() => page.url()).toContain(`/audit/${auditId}/equipment/e2`);
    await page.getByTestId('checklist-page').waitFor();
  });

  it('opens the machine of another plant whose label the camera sees', async () => {
    const { page } = app;
    await open(page, `/audit/${auditId}/equipment`, 'equipment-page');
    await page.getByTestId('scan').press('Enter');
    await expect.poll(() => page.url(), { timeout: 20_000 }).toContain('/audit/a2/equipment/f1');
    await page.getByTestId('checklist-page').waitFor();
  });

  it('follows a hand scanner in the search, and says what to do with a label of an unknown plant', async () => {
    const { page } = app;
    const scan = async (text: string) => {
      await press(page, 'Control+k');
      await page.getByTestId('search-everywhere').waitFor();
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid')))
        .toBe('search-everywhere');
      await press(page, 'Control+a');
      await page.keyboard.type(text);
      await press(page, 'Enter');
    };
    await scan(machineCode({ auditId, equipmentId: 'e3' }));
    await expect.poll(() => page.url()).toContain(`/audit/${auditId}/equipment/e3`);
    await scan('M-101');
    await expect.poll(() => page.url()).toContain(`/audit/${auditId}/equipment/e1`);
    await scan(machineCode({ auditId: 'elsewhere', equipmentId: 'e1' }));
    await page.getByText('这台电脑上没有那个项目').waitFor();
    await press(page, 'Escape');
    await page.getByTestId('search-everywhere').waitFor({ state: 'detached' });
  });

  it('says in words why the camera stays dark', async () => {
    const { page } = app;
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await open(page, `/audit/${auditId}/equipment`, 'equipment-page');
    await page.getByTestId('scan').press('Enter');
    await page.getByTestId('scan-camera').getByText('没有使用摄像头的许可').waitFor();
    await page.getByTestId('scan-file').setInputFiles({
      name: 'x.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('kein Bild'),
    });
    await page.getByTestId('scan-words').getByText('这个文件不是图片').waitFor();
    expect(await faults(page)).toEqual([]);
  });
});
