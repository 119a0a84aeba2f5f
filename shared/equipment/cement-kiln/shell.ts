/** Heat given off by the kiln shell, segment by segment, and by the other casings. */
import { surfaceLossSteps } from '../thermal/surface-steps.ts';
import type { CementKilnInputs } from './inputs.ts';
import { ambientC, clinkerRate, type KilnRun } from './run.ts';
import { segmentNumbers, type SegmentNumber } from './surface-fields.ts';

const lengthKey = (n: SegmentNumber) => `segment${n}LengthM` as const;
const diameterKey = (n: SegmentNumber) => `segment${n}DiameterM` as const;
const temperatureKey = (n: SegmentNumber) => `segment${n}TemperatureC` as const;

export interface ShellLoss {
  /** Shell segments only, kW. */
  shellKW: number;
  /** Cooler, hood and tertiary duct, kW; undefined when not measured. */
  coolerKW: number | undefined;
  totalKW: number;
  /** kJ per kg of clinker; undefined while the clinker rate is not known. */
  perKg: number | undefined;
}

/** All surfaces that were measured; undefined when none was. */
export function shellLoss(run: KilnRun): ShellLoss | undefined {
  const { d, inputs } = run;
  const segments = segmentLosses(run);
  if (segments.length === 0) {
    d.missing('shell', '筒体表面散热', ['shellDiameterM', 'segment1LengthM', 'segment1TemperatureC']);
  }
  const preheaterKW = casing(run, 'preheater-surface', '预热器和分解炉外表面', {
    areaM2: inputs.preheaterSurfaceM2,
    surfaceC: inputs.preheaterSurfaceTemperatureC,
  });
  const coolerKW = casing(run, 'cooler-surface', '冷却机、窑头罩和三次风管外表面', {
    areaM2: inputs.coolerSurfaceM2,
    surfaceC: inputs.coolerSurfaceTemperatureC,
  });
  const parts = [...segments, preheaterKW, coolerKW].filter((kW) => kW !== undefined);
  if (parts.length === 0) return undefined;
  const names = parts.map((_kW, i) => `Q_${i + 1}`);
  const totalKW = d.formula(
    {
      id: 'surface-total',
      symbol: 'Q_B',
      zh: '系统表面散热量',
      formula: names.join(' + '),
      vars: Object.fromEntries(names.map((name, i) => [name, parts[i] as number])),
      value: parts.reduce((sum, kW) => sum + kW, 0),
      unit: 'kW',
      clause: 'GB/T 26281',
    },
    'result',
  );
  const shellKW = segments.reduce((sum, kW) => sum + kW, 0);
  return { shellKW, coolerKW, totalKW, perKg: perKgStep(run, totalKW) };
}

function perKgStep(run: KilnRun, Q_B: number): number | undefined {
  const M_sh = clinkerRate(run);
  if (M_sh === undefined) return undefined;
  return run.d.formula(
    {
      id: 'surface-per-kg',
      symbol: 'q_B',
      zh: '每千克熟料表面散热',
      formula: 'Q_B·3600/(M_sh·1000)',
      vars: { Q_B, M_sh },
      value: (Q_B * 3600) / (M_sh * 1000),
      unit: 'kJ/kg',
    },
    'result',
  );
}

function segmentLosses(run: KilnRun): number[] {
  const { d, inputs, ctx } = run;
  return segmentNumbers.flatMap((n) => {
    const D = inputs[diameterKey(n)] ?? inputs.shellDiameterM;
    const L = inputs[lengthKey(n)];
    const surfaceC = inputs[temperatureKey(n)];
    if (D === undefined || L === undefined || surfaceC === undefined || !(L > 0)) return [];
    const areaM2 = d.formula({
      id: `segment-${n}-area`,
      symbol: 'F',
      zh: `筒体第 ${n} 段表面积`,
      formula: '3.14159265·D·L',
      vars: { D, L },
      value: Math.PI * D * L,
      unit: 'm²',
    });
    return [
      surfaceLossSteps(d, ctx.air, {
        id: `segment-${n}`,
        zh: `筒体第 ${n} 段`,
        areaM2,
        surfaceC,
        ambientC: ambientC(run),
        windMPerS: inputs.windSpeedMPerS ?? 0,
        emissivity: inputs.shellEmissivity ?? 0.9,
        surface: 'horizontalCylinder',
        lengthM: D,
      }),
    ];
  });
}

function casing(
  run: KilnRun,
  id: string,
  zh: string,
  { areaM2, surfaceC }: { areaM2: number | undefined; surfaceC: number | undefined },
): number | undefined {
  if (areaM2 === undefined || surfaceC === undefined) return undefined;
  const { d, inputs, ctx } = run;
  return surfaceLossSteps(d, ctx.air, {
    id,
    zh,
    areaM2,
    surfaceC,
    ambientC: ambientC(run),
    windMPerS: inputs.windSpeedMPerS ?? 0,
    emissivity: inputs.shellEmissivity ?? 0.9,
    surface: 'vertical',
    lengthM: 5,
  });
}

/** Inputs with every hot shell segment cooled by `dropK`, never below 40 K above ambient. */
export function coolerShell(inputs: CementKilnInputs, ambient: number, dropK: number): CementKilnInputs {
  const changed: Partial<CementKilnInputs> = {};
  for (const n of segmentNumbers) {
    const t = inputs[temperatureKey(n)];
    const floor = ambient + 40;
    if (t !== undefined && t > floor) changed[temperatureKey(n)] = Math.max(floor, t - dropK);
  }
  return { ...inputs, ...changed };
}

/** Hottest segment, °C. */
export function hottestSegmentC(inputs: CementKilnInputs): number | undefined {
  const all = segmentNumbers.map((n) => inputs[temperatureKey(n)]).filter((t) => t !== undefined);
  return all.length === 0 ? undefined : Math.max(...all);
}
