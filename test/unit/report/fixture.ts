/** A small fictional plant with its diagnosis, made by hand: enough of everything that a report can show. */
import { readFileSync } from 'node:fs';
import type {
  AuditDiagnosis,
  EquipmentDiagnosis,
  Finding,
  Measure,
  Saving,
} from '../../../shared/equipment/diagnosis.ts';
import type { JudgedLimit, Step } from '../../../shared/equipment/types.ts';
import type { AuditSnapshot } from '../../../shared/model/snapshot.ts';
import { emptyRow, type Columns, type Row, type TableName } from '../../../shared/model/tables.ts';
import { outlineSchema, type Outline } from '../../../shared/report/outline.ts';

export const auditId = 'a-0001';

export function row<T extends TableName>(table: T, id: string, columns: Partial<Columns<T>>): Row<T> {
  return { ...emptyRow(table, id, auditId), ...columns };
}

export function loadOutline(): Outline {
  const path = new URL('../../../resources/report/outline.json', import.meta.url);
  return outlineSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

export const photoSha = 'ab'.repeat(32);

export function snapshot(): AuditSnapshot {
  return {
    audit: row('audit', auditId, {
      title: '示例藏药厂2025年度节能诊断',
      stage: 'report',
      diagnosisType: '中小企业节能诊断',
      periodStart: '2025-01-01',
      periodEnd: '2025-12-31',
      provider: '示例节能技术服务有限公司',
      providerAddress: '拉萨市示例路 1 号',
      providerPhone: '0891-0000000',
      leadAuditor: '示例甲',
      teamMembers: '示例乙、示例丙',
      enterpriseStaff: '示例丁',
      author: '示例乙',
      reviewer: '示例戊',
      reportNo: 'SL-2026-001',
      scope: '厂区内全部生产、辅助生产系统；不含职工生活区。',
    }),
    enterprise: row('enterprise', `${auditId}:enterprise`, {
      name: '示例藏药有限公司',
      creditCode: '91540000EXAMPLE001',
      industry: '中成药生产',
      industryCode: '2740',
      region: '拉萨市',
      county: '示例区',
      address: '示例工业园 8 号',
      employeeCount: 186,
      mainProducts: '藏药丸剂 320 t/a',
      outputValueWanYuan: 15_600,
      isAboveScale: true,
      isKeyUnit: false,
      profile: '企业为虚构的示例企业，生产藏药丸剂和颗粒剂，全年生产 300 天。\n蒸汽由一台燃气锅炉供应。',
    }),
    site: row('site', `${auditId}:site`, { name: '示例厂区', altitudeM: 3650 }),
    equipment: [
      row('equipment', 'e1', {
        kind: 'boiler',
        name: '1号燃气锅炉',
        tag: 'GL-01',
        model: 'WNS4-1.25-Q',
        commissionedYear: 2016,
        location: '锅炉房',
        quantity: 1,
        inputs: { fuel: 'gas' },
        sortOrder: 1,
      }),
      row('equipment', 'e2', {
        kind: 'pump',
        name: '循环水泵',
        tag: 'P-01',
        model: 'IS100-80-160',
        sortOrder: 2,
      }),
      row('equipment', 'e3', { kind: 'motor', name: '提取罐电动机', sortOrder: 3 }),
    ],
    reading: [
      row('reading', 'e1:flueGasTemperatureC', {
        equipmentId: 'e1',
        key: 'flueGasTemperatureC',
        value: 168.4,
        unit: '℃',
        source: 'measured',
        u: 1.2,
        instrumentId: 'i1',
        measuredAt: '2026-07-02T10:30:00+08:00',
        measuredBy: '示例乙',
      }),
      row('reading', 'e1:flueGasO2Pct', {
        equipmentId: 'e1',
        key: 'flueGasO2Pct',
        value: 6.8,
        unit: '%',
        source: 'measured',
        measuredAt: '2026-07-02T10:30:00+08:00',
      }),
      row('reading', 'e2:flowM3PerH', {
        equipmentId: 'e2',
        key: 'flowM3PerH',
        value: 82,
        unit: 'm³/h',
        source: 'nameplate',
      }),
    ],
    answer: [
      row('answer', 'e1:bl-o2', {
        subjectId: 'e1',
        templateId: 'boiler',
        templateVersion: 1,
        itemId: 'bl-o2',
        answer: 'fail',
        note: '排烟氧量 6.8%',
      }),
      row('answer', 'e1:bl-log', { subjectId: 'e1', templateId: 'boiler', itemId: 'bl-log', answer: 'ok' }),
    ],
    finding: [],
    measure: [],
    energyUse: [
      row('energyUse', `${auditId}:naturalGas:year`, {
        carrier: 'naturalGas',
        period: 'year',
        amount: 512_000,
        costYuan: 2_283_520,
      }),
      row('energyUse', `${auditId}:electricity:2025-01`, {
        carrier: 'electricity',
        period: '2025-01',
        amount: 92_000,
      }),
      row('energyUse', `${auditId}:electricity:2025-02`, {
        carrier: 'electricity',
        period: '2025-02',
        amount: 71_500,
      }),
    ],
    production: [
      row('production', `${auditId}:pills:year`, {
        product: '藏药丸剂',
        period: 'year',
        amount: 305.6,
        unit: 't',
      }),
    ],
    instrument: [
      row('instrument', 'i1', {
        name: '烟气分析仪',
        model: '示例型',
        serialNo: 'YQ-007',
        measures: 'O₂、CO、温度',
        accuracy: '±0.2 %vol',
        certificateNo: 'JZ-2025-118',
        calibratedAt: '2025-06-01',
        validUntil: '2026-05-31',
      }),
    ],
    photo: [
      row('photo', 'p1', {
        subjectId: 'e1',
        itemId: 'bl-o2',
        sha256: photoSha,
        fileName: 'IMG_0001.JPG',
        mime: 'image/jpeg',
        widthPx: 1200,
        heightPx: 900,
        takenAt: '2026-07-02T10:32:00+08:00',
        caption: '烟气分析仪读数',
      }),
    ],
    dataFile: [],
    document: [],
  };
}

const boilerSteps: Step[] = [
  {
    id: 'alpha',
    symbol: 'α',
    zh: '过量空气系数',
    formula: '21 / (21 − O₂)',
    substitution: '21 / (21 − 6.8)',
    kind: 'formula',
    value: 21 / (21 - 6.8),
    unit: '',
    clause: 'TSG G0003 第5章',
  },
  {
    id: 'q2',
    symbol: 'q₂',
    zh: '排烟热损失',
    formula: '(m + n · α) · (t_g − t_a) / 100',
    substitution: '(0.5 + 3.45 · 1.4788732) · (168.4 − 18) / 100',
    kind: 'formula',
    value: ((0.5 + 3.45 * (21 / (21 - 6.8))) * (168.4 - 18)) / 100,
    unit: '%',
  },
  {
    id: 'psat',
    symbol: 'h″',
    zh: '饱和蒸汽焓',
    formula: '按 IAPWS-IF97 由压力查得',
    substitution: 'p = 1.25 MPa（绝对）',
    kind: 'lookup',
    value: 2785.72,
    unit: 'kJ/kg',
    clause: 'IAPWS-IF97',
  },
];

const boilerLimit: JudgedLimit = {
  id: 'boiler-efficiency',
  zh: '锅炉热效率',
  resultId: 'efficiency',
  value: 90.53,
  unit: '%',
  sense: 'min',
  limit: 88,
  standard: { code: 'GB 24500-2020', clause: '表2', certainty: 'transcribed' },
  verdict: 'pass',
  grade: null,
  expandedU: 0.84,
  marks: ['依据待核'],
};

const pumpLimit: JudgedLimit = {
  id: 'pump-efficiency',
  zh: '泵效率',
  resultId: 'pumpEfficiency',
  value: 61.2,
  unit: '%',
  sense: 'min',
  limit: 70.4,
  grades: [
    { grade: 1, limit: 78.9 },
    { grade: 2, limit: 74.3 },
    { grade: 3, limit: 70.4 },
  ],
  standard: { code: 'GB 19762-2025', clause: '表1', certainty: 'recalled' },
  verdict: 'unchecked',
  grade: null,
  expandedU: 2.6,
  marks: ['待核对'],
  note: '限值按比转速插值',
};

function machines(): EquipmentDiagnosis[] {
  return [
    {
      equipmentId: 'e1',
      kind: 'boiler',
      zh: '1号燃气锅炉',
      results: [
        {
          id: 'alpha',
          zh: '过量空气系数',
          value: 1.47887,
          unit: '',
          stepId: 'alpha',
          u: 0.03,
          expandedU: 0.06,
        },
        { id: 'q2', zh: '排烟热损失', value: 8.42583, unit: '%', stepId: 'q2', u: 0.4, expandedU: 0.8 },
        {
          id: 'efficiency',
          zh: '热效率（反平衡）',
          value: 90.53,
          unit: '%',
          stepId: 'q2',
          key: true,
          u: 0.42,
          expandedU: 0.84,
        },
      ],
      steps: boilerSteps,
      limits: [boilerLimit],
      losses: [
        { id: 'useful', zh: '有效利用热', sharePct: 90.53, role: 'useful' },
        { id: 'q2', zh: '排烟热损失 q₂', sharePct: 8.43, role: 'loss' },
        { id: 'q5', zh: '散热损失 q₅', sharePct: 0.9, role: 'loss' },
        { id: 'rest', zh: '未计明', sharePct: 0.14, role: 'residual' },
      ],
      issues: [
        { code: 'x', level: 'warn', zh: '排烟氧量 6.8% 偏高，请检查漏风。', fields: ['flueGasO2Pct'] },
      ],
      missing: [{ id: 'direct', zh: '正平衡效率', keys: ['steamFlowTPerH'] }],
      budget: [
        {
          resultId: 'efficiency',
          key: 'flueGasO2Pct',
          zh: '排烟氧量',
          sensitivity: -0.61,
          u: 0.5,
          sharePct: 72.4,
        },
        {
          resultId: 'efficiency',
          key: 'flueGasTemperatureC',
          zh: '排烟温度',
          sensitivity: -0.056,
          u: 1.2,
          sharePct: 27.6,
        },
      ],
    },
    {
      equipmentId: 'e2',
      kind: 'pump',
      zh: '循环水泵',
      results: [
        {
          id: 'pumpEfficiency',
          zh: '泵效率',
          value: 61.2,
          unit: '%',
          stepId: 'eta',
          key: true,
          u: 1.3,
          expandedU: 2.6,
        },
      ],
      steps: [
        {
          id: 'eta',
          symbol: 'η',
          zh: '泵效率',
          formula: 'ρ · g · Q · H / P',
          substitution: '998 · 9.8 · 0.0227778 · 32 / 11650',
          kind: 'formula',
          value: (998 * 9.8 * 0.0227778 * 32) / 11650,
          unit: '',
        },
      ],
      limits: [pumpLimit],
      losses: [],
      issues: [],
      missing: [],
      budget: [],
    },
    {
      equipmentId: 'e3',
      kind: 'motor',
      zh: '提取罐电动机',
      results: [],
      steps: [],
      limits: [],
      losses: [],
      issues: [],
      missing: [{ id: 'load', zh: '负载率', keys: ['inputPowerKW'] }],
      budget: [],
    },
  ];
}

const findings: Finding[] = [
  {
    id: 'f1',
    subjectId: 'e1',
    itemId: 'bl-o2',
    origin: 'checklist',
    title: '排烟氧量偏高',
    detail: '负荷 70% 时排烟氧量 6.8%，排烟 CO₂ 偏低，高于调试值。',
    suggestion: '重新整定燃烧器风燃比，按厂址大气压力校核风机余量。',
    severity: 2,
    area: 'efficiency',
    status: 'confirmed',
    basis: 'TSG G0003（依据待核）',
    photoIds: ['p1'],
  },
  {
    id: 'f2',
    subjectId: auditId,
    itemId: 'mg-post',
    origin: 'checklist',
    title: '未设能源管理岗位',
    detail: '未见岗位任命文件。',
    suggestion: '设立能源管理岗位并备案。',
    severity: 3,
    area: 'management',
    status: 'open',
    basis: '工业节能监察办法（依据待核）',
    photoIds: [],
  },
  {
    id: 'f3',
    subjectId: 'e2',
    itemId: 'pm-x',
    origin: 'manual',
    title: '已排除的问题',
    detail: '',
    suggestion: '',
    severity: 1,
    area: 'use',
    status: 'dismissed',
    basis: '',
    photoIds: [],
  },
];

const saving = (tce: number, kWh: number, byCarrier: Saving['byCarrier']): Saving => ({
  kWh,
  tce,
  co2T: tce * 1.63,
  yuan: tce * 3345.6,
  byCarrier,
});

function measure(id: string, columns: Partial<Measure>): Measure {
  return {
    id,
    equipmentId: 'e1',
    key: id,
    origin: 'calculator',
    title: id,
    description: '',
    basis: '',
    costClass: 'low',
    status: 'proposed',
    rank: 1,
    saving: saving(0, 0, []),
    savingAlone: saving(0, 0, []),
    investmentYuan: null,
    annualCostYuan: 0,
    lifeYears: 10,
    paybackYears: null,
    npvYuan: null,
    irrPct: null,
    steps: [],
    fundingChannel: '',
    implementationMonths: null,
    ...columns,
  };
}

const measures: Measure[] = [
  measure('m1', {
    key: 'tune-excess-air',
    title: '燃烧器风燃比整定',
    description: '按厂址大气压力重新整定风燃比，把排烟氧量降到 3.5%。',
    basis: 'GB/T 15317（待核对）',
    saving: saving(18.42, 0, [{ carrier: 'naturalGas', amount: 13_850 }]),
    savingAlone: saving(18.42, 0, [{ carrier: 'naturalGas', amount: 13_850 }]),
    investmentYuan: 28_000,
    paybackYears: 0.454,
    npvYuan: 382_114.2,
    irrPct: 220.04,
    implementationMonths: 1,
    steps: [
      {
        id: 'pb',
        symbol: 'T_p',
        zh: '静态投资回收期',
        formula: 'I / S',
        substitution: '28000 / 61625.952',
        kind: 'formula',
        value: 28_000 / 61_625.952,
        unit: '年',
      },
    ],
  }),
  measure('m2', {
    key: 'economiser',
    title: '加装冷凝式节能器',
    description: '在排烟道加装冷凝式节能器，回收烟气显热和部分潜热；排烟温度降到 60 ℃。',
    costClass: 'capital',
    saving: saving(31.07, 0, [{ carrier: 'naturalGas', amount: 23_361 }]),
    savingAlone: saving(34.9, 0, [{ carrier: 'naturalGas', amount: 26_241 }]),
    lifeYears: 15,
  }),
  measure('m3', {
    equipmentId: 'e2',
    key: 'vfd',
    title: '=循环水泵变频改造',
    description: '@以变频调速代替阀门节流。',
    costClass: 'capital',
    saving: saving(9.23, 75_100, [{ carrier: 'electricity', amount: 75_100 }]),
    savingAlone: saving(9.23, 75_100, [{ carrier: 'electricity', amount: 75_100 }]),
    investmentYuan: 96_000,
    paybackYears: 3.11,
  }),
  measure('m4', { title: '不采纳的建议', status: 'rejected', saving: saving(1000, 0, []) }),
];

export function diagnosis(): AuditDiagnosis {
  const total = 622.6 + 152.4;
  return {
    air: {
      altitudeM: 3650,
      pressurePa: 64_450,
      pressureSource: 'standard-atmosphere',
      temperatureC: 8,
      relativeHumidityPct: 45,
      densityKgPerM3: 0.796,
      pressureRatio: 0.636,
      oxygenPartialPressureKPa: 13.5,
      boilingPointC: 87.9,
    },
    energy: {
      carriers: [
        {
          carrier: 'naturalGas',
          zh: '天然气',
          unit: 'Nm³',
          amount: 512_000,
          tceFactor: 1.216,
          tceFactorUnit: 'kgce/Nm³',
          tce: 622.6,
          sharePct: (622.6 / total) * 100,
          co2T: 1107,
          costYuan: 2_283_520,
        },
        {
          carrier: 'electricity',
          zh: '电力',
          unit: 'kWh',
          amount: 1_240_000,
          tceFactor: 0.1229,
          tceFactorUnit: 'kgce/kWh',
          tce: 152.4,
          sharePct: (152.4 / total) * 100,
          co2T: 657.9,
          costYuan: null,
        },
      ],
      totalTce: total,
      totalTceEqualValue: null,
      totalCO2T: 1764.9,
      totalCostYuan: 2_283_520,
      gridFactorKgPerKWh: 0.5306,
      indicators: [{ id: 'unit', zh: '丸剂单位产品综合能耗', value: 2536, unit: 'kgce/t', limits: [] }],
      steps: [
        {
          id: 'tce-gas',
          symbol: 'E_gas',
          zh: '天然气折标煤',
          formula: 'A · k / 1000',
          substitution: '512000 · 1.216 / 1000',
          kind: 'formula',
          value: 622.592,
          unit: 'tce',
          clause: 'GB/T 2589-2020 附录A',
        },
      ],
      equipmentCoveragePct: 88.3,
      issues: [{ code: 'y', level: 'info', zh: '电力费用未填写，能源费用合计不含电费。', fields: [] }],
    },
    equipment: machines(),
    findings,
    measures,
    totalSaving: saving(58.72, 75_100, []),
    missing: [
      { id: 'x1', rank: 1, zh: '企业法定代表人', route: 'enterprise' },
      { id: 'x2', rank: 2, zh: '厂址大气压力实测值', route: 'site' },
    ],
    completenessPct: 78.4,
    engineVersion: '0.1.0',
    packVersion: '2026.1',
  };
}
