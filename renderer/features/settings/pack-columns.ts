/** Names of the columns of the standards pack, as an engineer who holds the printed standard would call them. */
import type { StandardTable } from '../../../shared/standards/pack.ts';

const words: Readonly<Record<string, string>> = {
  id: '代号',
  industry: '行业',
  zh: '名称',
  unit: '单位',
  advanced: '标杆水平',
  baseline: '基准水平',
  key: '项目代号',
  sense: '限值方向',
  limitPct: '限值（%）',
  limitC: '限值（℃）',
  limit: '限值',
  ncvGJPerUnit: '低位发热量（GJ/单位）',
  ncvMJPerUnit: '低位发热量（MJ/单位）',
  ncvMinKJ: '低位发热量下限（kJ/单位）',
  ncvMaxKJ: '低位发热量上限（kJ/单位）',
  ncvCertainty: '发热量可靠程度',
  carbonTCPerGJ: '含碳量（tC/GJ）',
  carbonTCPerTJ: '含碳量（tC/TJ）',
  oxidationPct: '碳氧化率（%）',
  carrier: '能源品种',
  fromRow: '取自行',
  value: '数值',
  indicator: '指标',
  existing: '现有企业',
  newBuilt: '新建企业',
  thresholdM: '起修海拔（m）',
  p0Pa: '海平面气压（Pa）',
  strengthMPa: '熟料强度（MPa）',
  grade1: '1 级',
  grade2: '2 级',
  grade3: '3 级',
  grades: '适用等级',
  altitude: '海拔修正',
  ratioBasePct: '比例基准（%）',
  slope1: '1 级斜率',
  slope2: '2 级斜率',
  slope3: '3 级斜率',
  unitPct: '用能单位配备率（%）',
  subUnitPct: '次级用能单位配备率（%）',
  equipmentPct: '用能设备配备率（%）',
  subUnit: '次级用能单位限额',
  subUnitUnit: '次级限额单位',
  equipment: '用能设备限额',
  equipmentUnit: '设备限额单位',
  accuracyClass: '准确度等级',
  powerKW: '功率（kW）',
  poles: '极数',
  grade1Pct: '1 级（%）',
  grade2Pct: '2 级（%）',
  grade3Pct: '3 级（%）',
  efficiencyPct: '效率（%）',
  cooling: '冷却方式',
  pressureMPa: '排气压力（MPa）',
  grade1KWPerM3PerMin: '1 级（kW/(m³/min)）',
  grade2KWPerM3PerMin: '2 级（kW/(m³/min)）',
  grade3KWPerM3PerMin: '3 级（kW/(m³/min)）',
  psi: '压力系数 ψ',
  ns: '比转速 ns',
  size: '机号或容量',
  gamma: '轮毂比 γ',
  q: '低位发热量 Q（kJ/kg）',
  v: '挥发分 V（%）',
  capacity: '容量',
  kgce: '折标煤（kgce/单位）',
  set: '系数组',
  type: '型式',
  pump: '泵型',
  flowM3PerH: '流量（m³/h）',
  flowAboveM3PerH: '流量大于（m³/h）',
  capacityKVA: '额定容量（kVA）',
  capacityMinTPerH: '容量下限（t/h）',
  core: '铁心材料',
  product: '产品',
  fuel: '燃料',
  fuelClass: '燃料类别',
  condensing: '冷凝',
  water: '补给水',
  maxDifferencePct: '最大允许差（%）',
  part: '部位',
  furnace: '炉型',
  energy: '能源',
  sizeUnit: '容量单位',
  ambientMaxC: '环境温度上限（℃）',
  riseK: '温升（K）',
  kgcePerUnit: '折标煤系数（kgce/单位）',
  energyMJPerUnit: '能量（MJ/单位）',
  tcePerUnit: '折标煤系数（tce/单位）',
  year: '年份',
  region: '地区',
  scope: '范围',
  code: '标准号',
  clause: '条款',
  status: '状态',
  batch: '批次',
  item: '序号',
  device: '设备类别',
  model: '型号',
  patterns: '识别规则',
  condition: '附加条件',
  stopUse: '停止使用日期',
  seat: '驻地',
  altitudeM: '海拔（m）',
  winterPressureKPa: '冬季大气压（kPa）',
  summerPressureKPa: '夏季大气压（kPa）',
  pressureCertainty: '气压可靠程度',
  coMaxPct: 'CO 上限（%）',
  q3: '气体未完全燃烧损失 q₃（%）',
  q5: '散热损失 q₅（%）',
  tPerH: '蒸发量（t/h）',
  mw: '热功率（MW）',
  firing: '燃烧方式',
  slagPct: '炉渣份额（%）',
  riddlingsPct: '漏煤份额（%）',
  flyAshPct: '飞灰份额（%）',
  slagEnthalpyKJPerKg: '炉渣焓（kJ/kg）',
};

