/** Machine labels: what the code says, where the labels lie, and that a printed code can be read. */
import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { decodeQR } from 'qr/decode.js';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { qrPath } from '../../../renderer/features/labels/qr-code.tsx';
import {
  A4_MM,
  firstFormat,
  labelFormats,
  labelSheets,
  perSheet,
} from '../../../shared/inventory/label-sheet.ts';
import { machineCode, readMachineCode } from '../../../shared/inventory/machine-code.ts';

describe('the code of a machine', () => {
  it('comes back as the same machine, whatever its ids are made of', () => {
    const id = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }).filter((s) => s.isWellFormed());
    fc.assert(
      fc.property(id, id, (auditId, equipmentId) => {
        expect(readMachineCode(machineCode({ auditId, equipmentId }))).toEqual({ auditId, equipmentId });
      }),
    );
  });

  it('is understood with full-width signs, blanks and a line break of a hand scanner', () => {
    const code = { auditId: 'a1', equipmentId: 'e2' };
    for (const text of [
      'ｐｌａｔｅａｕ：equipment／a1／e2',
      ' plateau:equipment/a1/e2\r\n',
      'PLATEAU:EQUIPMENT/a1/e2',
    ])
      expect(readMachineCode(text)).toEqual(code);
  });

  it.each([
    '',
    'P-101',
    'https://example.com/a1/e2',
    'plateau:equipment/a1',
    'plateau:equipment/a/b/c',
    'plateau:equipment/%/e',
  ])('is not %j', (text) => expect(readMachineCode(text)).toBeNull());

  it('can be read from the picture of a label at the size of the smallest label', async () => {
    const text = machineCode({ auditId: '0b6c4f7e9d2a4c1b8e3f', equipmentId: 'e5f0a1b2c3d4e5f60718' });
    const { d, size } = qrPath(text);
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="177" height="177"><rect width="${size}" height="${size}" fill="#fff"/><path d="${d}"/></svg>`;
    // 15 mm at the 300 dots per inch of an office printer, seen a little turned and blurred.
    const picture = await sharp(Buffer.from(svg))
      .rotate(7, { background: '#fff' })
      .blur(0.6)
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height } = picture.info;
    expect(decodeQR({ width, height, data: picture.data }, { effort: Infinity, timeLimit: Infinity })).toBe(
      text,
    );
  });
});

describe('sheets of labels', () => {
  it.each(labelFormats)('$id lies whole on A4, no label over another', (format) => {
    const [sheet = []] = labelSheets(format, perSheet(format), 1);
    expect(sheet).toHaveLength(perSheet(format));
    for (const a of sheet) {
      expect(a.leftMm).toBeGreaterThanOrEqual(0);
      expect(a.topMm).toBeGreaterThanOrEqual(0);
      expect(a.leftMm + format.widthMm).toBeLessThanOrEqual(A4_MM.width);
      expect(a.topMm + format.heightMm).toBeLessThanOrEqual(A4_MM.height);
      const over = sheet.filter(
        (b) =>
          b !== a &&
          Math.abs(a.leftMm - b.leftMm) < format.widthMm - 1e-9 &&
          Math.abs(a.topMm - b.topMm) < format.heightMm - 1e-9,
      );
      expect(over).toEqual([]);
    }
  });

  it('begin on a used sheet where the first free place is', () => {
    const sheets = labelSheets(firstFormat, 22, 20);
    expect(sheets.map((sheet) => sheet.map(({ index }) => index))).toEqual([
      [0, 1],
      Array.from({ length: 20 }, (_, i) => i + 2),
    ]);
    expect(sheets[0]?.[0]).toMatchObject({ leftMm: 7.25 + 66 });
    expect(labelSheets(firstFormat, 0, 1)).toEqual([]);
  });
});
