/** The columns an equipment ledger may have, by the names enterprises give them, and the units their figures come in. */

export const textColumns = ['name', 'kind', 'tag', 'model', 'manufacturer', 'location', 'note'] as const;
export type TextColumn = (typeof textColumns)[number];
export const yearColumns = ['madeYear', 'commissionedYear'] as const;
export type YearColumn = (typeof yearColumns)[number];
export const figureColumns = [
  'powerKW',
  'motorPowerKW',
  'capacityKVA',
  'outputTPerH',
  'thermalPowerMW',
  'voltageV',
  'currentA',
  'speedRPM',
  'efficiencyPct',
  'powerFactorRatio',
  'flowM3PerH',
  'headM',
  'totalPressurePa',
  'pressureMPa',
  'noLoadLossKW',
  'loadLossKW',
  'annualHoursH',
] as const;
export type FigureColumn = (typeof figureColumns)[number];
export const choiceColumns = ['poles', 'fuel', 'efficiencyClass'] as const;
export type ChoiceColumn = (typeof choiceColumns)[number];
export type InventoryColumn = TextColumn | YearColumn | FigureColumn | ChoiceColumn | 'quantity' | 'ignored';

export interface FigureDefinition {
  zh: string;
  /** Unit of the stored figure. */
  unit: string;
  /** Units a ledger may use, as factors to `unit`; spelled in small letters without blanks. */
  units: Readonly<Record<string, number>>;
  /** Ledgers disagree about the usual unit, so a bare figure is refused rather than guessed. */
  unitRequired?: true;
}

const power = { w: 0.001, kw: 1, 千瓦: 1, mw: 1000, 兆瓦: 1000 } as const;

export const figures: Readonly<Record<FigureColumn, FigureDefinition>> = {
  powerKW: { zh: '额定功率', unit: 'kW', units: power },
  motorPowerKW: { zh: '配套电机功率', unit: 'kW', units: power },
  capacityKVA: { zh: '额定容量', unit: 'kVA', units: { kva: 1, 千伏安: 1, mva: 1000, 兆伏安: 1000 } },
  outputTPerH: {
    zh: '额定蒸发量',
    unit: 't/h',
    units: { 't/h': 1, 吨: 1, '吨/时': 1, '吨/小时': 1, t: 1, 蒸吨: 1, 'kg/h': 0.001, '公斤/小时': 0.001 },
  },
  thermalPowerMW: {
    zh: '额定热功率',
    unit: 'MW',
    units: { mw: 1, 兆瓦: 1, kw: 0.001, 千瓦: 0.001 },
  },
  voltageV: { zh: '额定电压', unit: 'V', units: { v: 1, 伏: 1, kv: 1000, 千伏: 1000 } },
  currentA: { zh: '额定电流', unit: 'A', units: { a: 1, 安: 1, 安培: 1 } },
  speedRPM: {
    zh: '额定转速',
    unit: 'r/min',
    units: { 'r/min': 1, rpm: 1, 转: 1, '转/分': 1, '转/分钟': 1, 'rev/min': 1 },
  },
  efficiencyPct: { zh: '额定效率', unit: '%', units: { '%': 1 } },
  powerFactorRatio: { zh: '额定功率因数', unit: '', units: {} },
  flowM3PerH: {
    zh: '额定流量',
    unit: 'm³/h',
    unitRequired: true,
    units: {
      'm3/h': 1,
      '立方米/小时': 1,
      '立方米/时': 1,
      '方/小时': 1,
      'm3/min': 60,
      '立方米/分': 60,
      '立方米/分钟': 60,
      '方/分钟': 60,
      'm3/s': 3600,
      'l/s': 3.6,
      'l/min': 0.06,
      't/h': 1,
    },
  },
  headM: { zh: '额定扬程', unit: 'm', units: { m: 1, 米: 1, mh2o: 1, 米水柱: 1 } },
  totalPressurePa: {
    zh: '额定全压',
    unit: 'Pa',
    unitRequired: true,
    units: { pa: 1, 帕: 1, kpa: 1000, 千帕: 1000, mmh2o: 9.80665, 毫米水柱: 9.80665 },
  },
  pressureMPa: {
    zh: '额定压力',
    unit: 'MPa',
    unitRequired: true,
    units: { mpa: 1, 兆帕: 1, kpa: 0.001, 千帕: 0.001, bar: 0.1, 'kgf/cm2': 0.0980665, 公斤: 0.0980665 },
  },
  noLoadLossKW: { zh: '空载损耗', unit: 'kW', units: power },
  loadLossKW: { zh: '负载损耗', unit: 'kW', units: power },
  annualHoursH: {
    zh: '年运行时间',
    unit: 'h',
    units: { h: 1, 小时: 1, 时: 1, 'h/a': 1, '小时/年': 1, d: 24, 天: 24, 日: 24 },
  },
};

