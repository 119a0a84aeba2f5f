import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asInstitution, type SqlRow } from '../../hub/storage/database.ts';
import { sealOp } from '../../shared/sync/chain.ts';
import type { Op } from '../../shared/sync/op.ts';
import { syncResponseSchema, type SyncResponse } from '../../shared/sync/wire.ts';
import { allOps, dump, sha256 } from '../unit/sync/replica.ts';
import { databases, startHub, type RunningHub } from './hubs.ts';
import { syncLaptop, type Laptop } from './memory-laptop.ts';

const name = (rowId: string, value: unknown) => ({ rowId, column: 'name', value });
const title = (value: string) => ({ table: 'audit', rowId: 'audit', column: 'title', value });

describe.each(databases)('hub on %s', (database) => {
  let hub: RunningHub;
  beforeAll(async () => {
    hub = await startHub(database);
  });
  afterAll(() => hub.stop());

  const post = async (token: string, content: unknown): Promise<Response> =>
    fetch(`${hub.url}/api/v1/sync`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(content),
    });
  const send = async (token: string, ops: readonly Op[], vector = {}): Promise<SyncResponse> => {
    const response = await post(token, { device: 'test-device', vector, ops });
    expect(response.status).toBe(200);
    return syncResponseSchema.parse(await response.json());
  };
  const rows = (institutionId: number, text: string): Promise<SqlRow[]> =>
    asInstitution(hub.db, institutionId, (sql) => sql.query(text));
  const opsOf = (laptop: Laptop): Op[] => allOps(laptop.replica);

  it('brings two laptops together and shows their conflict to both', async () => {
    const { token } = await hub.newInstitution();
    const anna = hub.newLaptop('laptop-anna');
    const bao = hub.newLaptop('laptop-bao');
    anna.edit(title('示例水泥厂'));
    anna.edit(name('kiln', '一号窑'));
    expect((await syncLaptop(anna, hub.url, token)).result).toMatchObject({ pushedOps: 2, pulledOps: 0 });
    expect((await syncLaptop(bao, hub.url, token)).result).toMatchObject({ pushedOps: 0, pulledOps: 2 });
    anna.edit(name('kiln', '1# 窑'));
    bao.edit(name('kiln', '回转窑'));
    bao.edit(name('fan', '高温风机'));
    await syncLaptop(anna, hub.url, token);
    expect((await syncLaptop(bao, hub.url, token)).result.conflicts).toBe(1);
    expect((await syncLaptop(anna, hub.url, token)).result.conflicts).toBe(1);
    expect(dump(anna.replica)).toBe(dump(bao.replica));
    anna.edit(name('kiln', '1# 回转窑'));
    await syncLaptop(anna, hub.url, token);
    expect((await syncLaptop(bao, hub.url, token)).result.conflicts).toBe(0);
    expect(bao.valueOf('kiln', 'name')).toBe('1# 回转窑');
  });

  it('moves nothing the second time, with one request of less than 1 KB', async () => {
    const { token } = await hub.newInstitution();
    const laptop = hub.newLaptop('laptop-calm');
    laptop.edit(title('示例厂'));
    laptop.addDocument('doc', Buffer.from('%PDF-1.7 示例'));
    await syncLaptop(laptop, hub.url, token);
    hub.requests.length = 0;
    let bodyBytes = 0;
    const { result } = await syncLaptop(laptop, hub.url, token, {
      fetch: (input, init) => {
        bodyBytes += init?.body instanceof Uint8Array ? init.body.length : 0;
        return fetch(input, init);
      },
    });
    expect(result).toEqual({ pushedOps: 0, pulledOps: 0, pushedBlobs: 0, pulledBlobs: 0, conflicts: 0 });
    expect(hub.requests).toEqual(['POST /api/v1/sync']);
    expect(bodyBytes).toBeLessThan(1024);
  });

  it('counts a replayed request once (P3, P11)', async () => {
    const { institutionId, token } = await hub.newInstitution();
    const laptop = hub.newLaptop('laptop-replay');
    for (let index = 0; index < 20; index += 1) laptop.edit(name('pump', `泵 ${index}`));
    for (let replay = 0; replay < 5; replay += 1) await send(token, opsOf(laptop));
    await Promise.all([1, 2, 3, 4].map(() => send(token, opsOf(laptop))));
    expect(await rows(institutionId, 'SELECT count(*)::integer AS n FROM op')).toEqual([{ n: 20 }]);
    expect(await rows(institutionId, 'SELECT value, conflict FROM cell')).toEqual([
      { value: '"泵 19"', conflict: false },
    ]);
  });

  it('folds right when two laptops touch one cell at the same moment', async () => {
    const { institutionId, token } = await hub.newInstitution();
    const laptops = ['laptop-one', 'laptop-two', 'laptop-three'].map((device) => hub.newLaptop(device));
    for (const laptop of laptops) laptop.edit(name('fan', laptop.replica.device));
    await Promise.all(laptops.map((laptop) => syncLaptop(laptop, hub.url, token)));
    const [cell] = await rows(institutionId, 'SELECT conflict, heads FROM cell');
    expect(cell?.['conflict']).toBe(true);
    expect(JSON.parse(String(cell?.['heads']))).toHaveLength(3);
  });

  it('keeps another content under a known id apart and never overwrites', async () => {
    const { institutionId, token } = await hub.newInstitution();
    const laptop = hub.newLaptop('laptop-fork');
    laptop.edit(name('pump', '真'));
    await send(token, opsOf(laptop));
    const [op] = opsOf(laptop);
    if (!op) throw new Error('no op');
    const { hash: _hash, ...draft } = { ...op, value: '"假"' };
    const answer = await send(token, [sealOp(draft, sha256)]);
    expect(answer.quarantined).toEqual([
      { device: 'laptop-fork', seq: 1, reason: expect.stringContaining('同一编号') as string },
    ]);
    expect(await rows(institutionId, 'SELECT value FROM op')).toEqual([{ value: '"真"' }]);
    expect(
      await rows(institutionId, 'SELECT seq::integer, reason IS NOT NULL AS why FROM quarantine'),
    ).toEqual([{ seq: 1, why: true }]);
  });

  it('refuses an op whose hash is wrong and takes the true one later', async () => {
    const { institutionId, token } = await hub.newInstitution();
    const laptop = hub.newLaptop('laptop-bitflip');
    laptop.edit(name('pump', '1'));
    laptop.edit(name('pump', '2'));
    laptop.edit(name('pump', '3'));
    const damaged = opsOf(laptop).map((op) => (op.seq === 2 ? { ...op, value: '"9"' } : op));
    const answer = await send(token, damaged);
    expect(answer.vector).toEqual({ 'laptop-bitflip': 1 });
    expect(answer.quarantined).toHaveLength(1);
    expect((await send(token, opsOf(laptop))).vector).toEqual({ 'laptop-bitflip': 3 });
    expect(await rows(institutionId, 'SELECT value FROM cell')).toEqual([{ value: '"3"' }]);
  });

  it('refuses a chain with an op taken out and its successors renumbered', async () => {
    const { token } = await hub.newInstitution();
    const laptop = hub.newLaptop('laptop-tamper');
    for (const value of ['1', '2', '3']) laptop.edit(name('pump', value));
    const [first, , third] = opsOf(laptop);
    if (!first || !third) throw new Error('no ops');
    const { hash: _hash, ...draft } = { ...third, seq: 2 };
    const answer = await send(token, [first, sealOp(draft, sha256)]);
    expect(answer.vector).toEqual({ 'laptop-tamper': 1 });
    expect(answer.quarantined[0]?.reason).toContain('不相连');
  });

  it('stops at a gap and goes on when it is filled (P10)', async () => {
    const { token } = await hub.newInstitution();
    const laptop = hub.newLaptop('laptop-gap');
    for (const value of ['1', '2', '3', '4']) laptop.edit(name('pump', value));
    const ops = opsOf(laptop);
    const without = ops.filter((op) => op.seq !== 2);
    expect((await send(token, without)).vector).toEqual({ 'laptop-gap': 1 });
    expect((await send(token, ops.slice(3))).vector).toEqual({ 'laptop-gap': 1 });
    expect((await send(token, ops.toReversed())).vector).toEqual({ 'laptop-gap': 4 });
  });

  it('applies a group only when it is whole', async () => {
    const { institutionId, token } = await hub.newInstitution();
    const laptop = hub.newLaptop('laptop-group');
    laptop.edit(
      name('boiler', '锅炉'),
      { rowId: 'boiler', column: 'note', value: '燃气' },
      name('pump', '泵'),
    );
    const ops = opsOf(laptop);
    await send(token, ops.slice(0, 2));
    expect(await rows(institutionId, 'SELECT 1 FROM cell')).toEqual([]);
    await send(token, ops.slice(2));
    expect(await rows(institutionId, 'SELECT count(*)::integer AS n FROM cell')).toEqual([{ n: 3 }]);
  });

  it('answers in pages until the laptop has all', async () => {
    const small = await hub.another({ limits: { answerOps: 7 } });
    const { token } = await hub.newInstitution();
    const writer = hub.newLaptop('laptop-much');
    for (let index = 0; index < 30; index += 1) writer.edit(name(`row${index}`, index));
    await syncLaptop(writer, small.url, token);
    const reader = hub.newLaptop('laptop-reads');
    const { result } = await syncLaptop(reader, small.url, token);
    expect(result.pulledOps).toBe(30);
    expect(dump(reader.replica)).toBe(dump(writer.replica));
    await small.stop();
  });

  it('remembers deletions, and shows those that hit an unseen edit', async () => {
    const { institutionId, token } = await hub.newInstitution();
    const anna = hub.newLaptop('laptop-deletes');
    const bao = hub.newLaptop('laptop-edits');
    for (const row of ['seen', 'unseen']) anna.edit(name(row, row));
    await syncLaptop(anna, hub.url, token);
    await syncLaptop(bao, hub.url, token);
    bao.edit(name('unseen', '改名'));
    for (const row of ['seen', 'unseen']) anna.edit({ rowId: row, column: 'deleted', value: true });
    await syncLaptop(anna, hub.url, token);
    await syncLaptop(bao, hub.url, token);
    expect(await rows(institutionId, 'SELECT row_id, state FROM row_state ORDER BY row_id')).toEqual([
      { row_id: 'seen', state: 'deleted' },
      { row_id: 'unseen', state: 'deletedButEdited' },
    ]);
  });

  it('keeps a machine in sight that another laptop measured meanwhile, until somebody decides', async () => {
    const { institutionId, token } = await hub.newInstitution();
    const anna = hub.newLaptop('laptop-deletes');
    const bao = hub.newLaptop('laptop-measures');
    anna.edit(name('boiler', '1号锅炉'));
    await syncLaptop(anna, hub.url, token);
    await syncLaptop(bao, hub.url, token);
    anna.edit({ rowId: 'boiler', column: 'deleted', value: true });
    bao.edit({ table: 'reading', rowId: 'boiler:o2', column: 'equipmentId', value: 'boiler' });
    bao.edit({ table: 'reading', rowId: 'boiler:o2', column: 'value', value: 9.5 });
    bao.edit({ table: 'reading', rowId: 'odd', column: 'equipmentId', value: 7 });
    const states = () => rows(institutionId, 'SELECT row_id, state FROM row_state');
    await syncLaptop(anna, hub.url, token);
    expect(await states()).toEqual([{ row_id: 'boiler', state: 'deleted' }]);
    await syncLaptop(bao, hub.url, token);
    expect(await states()).toEqual([{ row_id: 'boiler', state: 'deletedButEdited' }]);
    bao.edit({ rowId: 'boiler', column: 'deleted', value: true });
    await syncLaptop(bao, hub.url, token);
    expect(await states()).toEqual([{ row_id: 'boiler', state: 'deleted' }]);
  });

  it('keeps ops of a newer vocabulary and of strange text', async () => {
    const { institutionId, token } = await hub.newInstitution();
    const laptop = hub.newLaptop('laptop-newer');
    laptop.edit({ table: 'heatPump', rowId: 'hp', column: 'cop', value: '３.１ “\u0000” 𠮷 བོད', schema: 9 });
    laptop.edit({ rowId: 'a\u0000b', column: 'name', value: 1 });
    const answer = await send(token, opsOf(laptop));
    expect(answer.vector).toEqual({ 'laptop-newer': 1 });
    expect(answer.quarantined[0]?.reason).toContain('无法保存的字符');
    const back = await send(token, []);
    expect(back.ops).toEqual(opsOf(laptop).slice(0, 1));
    expect(await rows(institutionId, 'SELECT count(*)::integer AS n FROM quarantine')).toEqual([{ n: 1 }]);
  });

  it('gives a laptop that lost its last ops a new id and the ops back', async () => {
    const { token } = await hub.newInstitution();
    const laptop = hub.newLaptop('laptop-lost');
    for (const value of ['1', '2', '3']) laptop.edit(name('pump', value));
    await syncLaptop(laptop, hub.url, token);
    const restored = hub.newLaptop('laptop-lost');
    restored.store.ingest(opsOf(laptop).slice(0, 1));
    await syncLaptop(restored, hub.url, token);
    expect(restored.store.deviceId()).not.toBe('laptop-lost');
    expect(restored.valueOf('pump', 'name')).toBe('3');
    restored.edit(name('pump', '4'));
    expect((await syncLaptop(restored, hub.url, token)).result.pushedOps).toBe(1);
  });

  it('names a device it cannot take and moves everything else', async () => {
    const { token } = await hub.newInstitution();
    const one = hub.newLaptop('laptop-twin');
    const two = hub.newLaptop('laptop-twin');
    one.edit(name('pump', '甲'));
    two.edit(name('pump', '乙'));
    two.edit(name('fan', '乙'));
    await syncLaptop(one, hub.url, token);
    const other = hub.newLaptop('laptop-other');
    other.edit(name('kiln', '窑'));
    two.store.ingest(opsOf(other));
    await expect(syncLaptop(two, hub.url, token)).rejects.toMatchObject({
      code: 'HUB_REFUSED',
      message: expect.stringContaining('laptop-twin') as string,
    });
    const reader = hub.newLaptop('laptop-reader');
    await syncLaptop(reader, hub.url, token);
    expect(reader.valueOf('kiln', 'name')).toBe('窑');
  });

  it('takes compressed bodies and refuses too large ones, before and after inflating', async () => {
    const { token } = await hub.newInstitution();
    const tight = await hub.another({ limits: { bodyBytes: 2_000, inflatedBytes: 20_000 } });
    const request = (encoding: string, body: Uint8Array<ArrayBuffer>) =>
      fetch(`${tight.url}/api/v1/sync`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'content-encoding': encoding,
        },
        body,
      });
    const text = (size: number) =>
      Buffer.from(JSON.stringify({ device: 'test-device', vector: {}, ops: [], filler: 'x'.repeat(size) }));
    expect((await request('br', brotliCompressSync(text(100)))).status).toBe(200);
    expect((await request('br', brotliCompressSync(text(1_000_000)))).status).toBe(413);
    expect((await request('br', new Uint8Array(3_000))).status).toBe(413);
    expect((await request('br', Buffer.from('no brotli at all'))).status).toBe(400);
    expect((await request('zstd', text(10))).status).toBe(415);
    await tight.stop();
  });

  it('asks a device to slow down that sends too much', async () => {
    const slow = await hub.another({ limits: { requestsPerMinute: 3 }, now: () => Date.UTC(2027, 5, 1) });
    const { token } = await hub.newInstitution();
    const request = () =>
      fetch(`${slow.url}/api/v1/blobs/missing`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: '{"sha256":[]}',
      });
    const statuses = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await request()).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await request()).headers.get('retry-after')).toBe('20');
    await slow.stop();
  });

  it('refuses a wrong, a missing and a revoked token in Chinese, with the headers of every answer', async () => {
    const response = await post('dev_wrong-wrong-wrong-wrong', {});
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({
      hub: 'plateau-audit-hub',
      error: { message: expect.stringContaining('设备令牌不正确') as string },
    });
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect((await fetch(`${hub.url}/api/v1/sync`, { method: 'POST' })).status).toBe(401);
    expect((await post((await hub.newInstitution()).token, { ops: 'nonsense' })).status).toBe(400);
  });
});
