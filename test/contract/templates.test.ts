/** Checklist templates over every carrier: published once, never edited, and no audit's questions change under it. */
import { isDefinedError, safe } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChecklistTemplate } from '../../shared/checklist/template.ts';
import { carriers, type Carrier } from './carriers.ts';

describe.each(Object.keys(carriers))('templates over %s', (name) => {
  let carrier: Carrier;
  beforeAll(async () => {
    const open = carriers[name];
    if (!open) throw new Error(name);
    carrier = await open();
  });
  afterAll(() => carrier.close());

  const versionsOf = async (id: string) => (await carrier.client.templates.list()).filter((t) => t.id === id);
  /** The newest version. */
  const shipped = async (id: string): Promise<ChecklistTemplate> => {
    const versions = (await carrier.client.app.templates()).filter((t) => t.id === id);
    const newest = versions.toSorted((a, b) => b.version - a.version)[0];
    if (!newest) throw new Error(id);
    return structuredClone(newest);
  };
  const textOf = (template: unknown) => JSON.stringify(template, null, 2);
  const publish = (template: unknown, numbering: 'next' | 'kept' = 'next') =>
    carrier.client.templates.publish({
      text: textOf(template),
      fileName: '示例.json',
      by: '示例编制人',
      numbering,
    });

  it('lists what came with the app, each with its counts and without a publisher', async () => {
    const list = await carrier.client.templates.list();
    expect(list.find((entry) => entry.id === 'boiler')).toMatchObject({
      version: (await shipped('boiler')).version,
      subject: 'boiler',
      publishedBy: null,
      publishedAt: null,
    });
    expect(list.every((entry) => entry.itemCount > entry.groupCount)).toBe(true);
  });

  it('publishes the next version beside the earlier one, which stays as it was', async () => {
    const before = await shipped('pump');
    const changed = structuredClone(before);
    changed.title.zh = '水泵（改）';
    const version = before.version + 1;
    const earlier = await versionsOf('pump');
    expect(await publish(changed)).toEqual({ id: 'pump', version });
    const both = (await carrier.client.app.templates()).filter((t) => t.id === 'pump');
    expect(both.find((t) => t.version === before.version)).toEqual(before);
    expect(both.find((t) => t.version === version)).toEqual({ ...changed, version });
    const [listed, ...rest] = await versionsOf('pump');
    expect([listed?.version, listed?.publishedBy]).toEqual([version, '示例编制人']);
    expect(rest).toEqual(earlier);
  });

  it('leaves a begun audit with its version and starts a new one with the newest', async () => {
    const begun = await carrier.client.audit.create({ title: '先', enterpriseName: '示例企业' });
    const versionIn = async (auditId: string) =>
      (await carrier.client.audit.get({ auditId })).snapshot.audit.templates?.['fan'];
    const { version } = await shipped('fan');
    expect(await versionIn(begun.auditId)).toEqual({ id: 'fan', version });
    await publish(await shipped('fan'));
    const fresh = await carrier.client.audit.create({ title: '后', enterpriseName: '示例企业' });
    expect(await versionIn(begun.auditId)).toEqual({ id: 'fan', version });
    expect(await versionIn(fresh.auditId)).toEqual({ id: 'fan', version: version + 1 });
  });

  it('refuses a wrong template with every line and reason, and files nothing', async () => {
    const wrong = await shipped('motor');
    const filed = await versionsOf('motor');
    const item = wrong.groups[0]?.items[0];
    if (!item) throw new Error('an item expected');
    item.readings.push('noSuchReading');
    const { error } = await safe(publish(wrong));
    if (!isDefinedError(error) || error.code !== 'VALIDATION_FAILED')
      throw new Error('VALIDATION_FAILED expected');
    const line = textOf(wrong)
      .split('\n')
      .findIndex((part) => part.includes('noSuchReading'));
    expect(error.data.issues).toHaveLength(1);
    expect(error.data.issues[0]?.path).toBe(`第 ${line + 1} 行`);
    expect(error.data.issues[0]?.message).toContain('不是该设备计算器的输入');
    expect(await versionsOf('motor')).toEqual(filed);
  });

  it('says the same without filing anything when only asked', async () => {
    const { validate } = carrier.client.templates;
    const broken = await validate({ text: '{\n "id": "x",\n "version" 1 }', fileName: '坏.json' });
    expect(broken.template).toBeNull();
    expect(broken.problems[0]).toMatchObject({ line: 3 });
    expect(broken.problems[0]?.zh).toContain('坏.json 第 3 行');
    const good = await shipped('boiler');
    const fine = await validate({ text: textOf(good), fileName: '好.json' });
    expect(fine).toEqual({ problems: [], template: good });
  });

  it('refuses a copy that shares items with its original', async () => {
    const { error } = await safe(publish({ ...(await shipped('boiler')), id: 'boiler-copy' }));
    if (!isDefinedError(error) || error.code !== 'VALIDATION_FAILED')
      throw new Error('VALIDATION_FAILED expected');
    expect(error.data.issues[0]?.message).toContain('已被检查表');
  });

  it('takes a version of another laptop under its own number, once, and never another under the same', async () => {
    const foreign = { ...(await shipped('kiln')), version: 7 };
    expect(await publish(foreign, 'kept')).toEqual({ id: 'kiln', version: 7 });
    expect(await publish(foreign, 'kept')).toEqual({ id: 'kiln', version: 7 });
    const other = { ...foreign, title: { zh: '另一份' } };
    const { error } = await safe(publish(other, 'kept'));
    if (!isDefinedError(error) || error.code !== 'VALIDATION_FAILED')
      throw new Error('VALIDATION_FAILED expected');
    expect(error.data.issues[0]?.message).toContain('第 7 版');
    expect(await publish(other)).toEqual({ id: 'kiln', version: 8 });
  });

  it('exports a file that another laptop accepts', async () => {
    const { version } = await shipped('transformer');
    const file = await carrier.client.templates.exportFile({ id: 'transformer', version });
    expect(file.name).toMatch(new RegExp(`^检查表-.*第${version}版\\.json$`));
    const text = await file.text();
    expect((await carrier.client.templates.validate({ text, fileName: file.name })).template).toEqual(
      await shipped('transformer'),
    );
    const { error } = await safe(carrier.client.templates.exportFile({ id: 'transformer', version: 99 }));
    expect(isDefinedError(error) && error.code).toBe('NOT_FOUND');
  });

  it('refuses to publish without a name', async () => {
    const filed = await versionsOf('boiler');
    const { error } = await safe(
      carrier.client.templates.publish({
        text: textOf(await shipped('boiler')),
        fileName: 'x',
        by: '  ',
        numbering: 'next',
      }),
    );
    expect(error).not.toBeNull();
    expect(await versionsOf('boiler')).toEqual(filed);
  });

  it('guards a published version against any later statement', () => {
    const { db } = carrier.backend.store;
    expect(() => db.exec("UPDATE checklistTemplate SET publishedBy = '别人'")).toThrow('never edited');
    expect(() => db.exec('DELETE FROM checklistTemplate')).toThrow('never removed');
  });
});