export const columnZh: Readonly<Record<Exclude<InventoryColumn, 'ignored'>, string>> = {
  name: '设备名称',
  kind: '设备类型',
  tag: '编号',
  model: '型号',
  manufacturer: '制造厂',
  location: '安装位置',
  note: '备注',
  madeYear: '出厂年份',
  commissionedYear: '投运年份',
  quantity: '数量',
  poles: '极数',
  fuel: '燃料',
  efficiencyClass: '能效等级代号',
  ...(Object.fromEntries(figureColumns.map((key) => [key, figures[key].zh])) as Record<FigureColumn, string>),
};

/** Whole headings first found win, so a longer name stands before a shorter one that it contains. */
const headings: readonly (readonly [InventoryColumn, readonly string[]])[] = [
  ['ignored', ['序号', '行号', '计量单位', '单位', '产权单位', '使用单位', 'no', '项次', '图片', '照片']],
  ['name', ['设备名称', '名称', '设备', '用能设备', '用能设备名称', '机组名称', '设备名', 'name']],
  ['kind', ['设备类型', '类型', '设备类别', '类别', '设备种类', '种类', '设备分类', '分类', 'type', 'kind']],
  [
    'tag',
    [
      '设备编号',
      '编号',
      '位号',
      '设备位号',
      '设备代号',
      '代号',
      '资产编号',
      '固定资产编号',
      '工艺编号',
      'tag',
    ],
  ],
  ['model', ['型号', '规格型号', '型号规格', '设备型号', '型号及规格', '型号/规格', '规格/型号', 'model']],
  [
    'manufacturer',
    [
      '制造厂',
      '制造厂家',
      '生产厂家',
      '厂家',
      '制造商',
      '生产厂',
      '制造单位',
      '生产单位',
      '生产企业',
      '制造企业',
      '品牌',
      'manufacturer',
    ],
  ],
  [
    'location',
    [
      '位置',
      '安装位置',
      '安装地点',
      '使用地点',
      '所在位置',
      '车间',
      '所属车间',
      '使用车间',
      '工序',
      '使用部门',
      'location',
    ],
  ],
  ['note', ['备注', '说明', '用途', '备注说明', 'note', 'remark']],
  [
    'madeYear',
    [
      '出厂年份',
      '出厂日期',
      '制造年份',
      '制造日期',
      '生产年份',
      '生产日期',
      '出厂年月',
      '出厂时间',
      '制造年月',
      '制造时间',
    ],
  ],
  [
    'commissionedYear',
    [
      '投运年份',
      '投产年份',
      '投运日期',
      '投用日期',
      '投用年份',
      '投产日期',
      '启用日期',
      '启用年份',
      '投运时间',
      '投入使用时间',
      '投入使用日期',
      '使用年份',
      '安装日期',
      '安装年份',
      '投产时间',
      '启用时间',
    ],
  ],
  ['quantity', ['数量', '台数', '台套数', '数目', '设备数量', '套数', 'quantity', 'qty']],
  ['poles', ['极数', '电机极数', '级数极数']],
  ['fuel', ['燃料', '燃料种类', '燃料类型', '主要燃料', '能源种类', '使用能源']],
  ['efficiencyClass', ['能效等级代号', '能效代号', 'ie等级', 'ie代号', 'ie']],
  [
    'motorPowerKW',
    [
      '配套电机功率',
      '配用电机功率',
      '电机功率',
      '电动机功率',
      '配套电动机功率',
      '配用功率',
      '配套功率',
      '驱动电机功率',
      '电机额定功率',
      '电动机额定功率',
      '配套电动机额定功率',
    ],
  ],
  ['thermalPowerMW', ['额定热功率', '热功率', '额定供热量', '供热能力']],
  [
    'powerKW',
    ['额定功率', '功率', '装机功率', '单机功率', '单台功率', '铭牌功率', '设备功率', '容量功率', 'power'],
  ],
  ['capacityKVA', ['额定容量', '容量', '变压器容量', '单台容量']],
  ['outputTPerH', ['额定蒸发量', '蒸发量', '额定出力', '蒸吨', '锅炉容量', '额定蒸汽量']],
  ['voltageV', ['额定电压', '电压', '电压等级', 'voltage']],
  ['currentA', ['额定电流', '电流', 'current']],
  ['speedRPM', ['额定转速', '转速', 'speed']],
  ['efficiencyPct', ['额定效率', '效率', '设计效率', '设计热效率', '热效率']],
  ['powerFactorRatio', ['额定功率因数', '功率因数', 'cosφ']],
  [
    'flowM3PerH',
    [
      '额定流量',
      '流量',
      '额定风量',
      '风量',
      '排气量',
      '容积流量',
      '额定排气量',
      '额定容积流量',
      '设计流量',
      '设计风量',
    ],
  ],
  ['headM', ['额定扬程', '扬程', '设计扬程']],
  ['totalPressurePa', ['额定全压', '全压', '风压', '额定风压', '设计全压']],
  [
    'pressureMPa',
    ['额定压力', '工作压力', '压力', '排气压力', '额定排气压力', '额定蒸汽压力', '蒸汽压力', '额定工作压力'],
  ],
  ['noLoadLossKW', ['空载损耗']],
  ['loadLossKW', ['负载损耗', '短路损耗']],
  [
    'annualHoursH',
    [
      '年运行时间',
      '年运行小时',
      '年运行小时数',
      '年工作时间',
      '运行时间',
      '年利用小时',
      '运行小时数',
      '年运行时数',
    ],
  ],
];

