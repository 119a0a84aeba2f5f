/** Evidence in pictures: by file, paste, drag and camera; turned, cropped, marked up and paired; on screen and on paper. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../backend/store/store.ts';
import { rowIds } from '../../shared/model/snapshot.ts';
import { openApp, type BrowserApp } from '../helpers/browser-app.ts';
import { migrationsDir, tempDir } from '../helpers/temp.ts';

/** Set to a folder to keep the pictures. */
const picturesDir = process.env['PLATEAU_SCREENS'];
const profile = tempDir();
const auditId = 'a1';
const item = 'bl-grade';
/** Far beyond what it takes on a quiet machine. */
const soon = { timeout: 20_000 };
let app: BrowserApp;
let jpeg: Buffer;

const laptop = (): Store =>
  openStore(profile, { migrationsDir, backupBeforeMigration: () => undefined, now: () => new Date() });

function prepareProfile(): void {
  const store = laptop();
  store.settings.set({ userName: '示例甲' });
  store.writer.write([
    { auditId, table: 'audit', rowId: auditId, values: { title: '示例诊断', periodStart: '2025-01-01' } },
    {
      auditId,
      table: 'enterprise',
      rowId: rowIds.enterprise(auditId),
      values: { name: '示例高原食品有限公司' },
    },
    { auditId, table: 'site', rowId: rowIds.site(auditId), values: { altitudeM: 3650 } },
    { auditId, table: 'equipment', rowId: 'e1', values: { kind: 'boiler', name: '1号锅炉', quantity: 1 } },
  ]);
  store.close();
}

/** A grey wall with a blue door in the upper left quarter, taken in a valley 600 m below the plant. */
async function phonePhoto(): Promise<Buffer> {
  const door = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#2050c0' } })
    .png()
    .toBuffer();
  return sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#9a9a96' } })
    .composite([{ input: door, left: 100, top: 80 }])
    .withExif({
      IFD0: { Make: 'Example', Model: 'Field 7' },
      IFD2: { DateTimeOriginal: '2026:07:01 10:22:33', OffsetTimeOriginal: '+08:00' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '29/1 39/1 84/10',
        GPSLongitudeRef: 'E',
        GPSLongitude: '91/1 7/1 18/10',
        GPSAltitudeRef: '0',
        GPSAltitude: '3050/1',
      },
    })
    .jpeg()
    .toBuffer();
}

const saved = (page: Page) =>
  page
    .getByTestId('saved-status')
    .filter({ hasText: /已保存/ })
    .waitFor();
const strip = (page: Page): Locator => page.getByTestId(`item-${item}`).locator('[data-photo]');

async function picture(page: Page, name: string): Promise<void> {
  if (!picturesDir) return;
  mkdirSync(picturesDir, { recursive: true });
  for (const size of [
    { width: 1366, height: 768 },
    { width: 1920, height: 1080 },
  ]) {
    await page.setViewportSize(size);
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(picturesDir, `${name}-${size.width}.png`) });
  }
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.waitForTimeout(300);
}

/** Faults of the dialog that is open. */
async function faults(page: Page): Promise<string[]> {
  // antd fades dialogs in; a frame of the animation is not what people read.
  await page.waitForTimeout(400);
  const { violations } = await new AxeBuilder({ page }).include('.ant-modal').analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

/** Gives the page files by paste or drag, which no test driver does by itself. */
async function give(page: Page, how: 'paste' | 'drop', bytes: Buffer, name: string): Promise<void> {
  await page.getByTestId(`item-${item}`).evaluate(
    (element, { how: kind, text, fileName }) => {
      const data = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([data], fileName, { type: 'image/jpeg' }));
      const target = element.querySelector('button') ?? element;
      if (kind === 'paste') {
        target.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
        );
        return;
      }
      for (const type of ['dragover', 'drop']) {
        target.dispatchEvent(
          new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
      }
    },
    { how, text: bytes.toString('base64'), fileName: name },
  );
}

/** Another file with the same picture: a comment segment after the start marker. */
function another(bytes: Buffer, words: string): Buffer {
  const comment = Buffer.from(words);
  const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
  return Buffer.concat([bytes.subarray(0, 2), head, comment, bytes.subarray(2)]);
}

async function openFirst(page: Page): Promise<void> {
  await strip(page).first().press('Enter');
  await page.getByTestId('photo-stage').waitFor();
  await page.waitForTimeout(400);
}

async function close(page: Page): Promise<void> {
  await page
    .getByTestId('photo-dialog')
    .locator('xpath=ancestor::*[@role="dialog"]')
    .getByRole('button', { name: /关闭|Close/ })
    .click();
  await page.getByTestId('photo-dialog').waitFor({ state: 'hidden' });
}

