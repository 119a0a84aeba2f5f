import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
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
    const turned = await derivePhoto(lying, photoSizes.thumb, -90);
    expect([turned.widthPx, turned.heightPx]).toEqual([200, 100]);
  });

  it('refuses a picture of over 50 million pixels and a file that is none', async () => {
    const huge = await claimingPng(8000, 6500);
    await expect(derivePhoto(huge, photoSizes.thumb)).rejects.toThrow('超过 5000 万像素');
    await expect(derivePhoto(Buffer.from('no picture'), photoSizes.thumb)).rejects.toThrow('无法读取');
  });
});
