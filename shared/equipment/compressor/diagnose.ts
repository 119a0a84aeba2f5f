/** Diagnosis of one air compressor: specific power, grade, leakage, load, yearly energy. */
import { monitoringLimit } from '../../standards/monitoring-limit.ts';
import { createDraft } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { has } from '../fields.ts';
import type { CalcContext, Outcome } from '../types.ts';
import type { CompressorInputs } from './inputs.ts';
import { capacityOf, leakFlow, meanFlow } from './leakage.ts';
import { judgePlate, measuredState } from './running.ts';
import { meanPower, yearlyEnergy } from './simulate.ts';

/** Total over every input the schema admits. */
export function diagnoseCompressor(inputs: CompressorInputs, ctx: CalcContext): Outcome {
  const d = createDraft();
  measuredState(d, inputs, ctx);
  judgePlate(d, inputs, ctx);
  const mean = d.block(inputs, 'mean-flow', '平均供气流量', [], () => meanFlow(d, inputs));
  const leak = leakFlow(d, inputs, ctx);
  d.block(inputs, 'leak-of-supply', '泄漏占平均供气量', [], () => leakOfSupply(d, leak, mean));
  d.block(inputs, 'unload-share', '卸载时间占比', [], () => unloadShare(d, inputs));
  consumption(d, inputs, mean, leak, ctx);
  return d.outcome();
}

function leakOfSupply(d: Draft, leak: number | undefined, mean: number | undefined): void {
  if (leak === undefined || mean === undefined || mean <= 0) return;
  const share = d.formula(
    {
      id: 'leak-of-supply',
      symbol: 'L_m',
      zh: '泄漏占平均供气量',
      formula: '100·q_x/q_m',
      vars: { q_x: leak, q_m: mean },
      value: (100 * leak) / mean,
      unit: '%',
    },
    'key',
  );
  if (share <= 10) return;
  d.issue({
    code: share > 100 ? 'leak-above-supply' : 'leak-high',
    level: share > 100 ? 'error' : 'warn',
    zh:
      share > 100
        ? '泄漏量大于平均供气量，请核对泄漏测试和供气流量。'
        : `泄漏约占平均供气量的 ${share.toFixed(0)}%，一般要求不高于 10%，请检漏修复。`,
    fields: ['leakTestLoadS', 'meanFlowM3PerMin'],
  });
}

function unloadShare(d: Draft, inputs: CompressorInputs): void {
  const { loadHoursH: h_L, unloadHoursH: h_U } = inputs;
  if (h_L === undefined || h_U === undefined || h_L + h_U <= 0) return;
  const share = d.formula(
    {
      id: 'unload-share',
      symbol: 'ε_U',
      zh: '卸载时间占比',
      formula: '100·h_U/(h_L + h_U)',
      vars: { h_U, h_L },
      value: (100 * h_U) / (h_L + h_U),
      unit: '%',
    },
    'result',
  );
  if (share <= 20) return;
  d.issue({
    code: 'unload-high',
    level: 'info',
    zh: `卸载时间占 ${share.toFixed(0)}%，超过一般认为合适的 20%（工程经验），请考虑联控或变频。`,
    fields: ['loadHoursH', 'unloadHoursH'],
  });
}

function consumption(
  d: Draft,
  inputs: CompressorInputs,
  mean: number | undefined,
  leak: number | undefined,
  ctx: CalcContext,
): void {
  const gone = missingForPower(inputs, mean);
  if (gone.length > 0) {
    d.missing('mean-power', '平均功率与年用电量', gone);
    return;
  }
  const power = meanPower(d, inputs, inputs, ctx, 'result');
  if (power === undefined || mean === undefined) return;
  d.block(inputs, 'losses', '损失分布', [], () =>
    shareLosses(d, inputs, { power, mean, leak: Math.min(leak ?? 0, mean) }),
  );
  d.block(inputs, 'energy-per-volume', '供气电耗', [], () => perVolume(d, power, mean, ctx));
  d.block(inputs, 'annual-energy', '年用电量', ['annualHoursH'], ({ annualHoursH }) =>
    yearlyEnergy(d, power, annualHoursH, 'key'),
  );
}

function missingForPower(inputs: CompressorInputs, mean: number | undefined): string[] {
  const keys: string[] = [];
  if (capacityOf(inputs) === undefined) keys.push('ratedFlowM3PerMin');
  if (mean === undefined) keys.push('meanFlowM3PerMin');
  const plate = has(inputs, 'ratedSpecificPowerKWPerM3PerMin', 'ratedPressureMPa', 'dischargePressureMPa');
  const measured = (inputs.inputPowerKW ?? 0) > 0;
  if (!measured && !plate) keys.push('inputPowerKW');
  if (inputs.controlMethod !== 'vsd' && inputs.unloadPowerKW === undefined) keys.push('unloadPowerKW');
  if (inputs.controlMethod !== 'vsd' && !measured && plate) keys.push('inputPowerKW');
  return [...new Set(keys)];
}

function perVolume(d: Draft, power: number, mean: number, ctx: CalcContext): void {
  if (mean <= 0) return;
  const value = d.formula(
    {
      id: 'energy-per-volume',
      symbol: 'e',
      zh: '供气电耗（现场进气状态）',
      formula: 'P_m/(60·q_m)',
      vars: { P_m: power, q_m: mean },
      value: power / (60 * mean),
      unit: 'kWh/m³',
    },
    'key',
  );
  const { value: limit, standard } = monitoringLimit(ctx.pack, 'air-specific', 'GB/T 16665-2025');
  d.limit({
    id: 'air-specific',
    zh: '供气电耗',
    resultId: 'energy-per-volume',
    value,
    unit: 'kWh/m³',
    sense: 'max',
    limit,
    standard,
    note: '流量须注明状态：现场进气状态与标准状态相差可达 1.5 倍以上。',
  });
}

/** Where the mean power goes: useful compression, leaks, running unloaded, losses of the machine. */
function shareLosses(
  d: Draft,
  inputs: CompressorInputs,
  at: { power: number; mean: number; leak: number },
): void {
  const work = d.outcome().steps.find((s) => s.id === 'isentropic-work')?.value;
  const capacity = capacityOf(inputs);
  if (work === undefined || capacity === undefined || at.power <= 0) return;
  const share = (kW: number) => (100 * kW) / at.power;
  const idle =
    inputs.controlMethod === 'vsd' ? 0 : (inputs.unloadPowerKW ?? 0) * Math.max(0, 1 - at.mean / capacity);
  const useful = share(work * (at.mean - at.leak));
  const leak = share(work * at.leak);
  const unloaded = share(idle);
  const rest = 100 - useful - leak - unloaded;
  if (!(rest >= 0)) return;
  d.loss({ id: 'useful', zh: '用气点得到的等熵压缩功', sharePct: useful, role: 'useful' });
  if (leak > 0) d.loss({ id: 'leak', zh: '泄漏', sharePct: leak, role: 'loss' });
  if (unloaded > 0) d.loss({ id: 'unload', zh: '卸载运行', sharePct: unloaded, role: 'loss' });
  d.loss({ id: 'machine', zh: '压缩、传动与电动机损失（可部分回收为热）', sharePct: rest, role: 'loss' });
}
