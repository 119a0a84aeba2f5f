import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asAdmin, asBearer, asDepartment, asInstitution, type Sql } from '../../hub/storage/database.ts';
import { addDepartmentToken, hashOfToken, revokeToken } from '../../hub/tokens.ts';
import { allOps } from '../unit/sync/replica.ts';
import { databases, startHub, type RunningHub } from './hubs.ts';
import { syncLaptop, type Laptop } from './memory-laptop.ts';

const tenantTables = ['device', 'op', 'quarantine', 'cell', 'row_state', 'blob'];

interface Tenant {
  institutionId: number;
  token: string;
  laptop: Laptop;
  file: string;
}

/** One row for each table, in the institution `id`. */
const inserts: Record<string, string> = {
  device: "INSERT INTO device VALUES ($1, 'intruder', 1, 'x')",
  op: "INSERT INTO op VALUES ($1, 'intruder', 1, 'a', 't', 'r', 'c', 'null', '[]', 1, '', '', 1, 'g', 1, '', 'h', true, now())",
  quarantine: "INSERT INTO quarantine VALUES ($1, 'intruder', 1, 'h', 'r', '{}', now())",
  cell: "INSERT INTO cell VALUES ($1, 'a', 't', 'r', 'c', 'null', '', '', false, '[]', now())",
  row_state: "INSERT INTO row_state VALUES ($1, 'a', 't', 'r', 'visible')",
  blob: `INSERT INTO blob VALUES ($1, '${'0'.repeat(64)}', 1, now())`,
};