const byHeading = new Map(
  headings.flatMap(([column, names]) => names.map((name) => [name, column] as const)),
);

export interface Heading {
  column: InventoryColumn;
  /** Unit written in the heading, small letters; null without one. */
  unit: string | null;
}

/** Spelling of a unit that units are compared in. */
export function plainUnit(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/·|\*/g, '')
    .replace(/每/g, '/')
    .replace(/^nm3/, 'm3');
}

/** What a heading means: `额定功率（kW）`, `额定功率/kW`, `流量 m³/h`; undefined when it is none we know. */
export function readHeading(text: string): Heading | undefined {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*:]/g, '');
  const bracket = /^(.*?)[([【](.*?)[)\]】]$/.exec(plain);
  const candidates: readonly (readonly [string, string | null])[] = [
    [plain, null],
    ...(bracket ? [[bracket[1] ?? '', bracket[2] ?? null] as const] : []),
    ...splits(plain),
  ];
  for (const [name, unit] of candidates) {
    const column = byHeading.get(name);
    if (column !== undefined) return { column, unit: unit ? plainUnit(unit) : null };
  }
  return undefined;
}

/** The places where a name may end and its unit begin without brackets. */
function splits(plain: string): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  for (let at = 1; at < plain.length; at += 1) {
    if (/[a-z%/,、]/.test(plain[at] ?? '') && /[\u4e00-\u9fffφ]/.test(plain[at - 1] ?? ''))
      found.push([plain.slice(0, at), plain.slice(at).replace(/^[/,、]/, '')]);
  }
  return found;
}

export function isFigure(column: InventoryColumn): column is FigureColumn {
  return column in figures;
}

/** A nameplate figure in the digits of the plate; unit conversion may add a last digit of noise, no more. */
export function plateNumber(value: number): string {
  return String(Number(value.toPrecision(9)));
}
