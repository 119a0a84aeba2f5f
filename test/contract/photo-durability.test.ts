/** kill -9 in the middle of a photo import: no row without its file, and no file lost that was reported as saved. */
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDefinedError, safe } from '@orpc/client';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { verifyDatabase } from '../../backend/safety/backup.ts';
import { databasePath } from '../../backend/store/database.ts';
import { killed, startHost, type Host } from '../helpers/killable-host.ts';
import { tempDir } from '../helpers/temp.ts';
import { carriers } from './carriers.ts';

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Pictures of about half a megabyte, all different. */
async function pictures(count: number, round = 0): Promise<Buffer[]> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
  const base = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#888', noise } })
    .jpeg({ quality: 90 })
    .toBuffer();
  // A comment segment after the start marker makes each a file of its own.
  return Array.from({ length: count }, (_, i) => {
    const words = Buffer.from(`photo ${round}-${i}`.padEnd(40));
    const head = Buffer.from([0xff, 0xfe, 0, words.length + 2]);
    return Buffer.concat([base.subarray(0, 2), head, words, base.subarray(2)]);
  });
}

const leftoversIn = (profile: string): string[] =>
  readdirSync(join(profile, 'blobs'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tmp'),
  );

const asFile = (bytes: Buffer, name: string) =>
  new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' });

/** Sends photos three at a time, as a person does who drops a folder, until the host is gone; returns what was answered. */
async function importUntilKilled(
  host: Host,
  auditId: string,
  round: number,
  stock: Buffer[],
): Promise<string[]> {
  const answered: string[] = [];
  let next = 0;
  const lane = async () => {
    for (; next < stock.length;) {
      const i = next++;
      const bytes = stock[i];
      if (!bytes) return;
      const file = asFile(bytes, `${round}-${i}.jpg`);
      const row = await host.client.photo.add({
        auditId,
        subjectId: auditId,
        itemId: null,
        caption: null,
        file,
      });
      expect(row.sha256).toBe(sha256Of(bytes));
      answered.push(row.id);
    }
  };
  const ends = await Promise.allSettled([lane(), lane(), lane()]);
  expect(ends.some((end) => end.status === 'rejected')).toBe(true);
  return answered;
}

describe('kill -9 of the backend while photos are imported', () => {
  it(
    'keeps every photo that was reported as saved and no row without its file, in six rounds over one profile',
    { timeout: 180_000 },
    async () => {
      const profile = tempDir();
      const saved = new Set<string>();
      let auditId = '';
      for (let round = 0; round < 6; round += 1) {
        const stock = await pictures(400, round);
        const host = await startHost(profile);
        if (auditId === '')
          ({ auditId } = await host.client.audit.create({ title: '断电测试', enterpriseName: '示例' }));
        // Somewhere in the work: at other moments in each round and each run.
        const deadline = setTimeout(
          () => host.child.kill('SIGKILL'),
          200 + 170 * round + Math.random() * 150,
        );
        for (const id of await importUntilKilled(host, auditId, round, stock)) saved.add(id);
        clearTimeout(deadline);
        await killed(host.child);

        const again = await startHost(profile);
        const { snapshot } = await again.client.audit.get({ auditId });
        const found = new Map(snapshot.photo.map((row) => [row.id, row]));
        for (const id of saved) expect(found.has(id), `photo ${id} was reported as saved`).toBe(true);
        for (const row of found.values()) {
          const path = join(profile, 'blobs', row.sha256?.slice(0, 2) ?? '', row.sha256 ?? '');
          expect(sha256Of(readFileSync(path)), row.fileName ?? '').toBe(row.sha256);
        }
        // What was half-written when the power went is gone after the start.
        expect(leftoversIn(profile)).toEqual([]);
        await killed(again.child);
      }
      expect(saved.size).toBeGreaterThan(5);
      expect(verifyDatabase(databasePath(profile))).toBeGreaterThan(saved.size);
    },
  );
});

describe('a folder that takes no photo', () => {
  it('answers with a sentence and writes no row; after the cure the same photo goes in', async () => {
    const open = carriers['HTTP'];
    if (!open) throw new Error('no carrier');
    const carrier = await open();
    const { profileDir } = carrier.backend.store;
    const { auditId } = await carrier.client.audit.create({ title: '示例', enterpriseName: '示例' });
    const [bytes] = await pictures(1);
    if (!bytes) throw new Error('no picture');
    const add = () =>
      carrier.client.photo.add({
        auditId,
        subjectId: auditId,
        itemId: null,
        caption: null,
        file: asFile(bytes, '铭牌.jpg'),
      });
    const rows = async () => (await carrier.client.audit.get({ auditId })).snapshot.photo.length;
    const folder = join(profileDir, 'blobs');
    // A file in the place of the folder stops every user, also root, whom permissions do not stop.
    rmSync(folder, { recursive: true });
    writeFileSync(folder, '');
    const { error } = await safe(add());
    if (!isDefinedError(error) || error.code !== 'READ_ONLY') throw new Error('READ_ONLY expected');
    expect(error.data.reason).toMatch(/数据文件夹不能写入.*请检查/);
    expect(await rows()).toBe(0);
    rmSync(folder);
    mkdirSync(folder);
    if (process.getuid?.() !== 0 && process.platform !== 'win32') {
      chmodSync(folder, 0o500);
      expect(isDefinedError((await safe(add())).error)).toBe(true);
      expect(await rows()).toBe(0);
      chmodSync(folder, 0o700);
    }
    const row = await add();
    expect(existsSync(join(folder, row.sha256?.slice(0, 2) ?? '', row.sha256 ?? ''))).toBe(true);
    await carrier.close();
  });
});
