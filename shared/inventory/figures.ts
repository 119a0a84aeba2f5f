/** Nameplate figures of a ledger: names, the units they are stored in and the units they may be written in. */
import type { FigureColumn, InventoryColumn } from './columns.ts';

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

export function isFigure(column: InventoryColumn): column is FigureColumn {
  return column in figures;
}

/** A nameplate figure in the digits of the plate; unit conversion may add a last digit of noise, no more. */
export function plateNumber(value: number): string {
  return String(Number(value.toPrecision(9)));
}
