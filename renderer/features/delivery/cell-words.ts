/** The name and the value of any cell in words, for conflicts and history. */
import type { Conflict } from '../../../shared/contract/audit.ts';
import { layerKeyZh, markWords } from '../../../shared/evidence/mark-words.ts';
import { pairRoleZh } from '../../../shared/model/evidence.ts';
import { sourceZh } from '../../../shared/model/quantity.ts';
import { readingNameOf } from '../../../shared/checklist/reading-fields.ts';
import {
  instanceIdOf,
  isInstanceCell,
  labelOf,
  plainKey,
  siteChoices,
} from '../../../shared/checklist/repeat.ts';
import { isJsonColumn, type Row, type TableName } from '../../../shared/model/tables.ts';
import { answerZh, carriers, stageZh } from '../../../shared/model/vocabulary.ts';
import { numberText } from '../../ui/number-text.ts';
import { inputFields } from '../audit/engine.ts';
import type { AuditTables } from '../audit/tables-state.ts';
import type { Questions } from './use-questions.ts';

export const tableZh: Record<TableName, string> = {
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
  dataFile: '数据文件',
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
  diagnosisType: '诊断类型',
  providerAddress: '机构地址',
  providerPhone: '机构电话',
  teamMembers: '诊断组成员',
  enterpriseStaff: '企业配合人员',
  purpose: '诊断目的',
  scope: '诊断范围',
  process: '诊断过程',
  templates: '检查表版本',
  prices: '价格与系数',
  createdAt: '建立时间',
  industryCode: '行业代码',
  county: '县（区）',
  address: '地址',
  legalRepresentative: '法定代表人',
  energyManager: '能源管理负责人',
  email: '电子邮箱',
  employeeCount: '职工人数',
  commissionedAt: '投产时间',
  mainProducts: '主要产品',
  outputValueWanYuan: '总产值（万元）',
  addedValueWanYuan: '增加值（万元）',
  revenueWanYuan: '营业收入（万元）',
  isAboveScale: '规模以上',
  isKeyUnit: '重点用能单位',
  smeClass: '企业规模',
  lastDiagnosisAt: '上次诊断时间',
  profile: '企业概况',
  processDescription: '工艺说明',
  energySystem: '用能系统',
  managementSummary: '能源管理概况',
  relativeHumidityPct: '相对湿度（%）',
  latitudeDeg: '纬度（°）',
  longitudeDeg: '经度（°）',
  kind: '类型',
  manufacturer: '制造厂',
  madeYear: '制造年份',
  commissionedYear: '投运年份',
  location: '安装位置',
  sortOrder: '顺序',
  inputs: '类型与方法',
  equipmentId: '所属设备',
  key: '项目',
  unit: '单位',
  instrumentId: '所用仪器',
  measuredAt: '测量时间',
  measuredBy: '测量人',
  dataFileId: '数据文件',
  dataColumn: '数据列',
  dataFrom: '取值起',
  dataTo: '取值止',
  rowCount: '行数',
  layout: '读取方式',
  startAt: '起始时间',
  endAt: '终止时间',
  readingKey: '证明的读数',
  takenBy: '拍摄人',
  camera: '相机',
  layer: '标注',
  pairId: '对比组',
  pairRole: '改造前后',
  subjectId: '所属设备',
  templateId: '检查表',
  templateVersion: '检查表版本',
  itemId: '检查项',
  answeredAt: '检查时间',
  answeredBy: '检查人',
  detail: '问题描述',
  suggestion: '建议',
  severity: '严重程度',
  area: '方面',
  description: '措施说明',
  costClass: '投资类别',
  rank: '顺序',
  lifeYears: '寿命（年）',
  annualCostYuan: '年运行费（元）',
  savingKWh: '年节电（kWh）',
  savingTce: '年节能（tce）',
  savingCO2T: '年减排（t CO₂）',
  savingYuan: '年节约（元）',
  fundingChannel: '资金渠道',
  implementationMonths: '工期（月）',
  carrier: '能源品种',
  period: '期间',
  ncvMJPerUnit: '低位热值（MJ）',
  product: '产品',
  serialNo: '出厂编号',
  measures: '测量项目',
  accuracy: '准确度',
  relativeUPct: '相对不确定度（%）',
  certificateNo: '证书编号',
  calibratedAt: '校准日期',
  validUntil: '有效期至',
  fileName: '文件名',
  takenAt: '拍摄时间',
  rotationDeg: '旋转角度（°）',
  sealed: '封存',
  version: '版本',
  deleted: '删除',
};

/** The row alone, e.g. 设备 · 1号锅炉 */
export function rowName(
  tables: AuditTables,
  cell: Pick<Conflict, 'table' | 'rowId'>,
  questions: Questions = noQuestions,
): string {
  const table = cell.table as TableName;
  const words = [
    tableZh[table] ?? cell.table,
    ...rowWords(tables, table, tables[table]?.get(cell.rowId), questions),
  ];
  return words.filter((part) => part !== '').join(' · ');
}

