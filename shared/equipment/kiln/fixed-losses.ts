/** Losses that do not follow the fuel: walls, openings, cars and fixtures, cooling water, kW. */
import { has } from '../fields.ts';
import { surfaceLossSteps } from '../thermal/surface-steps.ts';
import { wallNumbers } from './loss-fields.ts';
import { ambientC, type FurnaceRun } from './run.ts';

export interface NamedLoss {
  id: string;
  zh: string;
  kW: number;
}

/** Every loss whose readings are there. */
export function fixedLosses(run: FurnaceRun): NamedLoss[] {
  const out: NamedLoss[] = [];
  const add = (id: string, zh: string, kW: number | undefined) => {
    if (kW !== undefined) out.push({ id, zh, kW });
  };
  add('wall', '炉体表面散热', walls(run));
  add('opening', '开口辐射热损失', openings(run));
  add('car', '窑车（工装）蓄热损失', cars(run));
  add('water', '冷却水带走热', coolingWater(run));
  return out;
}

function walls(run: FurnaceRun): number | undefined {
  const { d, inputs, ctx } = run;
  const parts = wallNumbers.flatMap((n) => {
    const areaM2 = inputs[`wall${n}AreaM2`];
    const surfaceC = inputs[`wall${n}TemperatureC`];
    if (areaM2 === undefined || surfaceC === undefined) return [];
    return [
      surfaceLossSteps(d, ctx.air, {
        id: `wall-${n}`,
        zh: `炉体第 ${n} 部分`,
        areaM2,
        surfaceC,
        ambientC: ambientC(run),
        windMPerS: inputs.windSpeedMPerS ?? 0,
        emissivity: inputs.wallEmissivity ?? 0.9,
        surface: 'vertical',
        lengthM: 2,
      }),
    ];
  });
  if (parts.length === 0) {
    d.missing('wall', '炉体表面散热', ['wall1AreaM2', 'wall1TemperatureC']);
    return undefined;
  }
  const names = parts.map((_kW, i) => `Q_${i + 1}`);
  return d.formula(
    {
      id: 'wall-total',
      symbol: 'Q_b',
      zh: '炉体表面散热量',
      formula: names.join(' + '),
      vars: Object.fromEntries(names.map((name, i) => [name, parts[i] as number])),
      value: parts.reduce((sum, kW) => sum + kW, 0),
      unit: 'kW',
    },
    'result',
  );
}

function openings(run: FurnaceRun): number | undefined {
  const { d, inputs } = run;
  if (!has(inputs, 'openingAreaM2', 'openingTemperatureC', 'openingTimePct')) return undefined;
  const { openingAreaM2: F_k, openingTemperatureC: t_k, openingTimePct: φ_t } = inputs;
  const Φ = inputs.openingShapeFactor ?? 1;
  const t_a = ambientC(run);
  const span = ((t_k + 273.15) / 100) ** 4 - ((t_a + 273.15) / 100) ** 4;
  return d.formula(
    {
      id: 'opening-loss',
      symbol: 'Q_k',
      zh: '开口辐射热损失',
      formula: '5.670374419·(((t_k + 273.15)/100)^4 − ((t_a + 273.15)/100)^4)·F_k·Φ·φ_t/100/1000',
      vars: { t_k, t_a, F_k, Φ, φ_t },
      value: (5.670374419 * span * F_k * Φ * φ_t) / 100 / 1000,
      unit: 'kW',
    },
    'result',
  );
}

function cars({ d, inputs }: FurnaceRun): number | undefined {
  const keys = [
    'throughputTPerH',
    'carMassRatio',
    'carSpecificHeatKJPerKgK',
    'carInTemperatureC',
    'carOutTemperatureC',
  ] as const;
  if (!has(inputs, ...keys)) return undefined;
  const { throughputTPerH: G, carMassRatio: k_c, carSpecificHeatKJPerKgK: c_c } = inputs;
  const { carInTemperatureC: t_c1, carOutTemperatureC: t_c2 } = inputs;
  return d.formula(
    {
      id: 'car-loss',
      symbol: 'Q_c',
      zh: '窑车（工装）蓄热损失',
      formula: 'G·1000·k_c·c_c·(t_c2 − t_c1)/3600',
      vars: { G, k_c, c_c, t_c1, t_c2 },
      value: (G * 1000 * k_c * c_c * (t_c2 - t_c1)) / 3600,
      unit: 'kW',
    },
    'result',
  );
}

function coolingWater({ d, inputs }: FurnaceRun): number | undefined {
  if (!has(inputs, 'coolingWaterTPerH', 'coolingWaterRiseK')) return undefined;
  const { coolingWaterTPerH: G_s, coolingWaterRiseK: Δt_s } = inputs;
  return d.formula(
    {
      id: 'cooling-water-loss',
      symbol: 'Q_ls',
      zh: '冷却水带走热',
      formula: 'G_s·1000·4.1868·Δt_s/3600',
      vars: { G_s, Δt_s },
      value: (G_s * 1000 * 4.1868 * Δt_s) / 3600,
      unit: 'kW',
    },
    'result',
  );
}
