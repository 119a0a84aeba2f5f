/** The whole way without a window: two sample plants become rows, diagnosis, report, list, mail and a copy on a hub. */
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { createBackend } from '../backend/backend.ts';
import type { BuiltDocuments } from '../backend/reporting/build-documents.ts';
import { createRouter } from '../backend/router/router.ts';
import { databasePath } from '../backend/store/database.ts';
import { finish } from '../hosts/command.ts';
import { resourcesDir, version } from '../hosts/paths.ts';
import { formatBytes, formatTable } from '../hosts/print.ts';
import { createHub } from '../hub/app.ts';
import { migrate } from '../hub/storage/migrate.ts';
import { openPglite } from '../hub/storage/pglite.ts';
import { addDeviceToken } from '../hub/tokens.ts';
import { diagnoseAudit } from '../shared/equipment/audit.ts';
import type { Client } from '../shared/contract/contract.ts';
import { documentKindZh } from '../shared/model/vocabulary.ts';
import { formatValue } from '../shared/quantity/format.ts';

const root = join(import.meta.dirname, '..');
const demoDir = join(root, 'demo');
const place = (path: string) => relative(root, path);
const started = Date.now();
const made: (string | number)[][] = [];
const add = (what: string, path: string, note: string) =>
  made.push([what, place(path), formatBytes(statSync(path).size), note]);

async function makeDocuments(client: Client, auditId: string): Promise<string> {
  const { snapshot } = await client.audit.get({ auditId });
  const name = snapshot.enterprise.name ?? auditId;
  const stream = await client.report.build({ auditId, seal: false });
  const { documents }: BuiltDocuments = await finish(stream, () => undefined);
  for (const row of documents) {
    const file = await client.report.readDocument({ documentId: row.id });
    const path = join(demoDir, file.name);
    writeFileSync(path, Buffer.from(await file.arrayBuffer()));
    add(
      row.kind === null ? '文件' : documentKindZh[row.kind],
      path,
      row.pages === null ? '' : `${row.pages} 页`,
    );
  }
  const idsOf = (kinds: string[]) =>
    documents.filter((row) => kinds.includes(row.kind ?? '')).map((row) => row.id);
  await client.delivery.queue({
    auditId,
    recipientKind: 'authority',
    recipient: 'jnc@example.com',
    documentIds: idsOf(['report']),
  });
  await client.delivery.queue({
    auditId,
    recipientKind: 'enterprise',
    recipient: 'energy@example.com',
    documentIds: idsOf(['improvementPdf', 'improvementXlsx']),
  });
  return name;
}

async function diagnosisLine(client: Client, auditId: string): Promise<(string | number)[]> {
  const { snapshot } = await client.audit.get({ auditId });
  const diagnosis = diagnoseAudit(snapshot, await client.app.pack(), await client.app.templates(), {
    date: new Date().toISOString().slice(0, 10),
  });
  return [
    snapshot.enterprise.name ?? '',
    formatValue(diagnosis.air.pressurePa / 1000),
    formatValue(diagnosis.energy.totalTce),
    diagnosis.equipment.length,
    diagnosis.findings.length,
    diagnosis.measures.length,
    formatValue(diagnosis.totalSaving.tce),
    formatValue(diagnosis.totalSaving.co2T),
    `${formatValue(diagnosis.completenessPct)} %`,
  ];
}

rmSync(demoDir, { recursive: true, force: true });
mkdirSync(demoDir, { recursive: true });
const backend = createBackend({
  profileDir: join(demoDir, 'profile'),
  resourcesDir,
  host: 'cli',
  version,
  secretKey: null,
});
const client = createRouterClient(createRouter(backend), { context: {} });
await client.settings.set({
  userName: '示例诊断员',
  provider: '示例节能诊断服务机构',
  smtpFrom: 'auditor@example.com',
});

const lines: (string | number)[][] = [];
for (const sample of await client.audit.samples()) {
  const { auditId } = await client.audit.importSample({ sampleId: sample.id });
  lines.push(await diagnosisLine(client, auditId));
  await makeDocuments(client, auditId);
}
await finish(await client.delivery.send(), () => undefined);
for (const delivery of await client.delivery.list({ auditId: null })) {
  if (delivery.emlPath) add('待发邮件 .eml', delivery.emlPath, delivery.subject);
}

const hubDir = join(demoDir, 'hub');
mkdirSync(hubDir);
const db = await openPglite(join(hubDir, 'postgres'));
await migrate(db);
const hub = createHub({ db, blobDir: join(hubDir, 'blobs') });
const hubUrl = await hub.listen({ port: 0, host: '127.0.0.1' });
await client.settings.set({ hubUrl });
await client.settings.setSecret({
  name: 'hubToken',
  value: (await addDeviceToken(db, '示例节能诊断服务机构')).token,
});
const synced = await finish(await client.sync.run(), () => undefined);
const again = await finish(await client.sync.run(), () => undefined);
await hub.close();
await db.close();
const blobs = readdirSync(join(hubDir, 'blobs'), { recursive: true, withFileTypes: true }).filter((entry) =>
  entry.isFile(),
);

await backend.close();
add('SQLite 数据库', databasePath(join(demoDir, 'profile')), '两个诊断项目，逐项修改记录');
made.push([
  '数据中心副本',
  place(hubDir),
  '',
  `收到修改 ${synced.pushedOps} 条、文件 ${blobs.length} 个；再次同步移动 ${again.pushedOps + again.pulledOps + again.pushedBlobs} 项`,
]);

console.log(
  `\n诊断结果\n${formatTable(['企业', '气压 kPa', '综合能耗 tce', '设备', '问题', '措施', '节能 tce/a', '减排 tCO₂/a', '完整度'], lines)}`,
);
console.log(`\n生成的文件\n${formatTable(['内容', '位置', '大小', '说明'], made)}`);
console.log(
  `\n用时 ${((Date.now() - started) / 1000).toFixed(1)} s。查看：npm run -s cli -- list --profile ${place(join(demoDir, 'profile'))}`,
);
