/** Chinese names of tables, columns and fixed values for the hub's pages. */
import {
  answerZh,
  areaZh,
  carriers,
  costClassZh,
  documentKindZh,
  equipmentKindZh,
  stageZh,
} from '../../shared/model/vocabulary.ts';
import { sourceZh } from '../../shared/model/quantity.ts';
import { isJsonColumn, tableNameSchema, type TableName } from '../../shared/model/tables.ts';

export const tableZh: Record<TableName, string> = {
  audit: '诊断项目',
  enterprise: '企业',
  site: '场所',
  equipment: '设备',
  reading: '读数',
  answer: '检查记录',
  finding: '问题',
  measure: '节能措施',
  energyUse: '能源消费',
  production: '产品产量',
  instrument: '仪器',
  photo: '照片',
  dataFile: '数据文件',
  document: '文件',
};

const common: Record<string, string> = {
  deleted: '是否删除',
  name: '名称',
  title: '标题',
  note: '备注',
  status: '状态',
  unit: '单位',
  key: '项目',
  value: '数值',
  model: '型号',
  period: '时段',
  amount: '数量',
  createdAt: '建立时间',
  subjectId: '对象',
  itemId: '检查项',
  equipmentId: '设备',
  sha256: '校验值',
  fileName: '文件名',
  sizeBytes: '大小（字节）',
  kind: '类别',
  version: '版本',
};

const own: Record<TableName, Record<string, string>> = {
  audit: {
    stage: '阶段',
    diagnosisType: '诊断类型',
    periodStart: '诊断期起',
    periodEnd: '诊断期止',
    provider: '诊断机构',
    providerAddress: '机构地址',
    providerPhone: '机构电话',
    leadAuditor: '诊断组长',
    teamMembers: '诊断组成员',
    enterpriseStaff: '企业配合人员',
    author: '编制',
    reviewer: '审核',
    reportNo: '报告编号',
    purpose: '诊断目的',
    scope: '诊断范围',
    process: '诊断过程',
    conclusion: '诊断结论',
    templates: '检查表版本',
    prices: '价格与系数',
  },
  enterprise: {
    name: '企业名称',
    creditCode: '统一社会信用代码',
    industryCode: '行业代码',
    industry: '行业',
    region: '地市',
    county: '县区',
    address: '地址',
    legalRepresentative: '法定代表人',
    energyManager: '能源管理负责人',
    contact: '联系人',
    phone: '电话',
    email: '电子邮箱',
    employeeCount: '职工人数',
    commissionedAt: '投产时间',
    mainProducts: '主要产品',
    outputValueWanYuan: '工业总产值（万元）',
    addedValueWanYuan: '工业增加值（万元）',
    revenueWanYuan: '营业收入（万元）',
    isAboveScale: '规模以上',
    isKeyUnit: '重点用能单位',
    smeClass: '企业规模',
    lastDiagnosisAt: '上次诊断时间',
    profile: '企业概况',
    processDescription: '生产工艺',
    energySystem: '用能系统',
    managementSummary: '能源管理状况',
  },
  site: {
    altitudeM: '海拔（m）',
    pressureKPa: '大气压力（kPa）',
    airTemperatureC: '气温（℃）',
    relativeHumidityPct: '相对湿度（%）',
    latitudeDeg: '纬度（°）',
    longitudeDeg: '经度（°）',
  },
  equipment: {
    name: '设备名称',
    tag: '编号',
    manufacturer: '制造厂',
    madeYear: '制造年份',
    commissionedYear: '投运年份',
    location: '位置',
    quantity: '台数',
    inputs: '参数',
    sortOrder: '排序',
  },
  reading: {
    source: '来源',
    u: '标准不确定度',
    instrumentId: '仪器',
    measuredAt: '测量时间',
    measuredBy: '测量人',
    dataFileId: '数据文件',
    dataColumn: '数据列',
    dataFrom: '取值起',
    dataTo: '取值止',
  },
  answer: {
    templateId: '检查表',
    templateVersion: '检查表版本',
    answer: '结论',
    answeredAt: '检查时间',
    answeredBy: '检查人',
  },
  finding: { detail: '说明', suggestion: '建议', severity: '严重程度', area: '方面' },
  measure: {
    description: '说明',
    costClass: '费用类别',
    rank: '次序',
    investmentYuan: '投资（元）',
    lifeYears: '寿命（年）',
    annualCostYuan: '年运行费用（元）',
    savingKWh: '年节电量（kWh）',
    savingTce: '年节能量（tce）',
    savingCO2T: '年减排量（tCO₂）',
    savingYuan: '年节约费用（元）',
    fundingChannel: '资金渠道',
    implementationMonths: '实施周期（月）',
  },
  energyUse: { carrier: '能源品种', costYuan: '费用（元）', ncvMJPerUnit: '低位发热量（MJ/单位）' },
  production: { product: '产品' },
  instrument: {
    serialNo: '出厂编号',
    measures: '测量内容',
    accuracy: '准确度',
    relativeUPct: '相对不确定度（%）',
    certificateNo: '证书编号',
    calibratedAt: '校准日期',
    validUntil: '有效期至',
  },
  photo: {
    mime: '格式',
    widthPx: '宽（像素）',
    heightPx: '高（像素）',
    takenAt: '拍摄时间',
    caption: '说明',
    rotationDeg: '旋转（°）',
    readingKey: '证明的读数',
    takenBy: '拍摄人',
    latitudeDeg: '纬度（°）',
    longitudeDeg: '经度（°）',
    altitudeM: '海拔（m）',
    camera: '相机',
    layer: '标注',
    pairId: '对比组',
    pairRole: '对比',
  },
  dataFile: { mime: '格式', rowCount: '行数', startAt: '起始时间', endAt: '终止时间', layout: '读取方式' },
  document: { pages: '页数', engineVersion: '计算引擎版本', packVersion: '标准库版本', sealed: '已定稿' },
};

