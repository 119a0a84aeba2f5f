import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import type { PhotoLayer } from '../../../shared/model/evidence.ts';
import { derivePhoto, photoSizes } from '../../../backend/documents/photo-derivative.ts';

const picture = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 30, b: 30, alpha: 0.5 } } });

/** A small PNG whose header claims another size. */
async function claimingPng(width: number, height: number): Promise<Buffer> {
  const png = await picture(8, 8).png().toBuffer();
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

describe('derivePhoto', () => {
  it('fits the long edge, never enlarges, and is an opaque JPEG without metadata', async () => {
    const large = await derivePhoto(await picture(2000, 1000).png().toBuffer(), photoSizes.thumb);
    expect([large.widthPx, large.heightPx]).toEqual([320, 160]);
    const meta = await sharp(large.jpeg).metadata();
    expect([meta.format, meta.hasAlpha, meta.exif]).toEqual(['jpeg', false, undefined]);
    const small = await derivePhoto(await picture(100, 50).png().toBuffer(), photoSizes.screen);
    expect([small.widthPx, small.heightPx]).toEqual([100, 50]);
  });

  it('stands upright by EXIF and by the turn the auditor added', async () => {
    const lying = await picture(200, 100).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const upright = await derivePhoto(lying, photoSizes.thumb);
    expect([upright.widthPx, upright.heightPx]).toEqual([100, 200]);
    const turned = await derivePhoto(lying, photoSizes.thumb, { rotationDeg: -90 });
    expect([turned.widthPx, turned.heightPx]).toEqual([200, 100]);
  });

  it('refuses a picture of over 50 million pixels and a file that is none', async () => {
    const huge = await claimingPng(8000, 6500);
    await expect(derivePhoto(huge, photoSizes.thumb)).rejects.toThrow('超过 5000 万像素');
    await expect(derivePhoto(Buffer.from('no picture'), photoSizes.thumb)).rejects.toThrow('无法读取');
  });

  it('shows turn, crop and marks as the page does, and leaves the file as it is', async () => {
    // Left half blue, right half green; a red box is drawn around the right lower quarter.
    const right = await sharp({ create: { width: 800, height: 800, channels: 3, background: '#00aa00' } })
      .png()
      .toBuffer();
    const bytes = await sharp({ create: { width: 1600, height: 800, channels: 3, background: '#0000aa' } })
      .composite([{ input: right, left: 800, top: 0 }])
      .png()
      .toBuffer();
    const before = createHash('sha256').update(bytes).digest('hex');
    const made = await derivePhoto(bytes, photoSizes.screen, {
      rotationDeg: 90,
      layer: {
        crop: { kind: 'crop', x: 0.5, y: 0, w: 0.5, h: 1 },
        m1: { kind: 'box', x: 0.75, y: 0.5, w: 0.25, h: 0.5, color: 'red' },
      },
    });
    expect([made.widthPx, made.heightPx]).toEqual([800, 800]);
    const at = await pixels(made.jpeg);
    expect(named(at(600, 120))).toBe('green');
    // The lower right quarter of the crop lies at the lower left after a turn to the right.
    expect(named(at(200, 400))).toBe('red');
    expect(named(at(400, 600))).toBe('red');
    expect(named(at(200, 600))).toBe('green');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(before);
  });

  it('writes Chinese on the picture with the font that comes along', async () => {
    const grey = await sharp({ create: { width: 1000, height: 600, channels: 3, background: '#888888' } })
      .jpeg()
      .toBuffer();
    const textMark = (text: string): PhotoLayer => ({
      m1: { kind: 'text', at: [0.1, 0.1], text, color: 'yellow' },
    });
    const drawn = await derivePhoto(grey, photoSizes.screen, { layer: textMark('排烟温度一八五度') });
    const other = await derivePhoto(grey, photoSizes.screen, { layer: textMark('排烟温度二九六度') });
    const missing = await derivePhoto(grey, photoSizes.screen, {
      layer: textMark('\uE000\uE001\uE002\uE003\uE004\uE005\uE006\uE007'),
    });
    const yellow = await count(drawn.jpeg, 'yellow');
    expect(yellow).toBeGreaterThan(800);
    // Boxes for missing characters would all look alike.
    expect(drawn.jpeg.equals(other.jpeg)).toBe(false);
    expect(Math.abs(yellow - (await count(missing.jpeg, 'yellow')))).toBeGreaterThan(200);
  });

  it('cuts a crop at the very edge without falling off the picture', async () => {
    const odd = await picture(333, 77).png().toBuffer();
    for (const rotationDeg of [0, 90, 180, 270]) {
      const layer: PhotoLayer = { crop: { kind: 'crop', x: 0.999, y: 0.995, w: 1, h: 1 } };
      const made = await derivePhoto(odd, photoSizes.thumb, { rotationDeg, layer });
      expect([made.widthPx, made.heightPx]).toEqual([1, 1]);
    }
  });
});

type Rgb = [number, number, number];

async function pixels(jpeg: Buffer): Promise<(x: number, y: number) => Rgb> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  return (x, y) => {
    const i = (y * info.width + x) * info.channels;
    return [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0];
  };
}

function named([r, g, b]: Rgb): string {
  if (r > 180 && g > 160 && b < 120) return 'yellow';
  if (r > 140 && g < 120) return 'red';
  if (g > 120 && r < 90) return 'green';
  return b > 120 && g < 90 ? 'blue' : 'other';
}

async function count(jpeg: Buffer, name: string): Promise<number> {
  const { width, height } = await sharp(jpeg).metadata();
  const at = await pixels(jpeg);
  let found = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) if (named(at(x, y)) === name) found += 1;
  }
  return found;
}
