/** The same cases over every carrier: what one shell can do, all can. */
import { isDefinedError, ORPCError, safe } from '@orpc/client';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Progress } from '../../shared/contract/base.ts';
import { machineCode } from '../../shared/inventory/machine-code.ts';
import { rowIds } from '../../shared/model/snapshot.ts';
import { carriers, type Carrier } from './carriers.ts';

const jpeg = () =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#335577' } })
    .jpeg()
    .toBuffer();
const asFile = (bytes: Buffer, name: string) =>
  new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' });

async function endOf<T>(stream: AsyncIterator<Progress, T>): Promise<T> {
  for (;;) {
    const step = await stream.next();
    if (step.done) return step.value;
  }
}

async function newAudit({ client }: Carrier): Promise<string> {
  const { auditId } = await client.audit.create({ title: '合同测试', enterpriseName: '示例企业' });
  return auditId;
}

describe.each(Object.keys(carriers))('over %s', (name) => {
  let carrier: Carrier;
  beforeAll(async () => {
    const open = carriers[name];
    if (!open) throw new Error(name);
    carrier = await open();
  });
  afterAll(() => carrier.close());

  it('creates an audit and lists it', async () => {
    const auditId = await newAudit(carrier);
    const found = (await carrier.client.audit.list()).find((a) => a.id === auditId);
    expect(found).toMatchObject({
      title: '合同测试',
      enterpriseName: '示例企业',
      stage: 'prepare',
      conflicts: 0,
    });
  });

  it('writes a field durably and reads it back with its history', async () => {
    const auditId = await newAudit(carrier);
    const cell = { auditId, table: 'site' as const, rowId: rowIds.site(auditId) };
    for (const altitudeM of [3650, 3730]) {
      const { savedAt, row } = await carrier.client.record.write({ ...cell, values: { altitudeM } });
      expect(Number.isNaN(Date.parse(savedAt))).toBe(false);
      expect(row).toMatchObject({ altitudeM });
    }
    const history = await carrier.client.record.history({ ...cell, column: 'altitudeM' });
    expect(history.map((entry) => [entry.previous, entry.value])).toEqual([
      [null, 3650],
      [3650, 3730],
    ]);
    const { snapshot } = await carrier.client.audit.get({ auditId });
    expect(snapshot.site.altitudeM).toBe(3730);
  });

  it('writes many rows durably, all of them or none', async () => {
    const auditId = await newAudit(carrier);
    const { client } = carrier;
    const row = (rowId: string, quantity: unknown) => ({
      table: 'equipment' as const,
      rowId,
      values: { kind: 'pump', name: rowId, quantity },
    });
    const machines = async () =>
      (await client.audit.get({ auditId })).snapshot.equipment.filter((m) => !m.deleted).map((m) => m.name);
    await expect(
      client.record.writeMany({ auditId, rows: [row('e1', 1), row('e2', 'zwei')] }),
    ).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(await machines()).toEqual([]);
    await client.record.writeMany({ auditId, rows: [row('e1', 1), row('e2', 2)] });
    expect(await machines()).toEqual(['e1', 'e2']);
    await client.record.writeMany({
      auditId,
      rows: [{ table: 'equipment', rowId: 'e1', values: { deleted: true } }, row('e2', 3)],
    });
    expect(await machines()).toEqual(['e2']);
  });

  it('finds a machine by its label or its number, and tells what is missing for the rest', async () => {
    const { client } = carrier;
    const [here, there] = [await newAudit(carrier), await newAudit(carrier)];
    const tag = `P-${here.slice(0, 6)}`;
    const add = (auditId: string, rowId: string) =>
      client.record.write({ auditId, table: 'equipment', rowId, values: { kind: 'pump', name: rowId, tag } });
    for (const [auditId, id] of [
      [there, `x${there}`],
      [here, `y${here}`],
    ] as const)
      await add(auditId, id);
    const ids = async (text: string, open: string | null = here) => {
      const found = await client.inventory.find({ text, here: open });
      return found.kind === 'found' ? found.machines.map((machine) => machine.equipmentId) : found.kind;
    };
    expect(await ids(` ${tag.toLowerCase()} `)).toEqual([`y${here}`, `x${there}`]);
    expect(await ids(tag, there)).toEqual([`x${there}`, `y${here}`]);
    expect(await ids(machineCode({ auditId: there, equipmentId: `x${there}` }), null)).toEqual([`x${there}`]);
    expect(await ids(machineCode({ auditId: 'elsewhere', equipmentId: 'e1' }))).toBe('unknown-audit');
    expect(await ids(machineCode({ auditId: here, equipmentId: 'e9' }))).toBe('unknown-machine');
    expect(await ids('https://example.com/e1')).toBe('none');
    await client.record.remove({ auditId: here, table: 'equipment', rowId: `y${here}` });
    expect(await ids(machineCode({ auditId: here, equipmentId: `y${here}` }))).toBe('unknown-machine');
    expect(await ids(tag)).toEqual([`x${there}`]);
  });

  it('finds a row by its words and says where it is shown', async () => {
    const auditId = await newAudit(carrier);
    const contact = `示例联系人${auditId}`;
    const rowId = rowIds.enterprise(auditId);
    await carrier.client.record.write({ auditId, table: 'enterprise', rowId, values: { contact } });
    expect(await carrier.client.audit.search({ text: contact })).toEqual([
      {
        auditId,
        auditName: '示例企业',
        table: 'enterprise',
        rowId,
        machine: null,
        route: `/audit/${auditId}/enterprise`,
        field: 'contact',
        snippet: { before: '', match: contact, after: '' },
      },
    ]);
  });

  it('refuses a value that does not fit, with a typed error that names the cell', async () => {
    const auditId = await newAudit(carrier);
    const { error } = await safe(
      carrier.client.record.write({
        auditId,
        table: 'site',
        rowId: rowIds.site(auditId),
        values: { altitudeM: 99_999 },
      }),
    );
    if (!isDefinedError(error) || error.code !== 'VALIDATION_FAILED')
      throw new Error('VALIDATION_FAILED expected');
    expect(error.data.issues[0]?.path).toBe('site.altitudeM');
  });

  it('answers NOT_FOUND for an audit that is not there', async () => {
    const { error } = await safe(carrier.client.audit.get({ auditId: 'nowhere' }));
    if (!isDefinedError(error)) throw new Error('a defined error expected');
    expect(error.code).toBe('NOT_FOUND');
    expect(error.data).toEqual({ what: 'audit', id: 'nowhere' });
  });

  it('refuses input that is not of the contract and leaks nothing of an inner fault', async () => {
    const bad = carrier.client.audit.get as (input: unknown) => Promise<unknown>;
    const { error } = await safe(bad({ auditId: 5 }));
    expect(error).toBeInstanceOf(ORPCError);
    expect((error as ORPCError<string, unknown>).code).toBe('BAD_REQUEST');
    expect(JSON.stringify(error)).not.toContain('/backend/');
  });

  it('takes a photo byte for byte and gives back a small version', async () => {
    const auditId = await newAudit(carrier);
    const bytes = await jpeg();
    const row = await carrier.client.photo.add({
      auditId,
      subjectId: auditId,
      itemId: null,
      caption: '示例',
      file: asFile(bytes, '铭牌.jpg'),
    });
    expect(row).toMatchObject({ widthPx: 64, heightPx: 48, fileName: '铭牌.jpg' });
    const original = await carrier.client.photo.read({ sha256: row.sha256 ?? '', size: 'original' });
    expect(Buffer.from(await original.arrayBuffer()).equals(bytes)).toBe(true);
    const thumb = await carrier.client.photo.read({ sha256: row.sha256 ?? '', size: 'thumb' });
    expect(thumb.type).toBe('image/jpeg');
  });

  it('refuses a picture that is none, and keeps nothing of it', async () => {
    const auditId = await newAudit(carrier);
    const { error } = await safe(
      carrier.client.photo.add({
        auditId,
        subjectId: auditId,
        itemId: null,
        caption: null,
        file: asFile(Buffer.from('no'), 'x.jpg'),
      }),
    );
    if (!isDefinedError(error) || error.code !== 'BAD_FILE') throw new Error('BAD_FILE expected');
    const { snapshot } = await carrier.client.audit.get({ auditId });
    expect(snapshot.photo).toEqual([]);
  });

  it('streams progress and a typed result', async () => {
    const phases: Progress['phase'][] = [];
    const stream = await carrier.client.backup.run();
    for (;;) {
      const next = await stream.next();
      if (next.done) {
        expect(next.value.ops).toBeGreaterThan(0);
        break;
      }
      phases.push(next.value.phase);
    }
    expect(phases).toEqual(['write', 'verify']);
  });

  it('cancels long work: the stream ends and no document is filed', async () => {
    const { auditId } = await carrier.client.audit.importSample({
      sampleId: (await carrier.client.audit.samples())[0]?.id ?? '',
    });
    const stop = new AbortController();
    const stream = await carrier.client.report.build({ auditId, seal: false }, { signal: stop.signal });
    const first = await stream.next();
    expect(first.done).toBe(false);
    stop.abort();
    await expect(
      (async () => {
        for (;;) {
          const next = await stream.next();
          if (next.done) return next.value;
        }
      })(),
    ).rejects.toThrow();
    const { snapshot } = await carrier.client.audit.get({ auditId });
    expect(snapshot.document).toEqual([]);
  });

  it('refuses to seal an audit that lacks what a report must have, and says what', async () => {
    const auditId = await newAudit(carrier);
    const stream = await carrier.client.report.build({ auditId, seal: true });
    const { error } = await safe(
      (async () => {
        for (let next = await stream.next(); !next.done; next = await stream.next());
      })(),
    );
    if (!(error instanceof ORPCError) || error.code !== 'VALIDATION_FAILED')
      throw new Error('VALIDATION_FAILED expected');
    expect(JSON.stringify(error.data)).toContain('海拔');
  });

  it('says how far the checklists of each audit are', async () => {
    const empty = await newAudit(carrier);
    const [sample] = await carrier.client.audit.samples();
    const { auditId } = await carrier.client.audit.importSample({ sampleId: sample?.id ?? '' });
    const share = async (id: string) =>
      (await carrier.client.audit.progress({ auditId: id })).checklistsPct ?? 0;
    expect(await share(empty)).toBeLessThan(5);
    const is = await share(auditId);
    expect(is).toBeGreaterThan(50);
    expect(is).toBeLessThanOrEqual(100);
    expect((await safe(carrier.client.audit.progress({ auditId: 'unknown' }))).error).toBeInstanceOf(
      ORPCError,
    );
  });

  it('exports an audit and refuses to import it over itself', async () => {
    const auditId = await newAudit(carrier);
    const file = await carrier.client.audit.exportFile({ auditId });
    const { error } = await safe(carrier.client.audit.importFile({ file }));
    if (!isDefinedError(error) || error.code !== 'BAD_FILE') throw new Error('BAD_FILE expected');
    expect(error.data.reason).toContain('已有这个诊断项目');
  });

  it('marks a row verified by a named person, shows what a replacement changes, and keeps the mark only where nothing changed', async () => {
    const { client } = carrier;
    const place = {
      code: 'GB 18613-2020',
      tableId:
        (await client.app.pack()).standards.find((s) => s.code === 'GB 18613-2020')?.tables[0]?.id ?? '',
    };
    const refused = await safe(
      client.standards.verify({ ...place, row: 0, by: ' ', on: '2026-07-01', page: '5' }),
    );
    expect(refused.error).toBeInstanceOf(ORPCError);
    for (const row of [0, 1])
      await client.standards.verify({ ...place, row, by: '示例核对人', on: '2026-07-01', page: '5' });
    const rowsOf = async () =>
      (await client.app.pack()).standards
        .find((s) => s.code === place.code)
        ?.tables.find((t) => t.id === place.tableId)?.rows ?? [];
    expect((await rowsOf()).slice(0, 2).map((row) => row['certainty'])).toEqual(['verified', 'verified']);

    const next = structuredClone(await client.app.pack());
    const changed = next.standards
      .find((s) => s.code === place.code)
      ?.tables.find((t) => t.id === place.tableId)?.rows[0];
    if (!changed) throw new Error('a row expected');
    changed['powerKW'] = 12_345;
    const file = new File([JSON.stringify({ ...next, version: '2027.01' })], 'pack.json');
    const { diff } = await client.standards.preview({ file });
    expect(diff.changes.length).toBeGreaterThan(0);
    expect((await client.app.info()).packVersion).not.toBe('2027.01');
    await client.standards.replace({ file, by: '示例管理员' });
    expect((await client.app.info()).packVersion).toBe('2027.01');
    expect((await rowsOf()).slice(0, 2).map((row) => row['certainty'] === 'verified')).toEqual([false, true]);

    const broken = await safe(client.standards.preview({ file: new File(['{"version":'], 'x.json') }));
    expect(isDefinedError(broken.error) && broken.error.code).toBe('BAD_FILE');
  });

  it('previews a ledger without writing and imports it whole or not at all', async () => {
    const auditId = await newAudit(carrier);
    const { inventory, audit } = carrier.client;
    const text =
      '设备名称,型号,额定功率(kW),数量\n循环水泵,IS125,45,2\n空压机,LG-20,132,1\n冰柜,BD-200,1,1\n';
    const source = { file: new File([text], '台账.csv', { type: 'text/csv' }) };
    const preview = await inventory.preview({ auditId, source, sheet: null });
    expect(preview.rows.map((row) => row.kind)).toEqual(['pump', 'compressor', null]);
    expect((await audit.get({ auditId })).snapshot.equipment).toEqual([]);

    const rows = preview.rows.map(({ known: _known, ...row }) => row);
    const { error } = await safe(inventory.import({ auditId, rows }));
    if (!isDefinedError(error) || error.code !== 'VALIDATION_FAILED')
      throw new Error('VALIDATION_FAILED expected');
    expect(error.data.issues[0]?.message).toContain('第 4 行“冰柜”没有设备类型');
    expect((await audit.get({ auditId })).snapshot.equipment).toEqual([]);

    const { equipmentIds } = await inventory.import({ auditId, rows: rows.slice(0, 2) });
    const { snapshot } = await audit.get({ auditId });
    expect(snapshot.equipment.map((row) => row.id)).toEqual(equipmentIds);
    expect(snapshot.reading.map((row) => [row.key, row.value, row.source])).toEqual(
      expect.arrayContaining([
        ['motorRatedPowerKW', 45, 'nameplate'],
        ['ratedPowerKW', 132, 'nameplate'],
      ]),
    );
    const again = await inventory.preview({ auditId, source: { text }, sheet: null });
    expect(again.rows.map((row) => row.known)).toEqual([true, true, false]);

    const bad = await safe(
      inventory.preview({ auditId, source: { text: '设备名称,型号\n"泵,IS' }, sheet: null }),
    );
    if (!isDefinedError(bad.error) || bad.error.code !== 'BAD_FILE') throw new Error('BAD_FILE expected');
    expect(bad.error.data.reason).toContain('第 2 行 A 列');
  });

  it('takes a data file in pieces, streams its statistics and forgets it', async () => {
    const { series } = carrier.client;
    const at = (s: number) => new Date(Date.UTC(2026, 6, 1) + s * 1000).toISOString().slice(0, 19);
    const text = `时间,功率(kW)\n${Array.from({ length: 120 }, (_, s) => `${at(s)},${s % 2 ? 50 : 60}`).join('\n')}\n`;
    const bytes = new TextEncoder().encode(text);
    const { fileId } = await series.open({ fileName: '功率.csv', sizeBytes: bytes.length });
    await series.append({ fileId, chunk: new File([bytes.slice(0, 1000)], 'a') });
    const { receivedBytes } = await series.append({ fileId, chunk: new File([bytes.slice(1000)], 'b') });
    expect(receivedBytes).toBe(bytes.length);
    const inspected = await endOf(await series.inspect({ fileId, settings: null }));
    const { mapping, columns } = inspected;
    expect(columns[1]).toMatchObject({ name: '功率', unit: 'kW' });
    const stream = await series.summarise({ fileId, mapping, column: 1, fromT: null, toT: null });
    const { statistics } = await endOf(stream);
    expect(statistics).toMatchObject({ count: 120, mean: 55, min: 50, max: 60 });
    await series.close({ fileId });
    const { error } = await safe(series.summarise({ fileId, mapping, column: 1, fromT: null, toT: null }));
    expect(isDefinedError(error) && error.code).toBe('NOT_FOUND');
  });

  it('never gives a stored secret back', async () => {
    await carrier.client.settings.setSecret({ name: 'hubToken', value: 'tok-4711-secret' });
    const answer = await carrier.client.settings.get();
    expect(answer.secretsSet.hubToken).toBe(true);
    expect(JSON.stringify(answer)).not.toContain('4711');
  });
});
