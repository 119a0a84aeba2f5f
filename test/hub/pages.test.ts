import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readQuestions } from '../../hub/pages/checklist-questions.ts';
import { columnLabel, tableZh, valueLabel } from '../../hub/pages/labels.ts';
import { addDepartmentToken } from '../../hub/tokens.ts';
import { tableNames, tables } from '../../shared/model/tables.ts';
import { startHub, type RunningHub } from './hubs.ts';
import { syncLaptop, type Laptop } from './memory-laptop.ts';

describe('pages of the department', () => {
  let hub: RunningHub;
  let now = Date.UTC(2027, 5, 1, 4);
  let cookie = '';
  let token = '';
  let institutionId = 0;
  let laptop: Laptop;
  let department = '';

  const login = (secret: string, headers = {}) =>
    fetch(`${hub.url}/login`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ token: secret }),
      redirect: 'manual',
    });
  const open = (path: string, sent = cookie) => fetch(`${hub.url}${path}`, { headers: { cookie: sent } });

  beforeAll(async () => {
    const questions = await readQuestions(join(import.meta.dirname, '..', '..', 'resources', 'checklists'));
    hub = await startHub('PGlite', { now: () => now, questions });
    ({ token, institutionId } = await hub.newInstitution());
    department = await addDepartmentToken(hub.db, '示例经信厅');
    laptop = hub.newLaptop('laptop-page');
    const cell = (table: string, rowId: string, column: string, value: unknown) => ({
      table,
      rowId,
      column,
      value,
    });
    laptop.edit(cell('audit', 'audit', 'title', '<script>alert(1)</script> 示例水泥厂'));
    laptop.edit(cell('audit', 'audit', 'stage', 'onsite'));
    laptop.edit(cell('enterprise', 'audit:enterprise', 'name', '示例水泥有限公司'));
    laptop.edit(cell('enterprise', 'audit:enterprise', 'region', '拉萨市'));
    laptop.edit(cell('site', 'audit:site', 'altitudeM', 3730));
    for (const id of ['kiln', 'boiler', 'scrap']) laptop.edit(cell('equipment', id, 'name', `设备 ${id}`));
    laptop.edit(cell('equipment', 'scrap', 'deleted', true));
    laptop.edit(
      cell('equipment', 'boiler', 'kind', 'boiler'),
      cell('equipment', 'boiler', 'inputs.fuel', 'gas'),
    );
    laptop.edit(
      cell('reading', 'r1', 'equipmentId', 'boiler'),
      cell('reading', 'r1', 'key', 'flueGasTemperatureC'),
      cell('reading', 'r1', 'value', 1234.5),
      cell('reading', 'r1', 'measuredAt', '2027-06-01T16:30:00Z'),
    );
    laptop.edit(cell('answer', 'a1', 'subjectId', 'boiler'), cell('answer', 'a1', 'itemId', 'bl-grade'));
    laptop.edit(cell('finding', 'f1', 'title', '过剩空气偏大'));
    laptop.edit(cell('measure', 'm1', 'title', '调整燃烧'));
    laptop.addDocument('d1', Buffer.from('%PDF-1.7 示例报告'), '诊断报告 示例.pdf');
    laptop.edit(cell('document', 'd2', 'sha256', 'a'.repeat(64)));
    await syncLaptop(laptop, hub.url, token);
    const other = hub.newLaptop('laptop-page-2');
    other.edit(cell('equipment', 'kiln', 'name', '回转窑'));
    await syncLaptop(other, hub.url, token);
  });
  afterAll(() => hub.stop());

  it('are closed without a login', async () => {
    const root = await open('/', '');
    expect(root.status).toBe(200);
    expect(await root.text()).toContain('主管部门登录令牌');
    for (const path of [`/audits/${institutionId}/audit`, `/documents/${institutionId}/${'a'.repeat(64)}`]) {
      const response = await open(path, 'hub_session=forged-forged-forged-forged-forged-forged-f');
      expect(response.status).toBe(401);
      expect(await response.text()).not.toContain('示例水泥');
    }
  });

  it('open with a department token; the cookie is out of reach of scripts and other sites', async () => {
    expect((await login('dept_wrong')).status).toBe(401);
    expect((await login(department, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const response = await login(department);
    expect(response.status).toBe(303);
    const set = response.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/^hub_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/);
    cookie = set.split(';')[0] ?? '';
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('list the audits with their figures, escaped', async () => {
    const text = await (await open('/')).text();
    const row = /<tr>(?:(?!<\/tr>)[\s\S])*示例水泥有限公司[\s\S]*?<\/tr>/.exec(text)?.[0] ?? '';
    const cells = [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map((match) =>
      (match[1] ?? '').replaceAll(/<[^>]*>|\s+/g, ''),
    );
    expect(cells.slice(1, 11)).toEqual([
      '示例水泥有限公司',
      '拉萨市',
      expect.stringContaining('示例机构'),
      '现场诊断',
      '3,730',
      '2',
      '1',
      '1',
      '1',
      '2027-06-0108:00',
    ]);
    expect(text).not.toContain('<script>');
    expect(text).toContain('&lt;script&gt;');
  });

  it('show one audit with its conflict and all values of it', async () => {
    const text = await (await open(`/audits/${institutionId}/audit`)).text();
    expect(text).toContain('设备 kiln');
    expect(text).toContain('回转窑');
    expect(text).toContain('（有冲突）');
    for (const name of ['排烟温度', '1,234.5', '2027-06-02 00:30', '锅炉设计热效率不低于'])
      expect(text).toContain(name);
    expect(text).not.toContain('bl-grade');
    expect(text).not.toContain('设备 scrap');
    expect(text).toContain('（文件尚未上传）');
    expect((await open(`/audits/${institutionId}/unknown`)).status).toBe(404);
    expect((await open('/audits/0/..%2f')).status).toBe(404);
  });

  it('hand out documents by hash, never anything else', async () => {
    const text = await (await open(`/audits/${institutionId}/audit`)).text();
    const link = /href="(\/documents\/[^"]+)"/.exec(text)?.[1] ?? '';
    const response = await open(link);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('诊断报告 示例.pdf'));
    expect(await response.text()).toContain('示例报告');
    expect((await open(`/documents/${institutionId}/${'b'.repeat(64)}`)).status).toBe(404);
    expect((await open(link.replace(String(institutionId), '99'))).status).toBe(404);
  });

  it('close after twelve hours and at logout', async () => {
    now += 13 * 3_600_000;
    expect(await (await open('/')).text()).toContain('主管部门登录令牌');
    const fresh = ((await login(department)).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect(await (await open('/', fresh)).text()).toContain('诊断机构');
    await fetch(`${hub.url}/logout`, { method: 'POST', headers: { cookie: fresh }, redirect: 'manual' });
    expect(await (await open('/', fresh)).text()).toContain('主管部门登录令牌');
  });
});

describe('labels', () => {
  it('name every table and column in Chinese', () => {
    const unnamed = tableNames.flatMap((table) =>
      Object.keys(tables[table].shape)
        .filter((column) => !/\p{Script=Han}/u.test(columnLabel(table, column)))
        .map((column) => `${table}.${column}`),
    );
    expect(unnamed).toEqual([]);
    expect(Object.values(tableZh).every((label) => /\p{Script=Han}/u.test(label))).toBe(true);
  });

  it('read values as people do, and keep what is unknown', () => {
    expect(valueLabel('equipment', 'kind', '"boiler"')).toBe('锅炉');
    expect(valueLabel('document', 'sealed', 'true')).toBe('是');
    expect(valueLabel('audit', 'title', 'null')).toBe('—');
    expect(valueLabel('audit', 'title', 'no json')).toBe('no json');
    expect(columnLabel('equipment', 'inputs.fuel')).toBe('参数：fuel');
    expect(columnLabel('heatPump', 'cop')).toBe('cop');
  });
});