async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const box = await page.getByTestId('photo-stage').boundingBox();
  if (!box) throw new Error('no stage');
  const at = ([x, y]: [number, number]): [number, number] => [box.x + x * box.width, box.y + y * box.height];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
  await page.mouse.move(...at(to));
  await page.mouse.up();
}

/** As `drag`, by one finger. */
async function swipe(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const box = await page.getByTestId('photo-stage').boundingBox();
  if (!box) throw new Error('no stage');
  const cdp = await page.context().newCDPSession(page);
  const at = ([x, y]: [number, number]) => [{ x: box.x + x * box.width, y: box.y + y * box.height }];
  const middle: [number, number] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(from) });
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(middle) });
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(to) });
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await cdp.detach();
}

/** The ellipse on the stage, px of the picture. */
async function ellipse(page: Page): Promise<{ cx: number; ry: number }> {
  return page
    .getByTestId('photo-stage')
    .locator('ellipse')
    .first()
    .evaluate((element) => ({
      cx: Number(element.getAttribute('cx')),
      ry: Number(element.getAttribute('ry')),
    }));
}

describe('photos in a real browser', () => {
  beforeAll(async () => {
    prepareProfile();
    jpeg = await phonePhoto();
    app = await openApp({
      profile,
      extraArgs: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
    });
    await app.page.evaluate((hash) => (location.hash = hash), `/audit/${auditId}/equipment/e1`);
    await app.page.getByTestId(`item-${item}`).waitFor();
  });
  afterAll(() => app.close());

  it('come in by file, by paste and by drag, each once', async () => {
    const { page } = app;
    const file = join(tempDir(), '锅炉房.jpg');
    writeFileSync(file, jpeg);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByTestId(`add-photo-${item}`).press('Enter'),
    ]);
    await chooser.setFiles(file);
    await expect.poll(() => strip(page).count(), soon).toBe(1);
    await give(page, 'paste', another(jpeg, 'pasted'), 'image.png.jpg');
    await expect.poll(() => strip(page).count(), soon).toBe(2);
    await give(page, 'drop', another(jpeg, 'dropped'), '改造后.jpg');
    await expect.poll(() => strip(page).count(), soon).toBe(3);
  });

  it('are taken by the camera, looked at, and kept', async () => {
    const { page } = app;
    await page.getByTestId(`camera-${item}`).press('Enter');
    await expect.poll(() => page.getByTestId('camera-shoot').isEnabled(), soon).toBe(true);
    expect(await faults(page)).toEqual([]);
    await picture(page, '拍照');
    await page.getByTestId('camera-shoot').press('Enter');
    await page.getByTestId('camera-again').press('Enter');
    await page.getByTestId('camera-shoot').press('Enter');
    await page.getByTestId('camera-keep').press('Enter');
    await page.getByText('已存入 1 张').waitFor();
    await page.getByTestId('camera-close').press('Enter');
    await expect.poll(() => strip(page).count(), soon).toBe(4);
    await page.getByTestId('camera').waitFor({ state: 'hidden' });
  });

  it('say in Chinese why there is no camera', async () => {
    const { page } = app;
    await page.evaluate(() => {
      const denied = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { value: denied, configurable: true });
    });
    await page.getByTestId(`camera-${item}`).press('Enter');
    await page.getByTestId('camera-failed').filter({ hasText: '没有使用摄像头的权限' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.evaluate(() => {
      Reflect.deleteProperty(navigator.mediaDevices, 'getUserMedia');
    });
    await page.getByTestId('camera-retry').press('Enter');
    await expect.poll(() => page.getByTestId('camera-shoot').isEnabled(), soon).toBe(true);
    await page.getByTestId('camera-close').press('Enter');
    await page.getByTestId('camera').waitFor({ state: 'hidden' });
  });

  it('show time, place, camera and what does not fit', async () => {
    const { page } = app;
    await openFirst(page);
    const facts = page.getByTestId('photo-facts');
    await facts.getByText('示例甲，').waitFor();
    const words = await facts.innerText();
    expect(words).toContain('2026-07-01 10:22');
    expect(words).toContain('29.65233°N 91.11717°E 海拔 3050 m');
    expect(words).toContain('相差 600 m，请核对');
    expect(words).toContain('Example Field 7');
    expect(words).toContain(createHash('sha256').update(jpeg).digest('hex').slice(0, 16));
    expect(words).not.toContain('拍摄早于');
    expect(await faults(page)).toEqual([]);
    await page.getByTestId('photo-caption').fill('锅炉房全景');
    await page.keyboard.press('Tab');
    await saved(page);
  });

  it('are marked by mouse: drawn, moved, undone, deleted', async () => {
    const { page } = app;
    await page.getByTestId('tool-box').click();
    await drag(page, [0.35, 0.35], [0.55, 0.6]);
    await page.getByTestId('mark-1').filter({ hasText: '红色方框' }).waitFor();
    await page.getByTestId('color-yellow').click();
    await page.getByTestId('mark-1').filter({ hasText: '黄色方框' }).waitFor();
    await page.getByTestId('photo-undo').click();
    await page.getByTestId('mark-1').filter({ hasText: '红色方框' }).waitFor();
    await page.getByTestId('tool-arrow').click();
    await drag(page, [0.62, 0.3], [0.7, 0.5]);
    await page.getByTestId('mark-2').filter({ hasText: '箭头' }).waitFor();
    await page.getByTestId('tool-pen').click();
    await drag(page, [0.4, 0.75], [0.6, 0.8]);
    await page.getByTestId('mark-3').waitFor();
    await page.getByTestId('mark-delete').click();
    await expect.poll(() => page.getByTestId('mark-3').count(), soon).toBe(0);
    await page.getByTestId('tool-text').click();
    await drag(page, [0.4, 0.2], [0.4, 0.2]);
    await page.getByTestId('mark-text').waitFor();
    await page.keyboard.type('挡板全关');
    await page.getByTestId('mark-3').filter({ hasText: '挡板全关' }).waitFor();
    await page.keyboard.press('Tab');
    await saved(page);
    await picture(page, '照片标注');
  });

  it('are marked by keyboard alone', async () => {
    const { page } = app;
    await page.getByTestId('tool-ellipse').focus();
    await page.keyboard.press('Enter');
    // The stage has the focus now.
    await page.keyboard.press('Enter');
    await page.getByTestId('mark-4').filter({ hasText: '椭圆' }).waitFor();
    const before = await ellipse(page);
    for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowRight');
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('Shift+ArrowDown');
    const after = await ellipse(page);
    expect(after.cx - before.cx).toBeCloseTo(5 * 16, 0);
    expect(2 * (after.ry - before.ry)).toBeCloseTo(3 * 16, 0);
    await saved(page);
    // Each run of arrow keys can be taken back.
    await page.keyboard.press('Control+z');
    await page.keyboard.press('PageUp');
    await expect.poll(() => page.getByTestId('mark-3').getAttribute('aria-pressed'), soon).toBe('true');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByTestId('mark-3').getAttribute('aria-pressed'), soon).toBe('false');
    expect(await page.getByTestId('photo-dialog').isVisible()).toBe(true);
    await page.getByTestId('mark-4').focus();
    await page.keyboard.press('Delete');
    await expect.poll(() => page.getByTestId('mark-4').count(), soon).toBe(0);
  });

  it('are marked by finger', async () => {
    const { page } = app;
    await page.getByTestId('tool-arrow').click();
    await swipe(page, [0.3, 0.6], [0.45, 0.75]);
    await page.getByTestId('mark-4').filter({ hasText: '箭头' }).waitFor();
    // Taken by its point and pulled elsewhere.
    const tip = () =>
      page.getByTestId('photo-stage').locator('[data-mark]').last().locator('path').first().getAttribute('d');
    const before = await tip();
    await swipe(page, [0.45, 0.75], [0.6, 0.85]);
    await expect.poll(tip, soon).not.toBe(before);
    expect(await page.getByTestId('mark-5').count()).toBe(0);
    await page.getByTestId('mark-delete').click();
    await expect.poll(() => page.getByTestId('mark-4').count(), soon).toBe(0);
    await saved(page);
  });

  it('are turned and cropped, and the original can be looked at', async () => {
    const { page } = app;
    await page.getByTestId('turn-right').press('Enter');
    await page.getByTestId('tool-crop').press('Enter');
    for (let i = 0; i < 10; i += 1) await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('Enter');
    await saved(page);
    const shape = await page.getByTestId('photo-stage').getAttribute('viewBox');
    expect(shape).toMatch(/^0 0 1200 1440/);
    expect(await faults(page)).toEqual([]);
    await picture(page, '照片裁剪后');
    await page.getByTestId('photo-original-toggle').press('Enter');
    expect(await page.getByTestId('photo-original').getAttribute('viewBox')).toBe('0 0 1600 1200');
    await page.getByTestId('photo-original-toggle').press('Enter');
    await close(page);
  });

  it('make a pair of before and after', async () => {
    const { page } = app;
    await openFirst(page);
    await page.getByTestId('pair-before').press('Enter');
    await page
      .getByTestId('pair-choices')
      .getByRole('button', { name: /改造后\.jpg/ })
      .press('Enter');
    await page.getByTestId('photo-pair').waitFor();
    await saved(page);
    expect(await faults(page)).toEqual([]);
    await picture(page, '照片配对');
    await close(page);
    expect(await page.getByTestId(`item-${item}`).locator('.photo-group [data-photo]').count()).toBe(2);
  });

  it('are all there after a reload, with the originals untouched on the disk', async () => {
    const { page } = app;
    await page.reload();
    await expect.poll(() => strip(page).count(), soon).toBe(4);
    await openFirst(page);
    expect(await page.getByTestId('photo-caption').inputValue()).toBe('锅炉房全景');
    await page.getByTestId('mark-3').filter({ hasText: '挡板全关' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('photo-download').press('Enter'),
    ]);
    expect(readFileSync(await download.path()).equals(jpeg)).toBe(true);
    await close(page);
    const blobs = readdirSync(join(profile, 'blobs'), { recursive: true, withFileTypes: true });
    for (const entry of blobs.filter((each) => each.isFile())) {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(entry.name);
    }
    await picture(page, '照片条');
  });

  it('wait in memory while the disk takes nothing, over a change of page, and go in when it does', async () => {
    const { page } = app;
    const [folder, aside] = [join(profile, 'blobs'), join(profile, 'aside')];
    renameSync(folder, aside);
    writeFileSync(folder, '');
    await give(page, 'drop', another(jpeg, 'late'), '迟到.jpg');
    await page.getByText(/照片“迟到.jpg”没有存入。.*数据文件夹不能写入/).waitFor();
    const waiting = page.getByTestId(`item-${item}`).getByRole('alert');
    await waiting.getByText('1 张照片还没有存入').waitFor();
    expect(await strip(page).count()).toBe(4);
    await page.evaluate((hash) => (location.hash = hash), `/audit/${auditId}/report`);
    await page.getByTestId('build-report').waitFor();
    await page.evaluate((hash) => (location.hash = hash), `/audit/${auditId}/equipment/e1`);
    await waiting.waitFor();
    rmSync(folder);
    renameSync(aside, folder);
    await waiting.getByRole('button', { name: '重试' }).press('Enter');
    await expect.poll(() => strip(page).count(), soon).toBe(5);
    await waiting.waitFor({ state: 'detached' });
  });

  it('have no accessibility fault in the outdoor theme', async () => {
    const { page } = app;
    await page.evaluate(() => localStorage.setItem('plateau-audit:theme', 'outdoor'));
    await page.reload();
    await openFirst(page);
    const axe = new AxeBuilder({ page })
      .include('.photo-dialog')
      .withRules(['color-contrast', 'color-contrast-enhanced']);
    await page.waitForTimeout(400);
    const { violations } = await axe.analyze();
    expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`)).toEqual(
      [],
    );
    await picture(page, '照片标注-户外');
    await close(page);
    await page.evaluate(() => localStorage.setItem('plateau-audit:theme', 'light'));
    await page.reload();
    await page.getByTestId(`item-${item}`).waitFor();
  });

  it('stand in the report turned, cropped, marked and side by side', { timeout: 240_000 }, async () => {
    const { page } = app;
    await page.evaluate((hash) => (location.hash = hash), `/audit/${auditId}/report`);
    await page.getByTestId('build-report').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('build-done').waitFor({ timeout: 200_000 });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('download-report').first().press('Enter'),
    ]);
    const dir = picturesDir ?? tempDir();
    const path = join(dir, 'photos-report.pdf');
    await download.saveAs(path);
    const pages = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).split('\f');
    const at = pages.findIndex((text) => /照片 1（改造前）/.test(text));
    expect(at, 'page with the pair').toBeGreaterThan(0);
    const text = pages[at] ?? '';
    expect(text).toContain('锅炉房全景');
    expect(text).toContain('（改造后）');
    expect(text).toContain('2026-07-01 10:22');
    expect(text).toContain('29.65233°N');
    const no = String(at + 1);
    execFileSync('pdftoppm', [
      '-r',
      '110',
      '-f',
      no,
      '-l',
      no,
      '-png',
      '-singlefile',
      path,
      join(dir, 'photos-page'),
    ]);
    const { data, info } = await sharp(join(dir, 'photos-page.png'))
      .raw()
      .toBuffer({ resolveWithObject: true });
    let red = 0;
    for (let i = 0; i < data.length; i += info.channels) {
      const [r = 0, g = 0, b = 0] = [data[i], data[i + 1], data[i + 2]];
      if (r > 200 && g < 110 && b < 110) red += 1;
    }
    expect(red).toBeGreaterThan(100);
  });
});