describe.each(databases)('institutions apart on %s (P12)', (database) => {
  let hub: RunningHub;
  let a: Tenant;
  let b: Tenant;

  const newTenant = async (device: string): Promise<Tenant> => {
    const { institutionId, token } = await hub.newInstitution();
    const laptop = hub.newLaptop(device);
    laptop.edit({ table: 'audit', rowId: 'audit', column: 'title', value: `${device} 的项目` });
    laptop.edit(
      { rowId: 'pump', column: 'name', value: '泵' },
      { rowId: 'pump', column: 'deleted', value: true },
    );
    const file = laptop.addDocument('document', Buffer.from(`${device} 的报告`));
    await syncLaptop(laptop, hub.url, token);
    const damaged = allOps(laptop.replica).map((op) => ({ ...op, value: '"改"' }));
    await fetch(`${hub.url}/api/v1/sync`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        device,
        vector: {},
        ops: damaged.map((op) => ({ ...op, hash: 'f'.repeat(64) })),
      }),
    });
    return { institutionId, token, laptop, file };
  };

  beforeAll(async () => {
    hub = await startHub(database);
    a = await newTenant('laptop-of-a');
    b = await newTenant('laptop-of-b');
  });
  afterAll(() => hub.stop());

  const as = (tenant: Tenant) => ({ authorization: `Bearer ${tenant.token}` });

  it('every table has row security enabled and forced, and no role may bypass it', async () => {
    const { tables, roles } = await hub.db.transaction(async (sql) => ({
      tables: await sql.query<{ name: string; safe: boolean }>(
        `SELECT relname AS name, relrowsecurity AND relforcerowsecurity AS safe FROM pg_class
         WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND relname <> 'migration'`,
      ),
      roles: await sql.query(
        `SELECT rolname FROM pg_roles WHERE rolname LIKE 'plateau_hub_%'
         AND (rolsuper OR rolbypassrls OR rolcanlogin OR oid IN (SELECT relowner FROM pg_class))`,
      ),
    }));
    expect(tables.length).toBeGreaterThanOrEqual(9);
    expect(tables.filter((table) => !table.safe)).toEqual([]);
    expect(roles).toEqual([]);
  });

  it.each(tenantTables)('table %s: own rows only, whatever the statement', async (table) => {
    const others = (sql: Sql) =>
      sql.query<{ n: number }>(`SELECT count(*)::integer AS n FROM ${table} WHERE institution_id <> $1`, [
        a.institutionId,
      ]);
    const all = await asDepartment(hub.db, others);
    expect(all[0]?.n, 'the other institution has rows here').toBeGreaterThan(0);
    expect(await asInstitution(hub.db, a.institutionId, others)).toEqual([{ n: 0 }]);
    expect(await asBearer(hub.db, hashOfToken(a.token), others)).toEqual([{ n: 0 }]);
    await expect(
      asInstitution(hub.db, a.institutionId, (sql) => sql.query(inserts[table] ?? '', [b.institutionId])),
    ).rejects.toThrow(/row-level security/);
    await expect(
      asDepartment(hub.db, (sql) => sql.query(inserts[table] ?? '', [b.institutionId])),
    ).rejects.toThrow(/permission denied|row-level security/);
    await expect(asAdmin(hub.db, others)).rejects.toThrow(/permission denied/);
    await expect(
      asInstitution(hub.db, a.institutionId, (sql) => sql.query(`DELETE FROM ${table}`)),
    ).rejects.toThrow(/permission denied/);
  });

  it('ops can never be changed, only marked as applied', async () => {
    await expect(
      asInstitution(hub.db, a.institutionId, (sql) => sql.query("UPDATE op SET value = '1'")),
    ).rejects.toThrow(/permission denied/);
  });

  it('a token is seen only by whoever presents it', async () => {
    const tokens = (sql: Sql) => sql.query('SELECT hash FROM token');
    expect(await asInstitution(hub.db, a.institutionId, tokens)).toEqual([]);
    expect(await asDepartment(hub.db, tokens)).toEqual([]);
    expect(await asBearer(hub.db, hashOfToken(a.token), tokens)).toEqual([{ hash: hashOfToken(a.token) }]);
  });

  it('answers carry no op, vector or device of another institution', async () => {
    const response = await fetch(`${hub.url}/api/v1/sync`, {
      method: 'POST',
      headers: { ...as(a), 'content-type': 'application/json' },
      body: JSON.stringify({ device: 'laptop-of-b', vector: {}, ops: [] }),
    });
    const text = await response.text();
    expect(text).toContain('laptop-of-a');
    expect(text).not.toContain('laptop-of-b');
  });

  it('the same device and seq in two institutions are two ops', async () => {
    const c = await hub.newInstitution();
    await syncLaptop(hub.newLaptop('laptop-of-c'), hub.url, c.token);
    const carried = hub.newLaptop('laptop-of-c2');
    carried.store.ingest(allOps(a.laptop.replica));
    carried.edit({ table: 'audit', rowId: 'audit', column: 'title', value: 'C 改的' });
    await syncLaptop(carried, hub.url, c.token).catch(() => undefined);
    await syncLaptop(a.laptop, hub.url, a.token);
    expect(a.laptop.valueOf('audit', 'title')).toBe('laptop-of-a 的项目');
  });

  it('files: knowing a hash, or naming it in an op, opens nothing', async () => {
    const get = (tenant: Tenant, sha256: string) =>
      fetch(`${hub.url}/api/v1/blobs/${sha256}`, { headers: as(tenant) });
    expect((await get(a, a.file)).status).toBe(200);
    expect((await get(a, b.file)).status).toBe(404);
    a.laptop.edit({ table: 'document', rowId: 'stolen', column: 'sha256', value: b.file });
    await syncLaptop(a.laptop, hub.url, a.token);
    expect((await get(a, b.file)).status).toBe(404);
    const missing = await fetch(`${hub.url}/api/v1/blobs/missing`, {
      method: 'POST',
      headers: { ...as(a), 'content-type': 'application/json' },
      body: JSON.stringify({ sha256: [b.file] }),
    });
    expect(await missing.json()).toMatchObject({ missing: [{ sha256: b.file, offset: 0 }] });
  });

  it('device tokens open no page, department tokens no interface, revoked tokens nothing', async () => {
    const department = await addDepartmentToken(hub.db, '示例主管部门');
    const login = (token: string) =>
      fetch(`${hub.url}/login`, { method: 'POST', body: new URLSearchParams({ token }), redirect: 'manual' });
    const sync = (token: string) =>
      fetch(`${hub.url}/api/v1/sync`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ device: 'x', vector: {}, ops: [] }),
      });
    expect((await login(a.token)).status).toBe(401);
    expect((await sync(department)).status).toBe(401);
    const extra = await hub.newInstitution();
    expect((await sync(extra.token)).status).toBe(200);
    expect(await revokeToken(hub.db, hashOfToken(extra.token).slice(0, 12))).toBe(true);
    expect((await sync(extra.token)).status).toBe(401);
  });
});
