import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { BadFileError } from '../../../backend/exchange/errors.ts';
import { addPhoto } from '../../../backend/exchange/photos.ts';
import { createPhotoCache } from '../../../backend/documents/photo-cache.ts';
import { createBlobStore } from '../../../backend/store/blobs.ts';
import type { Store } from '../../../backend/store/store.ts';
import { testStore } from '../../helpers/store.ts';
import { tempDir } from '../../helpers/temp.ts';

const exif = {
  IFD0: { Make: 'Example', Model: 'Field 7' },
  IFD2: { DateTimeOriginal: '2026:07:01 10:22:33', OffsetTimeOriginal: '+08:00' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '29/1 39/1 84/10',
    GPSLongitudeRef: 'E',
    GPSLongitude: '91/1 7/1 18/10',
    GPSAltitudeRef: '0',
    GPSAltitude: '36524/10',
  },
};
const plain = () => sharp({ create: { width: 90, height: 60, channels: 3, background: '#557799' } });
const add = (store: Store, bytes: Buffer, fileName = '铭牌.jpg') =>
  addPhoto(store, {
    auditId: 'a1',
    subjectId: 'e1',
    itemId: null,
    caption: null,
    fileName,
    bytes,
    takenBy: '示例员',
  });
const rowCount = (store: Store) =>
  (store.db.prepare('SELECT count(*) AS n FROM photo').get() as { n: number }).n;
const files = (store: Store) =>
  readdirSync(join(store.profileDir, 'blobs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

describe('addPhoto', () => {
  it('takes time, place and camera from the file and keeps the file byte for byte', async () => {
    const store = testStore();
    const bytes = await plain()
      .withExif(exif)
      .withMetadata({ orientation: 6 })
      .withExifMerge(exif)
      .jpeg()
      .toBuffer();
    const row = await add(store, bytes);
    expect(row).toMatchObject({
      takenAt: '2026-07-01T10:22:33+08:00',
      latitudeDeg: 29.652333,
      longitudeDeg: 91.117167,
      altitudeM: 3652.4,
      camera: 'Example Field 7',
      takenBy: '示例员',
      // Upright: the file lies on its side.
      widthPx: 60,
      heightPx: 90,
    });
    expect(row.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(readFileSync(store.blobs.target(row.sha256 ?? '')).equals(bytes)).toBe(true);
  });

  it('takes a photo without EXIF and one with a broken block', async () => {
    const store = testStore();
    expect(await add(store, await plain().png().toBuffer())).toMatchObject({ takenAt: null, camera: null });
    const broken = await plain().withExif(exif).jpeg().toBuffer();
    const at = broken.indexOf('Exif\u0000\u0000', 0, 'latin1');
    // The offset of the first directory points far outside the block.
    broken.writeUInt32LE(0x7fffffff, at + 10);
    expect(await add(store, broken)).toMatchObject({ takenAt: null, latitudeDeg: null, camera: null });
  });

  it('says what to do with HEIC, and refuses a file that was copied only in part', async () => {
    const store = testStore();
    const heic = Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from('ftypheic\u0000\u0000\u0000\u0000mif1heic', 'latin1'),
    ]);
    await expect(add(store, heic, 'IMG_0001.HEIC')).rejects.toThrow(/HEIC.*兼容性最佳.*JPEG/);
    const whole = await sharp({
      create: {
        width: 800,
        height: 600,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
      .jpeg()
      .toBuffer();
    await expect(add(store, whole.subarray(0, whole.length / 2))).rejects.toThrow(BadFileError);
    await expect(add(store, Buffer.from('no picture'))).rejects.toThrow(/重新复制/);
    expect(rowCount(store)).toBe(0);
    expect(files(store)).toEqual([]);
  });

  it('writes no row when the disk is full or the folder cannot be written', async () => {
    const full = testStore();
    const bytes = await plain().jpeg().toBuffer();
    const failing = createBlobStore(full.db, join(full.profileDir, 'blobs'), () => {
      throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    });
    await expect(add({ ...full, blobs: failing }, bytes)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(rowCount(full)).toBe(0);

    const blocked = testStore();
    rmSync(join(blocked.profileDir, 'blobs'), { recursive: true });
    writeFileSync(join(blocked.profileDir, 'blobs'), 'a file where the folder should be');
    await expect(add(blocked, bytes)).rejects.toMatchObject({ code: 'ENOTDIR' });
    expect(rowCount(blocked)).toBe(0);
  });
});

describe('blob store', () => {
  it('removes half-written leftovers at the start and heals a damaged file', async () => {
    const dir = tempDir();
    const bytes = await plain().jpeg().toBuffer();
    const first = testStore(dir);
    const sha256 = first.blobs.put(bytes);
    const path = first.blobs.target(sha256);
    first.close();
    const leftover = `${path}.0123abcd.tmp`;
    writeFileSync(leftover, bytes.subarray(0, 10));
    writeFileSync(path, bytes.subarray(0, 100));
    const partial = `${path}.partial`;
    writeFileSync(partial, 'a download that goes on later');
    const again = testStore(dir);
    expect([existsSync(leftover), existsSync(partial)]).toEqual([false, true]);
    expect(() => again.blobs.read(sha256)).toThrow();
    again.blobs.put(bytes);
    expect(again.blobs.read(sha256).equals(bytes)).toBe(true);
  });
});

describe('photo cache', () => {
  it('makes a copy once, and again when the copy is short; shows the picture when nothing can be kept', async () => {
    const dir = join(tempDir(), 'cache');
    const bytes = await plain().jpeg().toBuffer();
    let made = 0;
    const original = () => {
      made += 1;
      return bytes;
    };
    const cache = createPhotoCache(dir);
    const sha256 = 'ab'.repeat(32);
    const [one, two] = await Promise.all([
      cache.read(sha256, 'thumb', original),
      cache.read(sha256, 'thumb', original),
    ]);
    expect(one.equals(two)).toBe(true);
    await cache.read(sha256, 'thumb', original);
    expect(made).toBe(1);
    const path = join(dir, 'thumb', 'ab', `${sha256}.jpg`);
    writeFileSync(path, one.subarray(0, 40));
    expect((await cache.read(sha256, 'thumb', original)).equals(one)).toBe(true);
    expect(made).toBe(2);
    rmSync(dirname(dirname(path)), { recursive: true });
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'thumb'), 'in the way');
    expect((await cache.read(sha256, 'thumb', original)).equals(one)).toBe(true);
  });
});
