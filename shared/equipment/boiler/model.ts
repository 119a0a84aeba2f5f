/** The blocks of the boiler diagnosis in their order, and the few figures the yearly balance needs. */
import type { Draft } from '../draft.ts';
import { surfaceLossSteps } from '../thermal/surface-steps.ts';
import type { CalcContext } from '../types.ts';
import type { BoilerInputs } from './inputs.ts';
import { agreement, designGrade, flueLimits, surfaceLimits, trapLimit, waterLimits } from './limits.ts';
import { directBalance, loadRate, steamSide, usefulHeat, type SteamSide } from './output.ts';
import { reverseBalance } from './reverse-balance.ts';
import { boilerRun, type BoilerRun } from './run.ts';
import { blowdownLoss, blowdownRate, condensate, deaerator, traps } from './water-side.ts';

export interface BoilerModel {
  alpha: number | undefined;
  /** Efficiency the yearly balance works with: by the losses, else direct; undefined when neither is plausible. */
  runningEtaPct: number | undefined;
  /** Heat taken up per kilogram of steam delivered, its blowdown included, kJ/kg. */
  specificHeatKJPerKg: number | undefined;
  /** Heat lost by bare surfaces and failed traps, kW. */
  lossBehindKW: number;
  dewPointC: number | undefined;
}

/** Runs every block whose inputs are there; steps, results and limits go into the draft. */
export function computeBoiler(d: Draft, inputs: BoilerInputs, ctx: CalcContext): BoilerModel {
  const run = boilerRun(d, inputs, ctx);
  designGrade(run);
  const steam = steamSide(run);
  const usefulKW = usefulHeat(run, steam);
  const load = loadRate(run, usefulKW);
  const reverse = reverseBalance(run, load);
  const eta1 = directBalance(run, usefulKW);
  agreement(run, eta1, reverse?.etaPct);
  if (reverse === undefined && eta1 !== undefined) directBars(run, eta1);
  flueLimits(run, reverse?.alpha);
  const blowdownPct = blowdownRate(run);
  blowdownLoss(run, steam, blowdownPct);
  condensate(run, steam);
  const trapKW = traps(run, steam);
  trapLimit(run);
  waterLimits(run, blowdownPct);
  deaerator(run);
  surfaceLimits(run);
  const bareKW = bareSurface(run);
  return {
    alpha: reverse?.alpha,
    runningEtaPct: plausible(reverse?.etaPct, run) ?? plausible(eta1, run) ?? electricEfficiency(run),
    specificHeatKJPerKg: specificHeat(inputs, steam, blowdownPct),
    lossBehindKW: (bareKW ?? 0) + (trapKW ?? 0),
    dewPointC: d.outcome().results.find((result) => result.id === 'dew-point')?.value,
  };
}

/** Below 5 % or far above the gross limit a reading is wrong, and no saving may be built on it. */
function plausible(etaPct: number | undefined, { inputs, fuelClass }: BoilerRun): number | undefined {
  const highest = fuelClass === 'electric' && inputs.electricType === 'heatPump' ? 1200 : 130;
  return etaPct !== undefined && etaPct >= 5 && etaPct <= highest ? etaPct : undefined;
}

function electricEfficiency({ inputs, fuelClass }: BoilerRun): number | undefined {
  if (fuelClass !== 'electric') return undefined;
  if (inputs.electricType === 'heatPump') {
    return inputs.heatPumpCop === undefined ? undefined : inputs.heatPumpCop * 100;
  }
  return inputs.electricEfficiencyPct;
}

function specificHeat(
  inputs: BoilerInputs,
  steam: SteamSide | undefined,
  blowdownPct: number | undefined,
): number | undefined {
  if (steam === undefined) return undefined;
  const lost = ((blowdownPct ?? 0) / 100) * (1 - (inputs.blowdownHeatRecoveryPct ?? 0) / 100);
  return steam.outletKJPerKg - steam.feedKJPerKg + lost * (steam.waterKJPerKg - steam.feedKJPerKg);
}

function directBars({ d, inputs }: BoilerRun, eta1: number): void {
  if (inputs.electricType === 'heatPump' && inputs.fuel === 'electricity') return;
  if (eta1 > 100) {
    d.issue({
      code: 'eta1-above-100',
      level: 'warn',
      zh: '正平衡热效率超过 100%，请核对流量、温度和燃料（电量）计量。',
      fields: ['outputTPerH', 'circulationTPerH', 'powerKW', 'fuelRateKgPerH', 'fuelRateNm3PerH'],
    });
  }
  d.loss({ id: 'useful', zh: '有效利用热', sharePct: eta1, role: 'useful' });
  d.loss({ id: 'other', zh: '各项热损失（未分项）', sharePct: 100 - eta1, role: 'loss' });
}

/** Loss of bare or badly insulated surfaces, less what an insulation has already taken off, kW. */
function bareSurface({ d, inputs, ctx }: BoilerRun): number | undefined {
  if (inputs.bareSurfaceAreaM2 === undefined && inputs.bareSurfaceTemperatureC === undefined)
    return undefined;
  const keys = ['bareSurfaceAreaM2', 'bareSurfaceTemperatureC'] as const;
  return d.block(inputs, 'bare-surface', '未保温表面散热', keys, (given) => {
    const Q_b = surfaceLossSteps(d, ctx.air, {
      id: 'bare',
      zh: '未保温表面',
      areaM2: given.bareSurfaceAreaM2,
      surfaceC: given.bareSurfaceTemperatureC,
      ambientC: inputs.ambientTemperatureC ?? ctx.air.temperatureC,
      windMPerS: inputs.surfaceWindMPerS ?? 0,
      emissivity: 0.9,
      surface: 'horizontalCylinder',
      lengthM: 0.2,
    });
    const k_bw = inputs.bareSurfaceInsulationPct ?? 0;
    return d.formula(
      {
        id: 'bare-surface-loss',
        symbol: 'Q_lb',
        zh: '未保温表面散热（扣除已降低部分）',
        formula: 'Q_b·(1 − k_bw/100)',
        vars: { Q_b, k_bw },
        value: Q_b * (1 - k_bw / 100),
        unit: 'kW',
      },
      'result',
    );
  });
}
