/** The name and the value of any cell in words, for conflicts and history. */
import type { Conflict } from '../../../shared/contract/audit.ts';
import { sourceZh } from '../../../shared/model/quantity.ts';
import { isJsonColumn, type Row, type TableName } from '../../../shared/model/tables.ts';
import { answerZh, carriers, stageZh } from '../../../shared/model/vocabulary.ts';
import { numberText } from '../../ui/parse-number.ts';
import { inputFields } from '../audit/engine.ts';
import type { AuditTables } from '../audit/tables-state.ts';

const tableZh: Record<TableName, string> = {
  audit: '项目',
  enterprise: '企业信息',
  site: '厂址',
  equipment: '设备',
  reading: '读数',
  answer: '检查结论',
  finding: '问题',
  measure: '措施',
  energyUse: '能源消费',
  production: '产量',
  instrument: '仪器',
  photo: '照片',
  document: '文件',
};

const columnZh: Readonly<Record<string, string>> = {
  title: '名称',
  name: '名称',
  stage: '阶段',
  periodStart: '统计期起',
  periodEnd: '统计期止',
  provider: '诊断机构',
  leadAuditor: '诊断负责人',
  author: '报告编写',
  reviewer: '报告审核',
  reportNo: '报告编号',
  conclusion: '诊断结论',
  creditCode: '统一社会信用代码',
  industry: '所属行业',
  region: '所在地',
  contact: '联系人',
  phone: '电话',
  altitudeM: '海拔（m）',
  pressureKPa: '大气压（kPa）',
  airTemperatureC: '环境温度（℃）',
  model: '铭牌型号',
  tag: '设备编号',
  quantity: '台数',
  value: '数值',
  source: '来源',
  u: '标准不确定度',
  note: '说明',
  answer: '结论',
  amount: '数量',
  costYuan: '费用（元）',
  status: '状态',
  investmentYuan: '投资（元）',
  caption: '照片说明',
  deleted: '删除',
};

/** e.g. 读数 · 1号锅炉 · 排烟温度 · 数值 */
export function cellName(tables: AuditTables, cell: Pick<Conflict, 'table' | 'rowId' | 'column'>): string {
  const table = cell.table as TableName;
  const row = tables[table]?.get(cell.rowId);
  const [column = '', path] = cell.column.split(/\.(.*)/s);
  const parts = [tableZh[table] ?? cell.table, ...rowWords(tables, table, row)];
  parts.push(path === undefined ? (columnZh[column] ?? column) : pathZh(table, row, column, path));
  return parts.filter((part) => part !== '').join(' · ');
}

function rowWords(tables: AuditTables, table: TableName, row: Row<TableName> | undefined): string[] {
  if (!row) return [];
  if (table === 'reading') {
    const reading = row as Row<'reading'>;
    const machine = tables.equipment.get(reading.equipmentId ?? '');
    const field = inputFields(machine?.kind ?? null).find((f) => f.key === reading.key);
    return [machine?.name ?? '', field?.zh ?? reading.key ?? ''];
  }
  if (table === 'answer') {
    const answer = row as Row<'answer'>;
    return [tables.equipment.get(answer.subjectId ?? '')?.name ?? '全厂', answer.itemId ?? ''];
  }
  if (table === 'energyUse') {
    const use = row as Row<'energyUse'>;
    return [use.carrier ? carriers[use.carrier].zh : '', use.period === 'year' ? '全年' : (use.period ?? '')];
  }
  if (table === 'production')
    return [(row as Row<'production'>).product ?? '', (row as Row<'production'>).period ?? ''];
  const named = row as { name?: string | null; title?: string | null };
  return table === 'equipment' || table === 'instrument' ? [named.name ?? ''] : [named.title ?? ''];
}

function pathZh(table: TableName, row: Row<TableName> | undefined, column: string, path: string): string {
  if (table === 'equipment' && column === 'inputs') {
    return (
      inputFields((row as Row<'equipment'> | undefined)?.kind ?? null).find((f) => f.key === path)?.zh ?? path
    );
  }
  return isJsonColumn(table, column) ? path : `${column}.${path}`;
}

const wordsByColumn: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  answer: answerZh,
  stage: stageZh,
  source: sourceZh,
};

export function valueText(column: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '（空）';
  if (column === 'deleted') return value === true ? '已删除' : '保留';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return wordsByColumn[column]?.[value] ?? value;
  return JSON.stringify(value);
}
