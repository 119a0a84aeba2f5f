/** A report that came by mail is a project again: the same rows, the same diagnosis. */
import { isDefinedError, safe } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditSnapshot } from '../../shared/model/snapshot.ts';
import { carriers, type Carrier } from './carriers.ts';

const opened: Carrier[] = [];

async function laptop(): Promise<Carrier> {
  const carrier = await carriers['in-process']?.();
  if (!carrier) throw new Error('no carrier');
  opened.push(carrier);
  return carrier;
}

/** The rows as JSON carries them, without what only the maker's laptop has. */
const carried = ({ document: _documents, ...rest }: AuditSnapshot): unknown =>
  JSON.parse(JSON.stringify(rest)) as unknown;

describe('import of a report', () => {
  let maker: Carrier;
  let auditId: string;
  let report: File;

  beforeAll(async () => {
    maker = await laptop();
    const [sample] = await maker.client.audit.samples();
    ({ auditId } = await maker.client.audit.importSample({ sampleId: sample?.id ?? '' }));
    const stream = await maker.client.report.build({ auditId, seal: false });
    let step = await stream.next();
    while (!step.done) step = await stream.next();
    const row = step.value.documents.find((document) => document.kind === 'report');
    report = await maker.client.report.readDocument({ documentId: row?.id ?? '' });
  }, 120_000);
  afterAll(async () => {
    for (const carrier of opened) await carrier.close();
  });

  const reasonOf = async (at: Carrier, file: File): Promise<string> => {
    const { error } = await safe(at.client.audit.importFile({ file }));
    if (!isDefinedError(error) || error.code !== 'BAD_FILE') throw new Error('BAD_FILE expected');
    return error.data.reason;
  };

  it('brings every row of the audit to a laptop that never saw it', async () => {
    const reader = await laptop();
    const imported = await reader.client.audit.importFile({ file: report });
    expect(imported.auditId).toBe(auditId);
    const [was, is] = await Promise.all([maker, reader].map(({ client }) => client.audit.get({ auditId })));
    expect(was && is && carried(is.snapshot)).toEqual(was && carried(was.snapshot));
    expect(await reasonOf(reader, report)).toContain('已有这个诊断项目');
  });

  it('says what to do about a PDF that is cut off or carries no data', async () => {
    const reader = await laptop();
    const whole = Buffer.from(await report.arrayBuffer());
    const cut = new File([new Uint8Array(whole.subarray(0, 4000))], '报告.pdf');
    expect(await reasonOf(reader, cut)).toMatch(/重新复制|没有诊断数据/);
    const renamed = whole.toString('latin1').replaceAll('audit.json', 'other.json');
    // The name stands in UTF-16 too.
    const other = renamed.replaceAll(
      Buffer.from('audit.json', 'utf16le').swap16().toString('latin1'),
      Buffer.from('other.json', 'utf16le').swap16().toString('latin1'),
    );
    const bare = new File([new Uint8Array(Buffer.from(other, 'latin1'))], '报告.pdf');
    expect(await reasonOf(reader, bare)).toContain('没有诊断数据');
    expect(await reader.client.audit.list()).toEqual([]);
  });
});