const losses: Readonly<Record<string, string>> = {
  p0: '空载损耗',
  pk: '负载损耗',
  pkDyn: '负载损耗 Dyn11',
  pkYyn: '负载损耗 Yyn0',
  pkB: '负载损耗 B 级绝缘',
  pkF: '负载损耗 F 级绝缘',
  pkH: '负载损耗 H 级绝缘',
};

/** The name of a column; a letter of a formula stays as it is printed; null for one that has no name yet. */
export function columnZh(key: string): string | null {
  const named = words[key];
  if (named !== undefined) return named;
  const loss = /^(p0|pk[A-Za-z]*?)Grade([123])KW$/.exec(key);
  const lossZh = losses[loss?.[1] ?? ''];
  if (loss && lossZh !== undefined) return `${lossZh}，${loss[2]} 级（kW）`;
  return /^[a-z]\d?$/i.test(key) ? `系数 ${key}` : null;
}

export interface PackColumn {
  key: string;
  zh: string;
  text: (row: Readonly<Record<string, unknown>>) => string;
}

const about = new Set(['certainty', 'source', 'note']);
/** `…Min`, `…Max` and whether they count in: together one interval. A unit may stand behind. */
const bound = /^([a-z]+)(Min|Max)((?:M3PerH)?)$/;

/** The columns of a table in their order; lower and upper bounds of one thing become one column. */
export function packColumns(table: StandardTable): PackColumn[] {
  const keys = [...new Set(table.rows.flatMap((row) => Object.keys(row)))];
  const columns = new Map<string, PackColumn>();
  for (const key of keys) {
    if (about.has(key) || key.endsWith('Inclusive')) continue;
    const part = bound.exec(key);
    const base = part ? `${part[1]}${part[3]}` : key;
    const ranges = part !== null && words[base] !== undefined;
    const id = ranges ? base : key;
    if (columns.has(id)) continue;
    columns.set(id, {
      key: id,
      zh: columnZh(id) ?? id,
      text: ranges ? (row) => intervalText(row, part[1] ?? '', part[3] ?? '') : (row) => cellText(row[key]),
    });
  }
  return [...columns.values()];
}

function intervalText(row: Readonly<Record<string, unknown>>, base: string, unit: string): string {
  const [from, to] = [row[`${base}Min${unit}`], row[`${base}Max${unit}`]];
  const counts = (side: 'min' | 'max') =>
    (row[`${base}${side === 'min' ? 'Min' : 'Max'}Inclusive`] ?? row[`${side}Inclusive`]) !== false;
  const parts = [
    from === null || from === undefined ? '' : `${counts('min') ? '≥' : '>'} ${cellText(from)}`,
    to === null || to === undefined ? '' : `${counts('max') ? '≤' : '<'} ${cellText(to)}`,
  ];
  return parts.filter(Boolean).join('，') || '—';
}

const values: Readonly<Record<string, string>> = {
  true: '是',
  false: '否',
  yes: '是',
  no: '否',
  min: '不低于',
  max: '不高于',
  current: '现行',
  superseded: '已被代替',
  verified: '已核对',
  transcribed: '公开转录',
  recalled: '凭记忆',
  unknown: '未知',
  air: '风冷',
  liquid: '液冷',
};

export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '—';
  if (Array.isArray(value)) return value.map(cellText).join(' / ');
  if (typeof value === 'string' || typeof value === 'boolean') return values[String(value)] ?? String(value);
  return JSON.stringify(value);
}
