/** Yearly yield of photovoltaics on a plant's own roofs and ground: an estimate for the renewables part of a report. */
import { z } from 'zod';
import { createDerivation, type Derivation } from '../equipment/derivation.ts';
import type { Issue, Step } from '../equipment/types.ts';

/** What a person enters; the irradiation is never taken from anywhere else. */
export const solarInputs = z.strictObject({
  /** On the plane of the modules, of an average year, kWh/m². */
  irradiationKWhPerM2: z.number().min(200).max(3500),
  /** Installed, kWp; or from area and density. */
  capacityKWp: z.number().min(0).max(1_000_000).optional(),
  areaM2: z.number().min(0).max(10_000_000).optional(),
  /** Module power per area of roof or ground, W/m². */
  densityWPerM2: z.number().min(1).max(400).optional(),
  performanceRatio: z.number().min(0.3).max(1).optional(),
  /** Part of the yield that the plant uses itself, %. */
  selfUsePct: z.number().min(0).max(100).optional(),
  /** Yearly electricity of the plant, kWh: it cannot use more itself. */
  plantElectricityKWh: z.number().min(0).optional(),
});
export type SolarInputs = z.infer<typeof solarInputs>;

export interface SolarYield {
  /** Null without a capacity, or an area with its density. */
  yieldKWh: number | null;
  /** Of it used in the plant: what a measure may count. Null without a share. */
  selfUseKWh: number | null;
  steps: Step[];
  issues: Issue[];
}

/** Where nobody gave one: the ratio at which the published plants of the region lie. To be checked by the designer. */
export const DEFAULT_PERFORMANCE_RATIO = 0.8;
/** Largest yearly horizontal irradiation published for the region, 1991–2020, kWh/m²; a tilted plane may pass it. */
const HIGHEST_SEEN_KWH_PER_M2 = 2189;

/**
 * E = G·P·PR.
 * @source IEC 61724-1 (performance ratio); at 0.80 the regional mean of 1,816 kWh/m² gives 1,453 kWh per kWp
 */
export function solarYield(inputs: SolarInputs): SolarYield {
  const d = createDerivation();
  const issues: Issue[] = [];
  const P = capacity(d, inputs);
  if (P === null) {
    issues.push(
      issue('capacity-missing', 'warn', '缺少装机容量：请填写容量，或填写可用面积和单位面积装机容量。'),
    );
    return { yieldKWh: null, selfUseKWh: null, steps: d.steps, issues };
  }
  const PR = inputs.performanceRatio ?? DEFAULT_PERFORMANCE_RATIO;
  if (inputs.performanceRatio === undefined) {
    issues.push(
      issue('default-ratio', 'info', `系统效率未填，暂按 ${PR} 计，待设计单位按组件、温度和积尘核对。`),
    );
  }
  const G = inputs.irradiationKWhPerM2;
  if (G > 1.1 * HIGHEST_SEEN_KWH_PER_M2) {
    issues.push(
      issue(
        'irradiation-high',
        'warn',
        `年辐照量 ${G} kWh/m² 高于公开资料中全区水平面最大值 ${HIGHEST_SEEN_KWH_PER_M2} kWh/m² 一成以上，请核对单位和倾斜面换算。`,
      ),
    );
  }
  const yieldKWh = d.formula({
    id: 'solar-yield',
    symbol: 'E',
    zh: '光伏年发电量（估算）',
    formula: 'G·P·PR',
    vars: { G, P, PR },
    value: G * P * PR,
    unit: 'kWh/a',
    clause: 'IEC 61724-1',
  });
  return { yieldKWh, selfUseKWh: selfUse(d, inputs, yieldKWh, issues), steps: d.steps, issues };
}

function capacity(d: Derivation, { capacityKWp, areaM2: A, densityWPerM2: p }: SolarInputs): number | null {
  const step = { id: 'solar-capacity', symbol: 'P', zh: '装机容量', unit: 'kWp' };
  if (capacityKWp !== undefined) {
    return d.lookup({ ...step, formula: '录入值', substitution: `${capacityKWp} kWp`, value: capacityKWp });
  }
  if (A === undefined || p === undefined) return null;
  return d.formula({ ...step, formula: 'A·p/1000', vars: { A, p }, value: (A * p) / 1000 });
}

function selfUse(d: Derivation, inputs: SolarInputs, E: number, issues: Issue[]): number | null {
  const s = inputs.selfUsePct;
  if (s === undefined) {
    issues.push(
      issue('self-use-missing', 'info', '自用比例未填：只有自用电量可以计入节能改造建议，请按负荷曲线核定。'),
    );
    return null;
  }
  const own = d.formula({
    id: 'solar-self-use',
    symbol: 'E_z',
    zh: '其中自用电量',
    formula: 'E·s/100',
    vars: { E, s },
    value: (E * s) / 100,
    unit: 'kWh/a',
  });
  const most = inputs.plantElectricityKWh;
  if (most === undefined || own <= most) return own;
  issues.push(
    issue(
      'self-use-above-plant',
      'warn',
      '按自用比例算得的电量超过全厂年用电量，已按全厂用电量封顶；请核对自用比例。',
    ),
  );
  return d.lookup({
    id: 'solar-self-use-capped',
    symbol: 'E_z',
    zh: '自用电量（按全厂用电量封顶）',
    formula: '不超过全厂年用电量',
    substitution: `${most} kWh/a`,
    value: most,
    unit: 'kWh/a',
  });
}

const issue = (code: string, level: Issue['level'], zh: string): Issue => ({ code, level, zh, fields: [] });