const priceZh: Record<string, string> = {
  electricityYuanPerKWh: '电价（元/kWh）',
  rawCoalYuanPerT: '原煤（元/t）',
  naturalGasYuanPerNm3: '天然气（元/Nm³）',
  lngYuanPerT: '液化天然气（元/t）',
  lpgYuanPerT: '液化石油气（元/t）',
  dieselYuanPerT: '柴油（元/t）',
  gasolineYuanPerT: '汽油（元/t）',
  fuelOilYuanPerT: '燃料油（元/t）',
  cokeYuanPerT: '焦炭（元/t）',
  biomassYuanPerT: '生物质（元/t）',
  purchasedHeatYuanPerGJ: '外购热力（元/GJ）',
  freshWaterYuanPerT: '新水（元/t）',
  discountRatePct: '折现率（%）',
  equalValueKgcePerKWh: '电力等价系数（kgce/kWh）',
};

const valueZh: Partial<Record<string, Record<string, string>>> = {
  'audit.stage': stageZh,
  'equipment.kind': equipmentKindZh,
  'reading.source': sourceZh,
  'answer.answer': answerZh,
  'finding.area': areaZh,
  'finding.status': { open: '待确认', confirmed: '已确认', dismissed: '不成立', rectified: '已整改' },
  'measure.status': { proposed: '建议', adopted: '已采纳', rejected: '未采纳', done: '已实施' },
  'measure.costClass': costClassZh,
  'document.kind': documentKindZh,
  'energyUse.period': { year: '全年' },
  'production.period': { year: '全年' },
  'energyUse.carrier': Object.fromEntries(
    Object.entries(carriers).map(([key, carrier]) => [key, carrier.zh]),
  ),
};

const known = (table: string): TableName | undefined => tableNameSchema.safeParse(table).data;

export const tableLabel = (table: string): string => {
  const name = known(table);
  return name ? tableZh[name] : table;
};

/** Chinese name of a column; a path into a JSON column keeps its key, an unknown column its name. */
export function columnLabel(table: string, column: string): string {
  const name = known(table);
  const [first = '', ...path] = column.split('.');
  const label = (name && Object.hasOwn(own[name], first) ? own[name][first] : undefined) ?? common[first];
  if (label === undefined) return column;
  const key = path.join('.');
  return name && key !== '' && isJsonColumn(name, first) ? `${label}：${priceZh[key] ?? key}` : label;
}

/** Years and versions are names, not amounts: they take no separators. */
const formatNumber = (column: string, value: number): string =>
  /year|version|stage|severity|rank/i.test(column) ? String(value) : grouped(value);

/** All digits of a number, the integer part in groups of three. */
function grouped(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const text = /^-?\d+$/.test(whole) ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return fraction === undefined ? text : `${text}.${fraction}`;
}

/** Readable text of a cell's JSON value. */
export function valueLabel(table: string, column: string, json: string): string {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return json;
  }
  if (value === null || value === '') return '—';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return valueZh[`${table}.${column}`]?.[value] ?? value;
  return typeof value === 'number' ? formatNumber(column, value) : JSON.stringify(value);
}
