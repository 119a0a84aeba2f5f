import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stageZh } from '../../shared/model/vocabulary.ts';
import { CommandError, pickAudit, type CommandInput } from '../command.ts';
import { formatTable } from '../print.ts';

export async function list({ client, say, result }: CommandInput): Promise<void> {
  const audits = await client.audit.list();
  result(audits);
  if (audits.length === 0) return say('还没有诊断项目。');
  say(
    formatTable(
      ['编号', '企业', '项目', '阶段', '海拔 m', '设备', '冲突', '最近修改'],
      audits.map((a) => [
        a.id,
        a.enterpriseName ?? '—',
        a.title ?? '—',
        a.stage === null ? '—' : stageZh[a.stage],
        a.altitudeM,
        a.equipmentCount,
        a.conflicts,
        a.changedAt ?? '—',
      ]),
    ),
  );
}

export async function importOne({ client, args, say, result }: CommandInput): Promise<void> {
  const path = args[0];
  if (path === undefined) throw new CommandError('用法：import 文件');
  const bytes = readOrExplain(path);
  const imported = await client.audit.importFile({ file: new File([new Uint8Array(bytes)], basename(path)) });
  result(imported);
  say(
    imported.auditId === ''
      ? `已合并 ${imported.ops} 条修改记录。`
      : `已导入诊断项目 ${imported.auditId}（${imported.rows} 行）。`,
  );
}

function readOrExplain(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new CommandError(`读不到文件 ${path}，请检查路径。`);
  }
}

export async function sample({ client, args, say, result }: CommandInput): Promise<void> {
  const samples = await client.audit.samples();
  const [sampleId] = args;
  if (sampleId === undefined) {
    result(samples);
    say(
      formatTable(
        ['样例', '名称', '说明'],
        samples.map((s) => [s.id, s.title, s.summary]),
      ),
    );
    return;
  }
  if (!samples.some((s) => s.id === sampleId))
    throw new CommandError(`没有样例 ${sampleId}，用 sample 查看全部。`);
  const imported = await client.audit.importSample({ sampleId });
  result(imported);
  say(`已导入样例，诊断项目编号 ${imported.auditId}。`);
}

export async function exportOne({ client, args, options, say, result }: CommandInput): Promise<void> {
  const auditId = await pickAudit(client, args[0]);
  const file = await client.audit.exportFile({ auditId });
  const path = join(options.out ?? '.', file.name);
  writeFileSync(path, Buffer.from(await file.arrayBuffer()));
  result({ path });
  say(`已导出 ${path}`);
}
