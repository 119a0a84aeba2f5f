/** Diagnosis of one transformer (or equal units in parallel): losses, grade, economic load, capacity, power factor. */
import { createDraft } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { capacitorKvar, defaultTargetPowerFactor } from '../electrical/reactive.ts';
import { has } from '../fields.ts';
import type { CalcContext, Outcome } from '../types.ts';
import { economicLoad, judgeZone, switchingLoad } from './economic.ts';
import { judgeLosses } from './grade.ts';
import type { TransformerInputs } from './inputs.ts';
import { activeLoss, comprehensive, transformerLoad, transformerRating, unitsOf } from './losses.ts';
import type { Comprehensive, Rating, TransformerLoad } from './losses.ts';
import { yearlyLoss } from './simulate.ts';

/** Total over every input the schema admits. */
export function diagnoseTransformer(inputs: TransformerInputs, ctx: CalcContext): Outcome {
  const d = createDraft();
  const rating = transformerRating(d, inputs);
  const load = transformerLoad(d, inputs);
  if (rating) {
    judgeLosses(d, inputs, rating, ctx);
    const z = comprehensive(d, inputs, rating);
    d.block(inputs, 'economic', '经济负载', [], () => economic(d, inputs, { rating, load, z }, ctx));
    if (load) d.block(inputs, 'losses', '运行损耗', [], () => runningLosses(d, inputs, rating, load));
  }
  d.block(inputs, 'capacity', '容量利用', [], () => capacity(d, inputs));
  if (load) compensation(d, inputs, load);
  yearlyEnergy(d, inputs, rating, load);
  return d.outcome();
}

function economic(
  d: Draft,
  inputs: TransformerInputs,
  at: { rating: Rating; load: TransformerLoad | undefined; z: Comprehensive | undefined },
  ctx: CalcContext,
): void {
  const { rating, load, z } = at;
  const best = economicLoad(d, inputs, rating, z);
  if (!z || best === undefined) return;
  if (load) judgeZone(d, inputs, load, z, best, ctx);
  switchingLoad(d, inputs, rating, z);
}

function runningLosses(d: Draft, inputs: TransformerInputs, rating: Rating, load: TransformerLoad): void {
  const loss = activeLoss(d, rating, load.beta, inputs);
  if (load.activeKW === undefined || load.activeKW <= 0) return;
  const n = unitsOf(inputs);
  const each = load.activeKW / n;
  const η = d.formula(
    {
      id: 'efficiency',
      symbol: 'η',
      zh: '运行效率',
      formula: n === 1 ? '100·P_m/(P_m + ΔP)' : '100·P_m/(P_m + n·ΔP)',
      vars: { P_m: load.activeKW, ΔP: loss, n },
      value: (100 * each) / (each + loss),
      unit: '%',
    },
    'key',
  );
  const share = (kW: number) => (100 * kW) / (each + loss);
  d.loss({ id: 'useful', zh: '输出', sharePct: η, role: 'useful' });
  d.loss({ id: 'no-load', zh: '空载损耗', sharePct: share(rating.noLoadKW), role: 'loss' });
  d.loss({ id: 'load', zh: '负载损耗', sharePct: share(loss - rating.noLoadKW), role: 'loss' });
}

function capacity(d: Draft, inputs: TransformerInputs): void {
  if (!has(inputs, 'maxDemandKW', 'powerFactorRatio', 'ratedCapacityKVA')) return;
  const { maxDemandKW: P_max, powerFactorRatio: cosφ, ratedCapacityKVA: S_r } = inputs;
  const n = unitsOf(inputs);
  const rate = d.formula(
    {
      id: 'peak-load-factor',
      symbol: 'β_max',
      zh: '最大负载系数',
      formula: '100·P_max/(cosφ·n·S_r)',
      vars: { P_max, cosφ, n, S_r },
      value: (100 * P_max) / (cosφ * n * S_r),
      unit: '%',
    },
    'result',
  );
  if (rate <= 100) return;
  d.issue({
    code: 'overloaded',
    level: 'warn',
    zh: `最大负载是额定容量的 ${rate.toFixed(0)}%，请核对最大需量；读数无误时应转移负荷或增容，高原还需扣除海拔对容量的影响。`,
    fields: ['maxDemandKW'],
  });
}

function compensation(d: Draft, inputs: TransformerInputs, load: TransformerLoad): void {
  const target = inputs.targetPowerFactorRatio ?? defaultTargetPowerFactor;
  const { activeKW } = load;
  if (activeKW === undefined || !has(inputs, 'powerFactorRatio') || inputs.powerFactorRatio >= target) return;
  d.block(inputs, 'compensation', '无功补偿', ['powerFactorRatio'], ({ powerFactorRatio }) =>
    capacitorKvar(d, activeKW, powerFactorRatio, target, 'result'),
  );
}

function yearlyEnergy(
  d: Draft,
  inputs: TransformerInputs,
  rating: Rating | undefined,
  load: TransformerLoad | undefined,
): void {
  if (!rating || !load) return;
  if (inputs.energisedHoursH === undefined) {
    d.missing('annual-loss', '年损耗电量', ['energisedHoursH']);
    return;
  }
  yearlyLoss(d, inputs, inputs, 'key');
}
