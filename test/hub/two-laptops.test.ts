/** Two laptops and a hub, on the embedded database and on a real PostgreSQL: they converge and no value is lost. */
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRouter } from '../../backend/router/router.ts';
import { finish } from '../../hosts/command.ts';
import { createHub } from '../../hub/app.ts';
import type { HubDatabase } from '../../hub/storage/database.ts';
import { migrate } from '../../hub/storage/migrate.ts';
import { openPglite } from '../../hub/storage/pglite.ts';
import { openPostgres } from '../../hub/storage/postgres.ts';
import { addDeviceToken } from '../../hub/tokens.ts';
import { rowIds } from '../../shared/model/snapshot.ts';
import { testBackend } from '../contract/carriers.ts';
import { tempDir } from '../helpers/temp.ts';
import { startPostgres } from './postgres-server.ts';

const databases: Record<string, () => Promise<HubDatabase>> = {
  PGlite: async () => {
    const db = await openPglite(join(tempDir(), 'pg'));
    onTestFinished(() => db.close());
    return db;
  },
  PostgreSQL: async () => {
    const server = await startPostgres();
    const db = openPostgres(await server.createDatabase('hub'));
    onTestFinished(async () => {
      await db.close();
      await server.stop();
    });
    return db;
  },
};

async function startHub(open: () => Promise<HubDatabase>) {
  const db = await open();
  await migrate(db);
  const hub = createHub({ db, blobDir: tempDir() });
  const url = await hub.listen({ port: 0, host: '127.0.0.1' });
  onTestFinished(() => hub.close());
  return { url, token: (await addDeviceToken(db, '示例诊断机构')).token };
}

async function laptop(hub: { url: string; token: string }, userName: string) {
  const backend = testBackend();
  onTestFinished(() => backend.close());
  const client = createRouterClient(createRouter(backend), { context: {} });
  await client.settings.set({ hubUrl: hub.url, userName });
  await client.settings.setSecret({ name: 'hubToken', value: hub.token });
  return { client, backend, sync: async () => finish(await client.sync.run(), () => undefined) };
}

describe.each(Object.keys(databases))('two laptops and a hub on %s', (name) => {
  it('converge with one visible conflict, and a second sync moves nothing', async () => {
    const open = databases[name];
    if (!open) throw new Error(name);
    const hub = await startHub(open);
    const one = await laptop(hub, '甲');
    const two = await laptop(hub, '乙');

    const { auditId } = await one.client.audit.create({ title: '同步测试', enterpriseName: '示例企业' });
    const site = { auditId, table: 'site' as const, rowId: rowIds.site(auditId) };
    await one.client.record.write({ ...site, values: { altitudeM: 3600, name: '厂区' } });
    const picture = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#446688' } })
      .jpeg()
      .toBuffer();
    const photo = await one.client.photo.add({
      auditId,
      subjectId: auditId,
      itemId: null,
      caption: '示例照片',
      file: new File([new Uint8Array(picture)], '照片.jpg'),
    });
    expect((await one.sync()).pushedBlobs).toBe(1);
    expect((await two.sync()).pulledBlobs).toBe(1);
    const copy = await two.client.photo.read({ sha256: photo.sha256 ?? '', size: 'original' });
    expect(Buffer.from(await copy.arrayBuffer()).equals(picture)).toBe(true);

    // Apart: different fields on both sides, and the same field differently.
    await one.client.record.write({ ...site, values: { altitudeM: 3650, airTemperatureC: 8 } });
    await two.client.record.write({ ...site, values: { altitudeM: 3730, pressureKPa: 64.2 } });
    await one.sync();
    await two.sync();
    await one.sync();

    const seen = await Promise.all([one, two].map(({ client }) => client.audit.get({ auditId })));
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]?.snapshot.site).toMatchObject({ airTemperatureC: 8, pressureKPa: 64.2 });
    expect(seen[0]?.conflicts).toHaveLength(1);
    expect(seen[0]?.conflicts[0]?.heads.map((h) => [h.value, h.author]).toSorted()).toEqual([
      [3650, '甲'],
      [3730, '乙'],
    ]);

    const still = { pushedOps: 0, pulledOps: 0, pushedBlobs: 0, pulledBlobs: 0, conflicts: 1 };
    expect(await one.sync()).toEqual(still);
    expect(await two.sync()).toEqual(still);

    await two.client.record.resolve({ ...site, column: 'altitudeM', value: 3730 });
    await two.sync();
    await one.sync();
    const after = await one.client.audit.get({ auditId });
    expect(after.conflicts).toEqual([]);
    expect(after.snapshot.site.altitudeM).toBe(3730);

    // One removes the machine, the other goes on with it: both see it, and the question.
    const machine = { auditId, table: 'equipment' as const, rowId: 'e1' };
    await one.client.record.write({ ...machine, values: { kind: 'boiler', name: '1号锅炉' } });
    await one.sync();
    await two.sync();
    await one.client.record.remove(machine);
    await two.client.record.write({ ...machine, values: { note: '仍在运行' } });
    await one.sync();
    await two.sync();
    await one.sync();
    for (const { client } of [one, two]) {
      const { snapshot, conflicts } = await client.audit.get({ auditId });
      expect(snapshot.equipment.map((row) => row.note)).toEqual(['仍在运行']);
      expect(conflicts.map((conflict) => conflict.column)).toEqual(['deleted']);
    }
    await one.client.record.resolve({ ...machine, column: 'deleted', value: true });
    await one.sync();
    await two.sync();
    const { snapshot, conflicts } = await two.client.audit.get({ auditId });
    expect([snapshot.equipment, conflicts]).toEqual([[], []]);
  });
});