/** e.g. 读数 · 1号锅炉 · 排烟温度 · 数值 */
export function cellName(
  tables: AuditTables,
  cell: Pick<Conflict, 'table' | 'rowId' | 'column'>,
  questions: Questions = noQuestions,
): string {
  const table = cell.table as TableName;
  const row = tables[table]?.get(cell.rowId);
  const [column = '', path] = cell.column.split(/\.(.*)/s);
  const parts = [tableZh[table] ?? cell.table, ...rowWords(tables, table, row, questions)];
  parts.push(path === undefined ? (columnZh[column] ?? column) : pathZh(table, row, column, path));
  return parts.filter((part) => part !== '').join(' · ');
}

const noQuestions: Questions = new Map();

function rowWords(
  tables: AuditTables,
  table: TableName,
  row: Row<TableName> | undefined,
  questions: Questions,
): string[] {
  if (!row) return [];
  if (table === 'reading') {
    const reading = row as Row<'reading'>;
    const machine = tables.equipment.get(reading.equipmentId ?? '');
    const name = readingNameOf(reading.key ?? '', inputFields(machine?.kind ?? null), machine?.inputs ?? {});
    return [machine?.name ?? '', name ?? reading.key ?? ''];
  }
  if (table === 'answer') {
    const answer = row as Row<'answer'>;
    const machine = tables.equipment.get(answer.subjectId ?? '');
    return [machine?.name ?? '全厂', questionWords(tables, answer, questions)];
  }
  if (table === 'energyUse') {
    const use = row as Row<'energyUse'>;
    return [use.carrier ? carriers[use.carrier].zh : '', use.period === 'year' ? '全年' : (use.period ?? '')];
  }
  if (table === 'production')
    return [(row as Row<'production'>).product ?? '', (row as Row<'production'>).period ?? ''];
  if (table === 'photo' || table === 'dataFile') {
    const { subjectId, fileName } = row as Row<'photo'>;
    return [tables.equipment.get(subjectId ?? '')?.name ?? '全厂', fileName ?? ''];
  }
  const named = row as { name?: string | null; title?: string | null };
  return table === 'equipment' || table === 'instrument' ? [named.name ?? ''] : [named.title ?? ''];
}

/** 2# 燃烧器：火焰稳定？ An item of no checklist on this laptop is only named as one. */
function questionWords(tables: AuditTables, answer: Row<'answer'>, questions: Questions): string {
  const itemId = answer.itemId ?? '';
  if (isInstanceCell(itemId)) return answer.note ?? '重复检查的部分';
  const question = questions.get(plainKey(itemId)) ?? '检查项';
  const machine = tables.equipment.get(answer.subjectId ?? '');
  const subjectId = answer.subjectId ?? '';
  const choices = machine?.inputs ?? siteChoices([...tables.answer.values()], subjectId);
  const label = labelOf(instanceIdOf(itemId), choices);
  return label === '' ? question : `${label}：${question}`;
}

function pathZh(table: TableName, row: Row<TableName> | undefined, column: string, path: string): string {
  if (table === 'equipment' && column === 'inputs') {
    if (isInstanceCell(path)) return '重复检查的部分';
    return (
      inputFields((row as Row<'equipment'> | undefined)?.kind ?? null).find((f) => f.key === path)?.zh ?? path
    );
  }
  if (table === 'photo' && column === 'layer') return layerKeyZh(path);
  return isJsonColumn(table, column) ? path : `${column}.${path}`;
}

const wordsByColumn: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  answer: answerZh,
  stage: stageZh,
  source: sourceZh,
  pairRole: pairRoleZh,
};

/** Name of a column without its row, e.g. 铭牌型号. */
function columnName(table: string, column: string): string {
  const [head = '', path] = column.split(/\.(.*)/s);
  return path === undefined ? (columnZh[head] ?? head) : pathZh(table as TableName, undefined, head, path);
}

/** What was edited beside a delete: a column of the row itself, or a cell of what hangs on it. */
export function editName(
  tables: AuditTables,
  conflict: Pick<Conflict, 'table' | 'rowId'>,
  edit: NonNullable<Conflict['heads'][number]['edit']>,
): string {
  return edit.table === conflict.table && edit.rowId === conflict.rowId
    ? columnName(edit.table, edit.column)
    : cellName(tables, edit);
}

/** One sentence about the values that were not adopted, for the field itself. */
export function conflictWords(conflict: Conflict): string {
  const others = conflict.heads
    .filter((head) => !head.winner)
    .map((head) => `${head.author || '另一台电脑'}填的是“${valueText(conflict.column, head.value)}”`);
  return `两边改得不同：${others.join('，')}。请到“报送与同步”选定。`;
}

export function valueText(column: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '（空）';
  if (column === 'deleted') return value === true ? '已删除' : '保留';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return wordsByColumn[column]?.[value] ?? value;
  return markWords(value) ?? JSON.stringify(value);
}
