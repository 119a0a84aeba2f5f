/** Leakage of the network by the load/unload and the pressure-decay test. */
import { refuse } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { CalcContext } from '../types.ts';
import type { CompressorInputs } from './inputs.ts';

/** Full-load flow of the machine, m³/min at its inlet: measured, else rated. */
export const capacityOf = (inputs: CompressorInputs): number | undefined => {
  const flow = inputs.flowM3PerMin ?? inputs.ratedFlowM3PerMin;
  return flow !== undefined && flow > 0 ? flow : undefined;
};

/** Leak flow in site free air, m³/min: given, else by the tests (load/unload first). Undefined without any. */
export function leakFlow(d: Draft, inputs: CompressorInputs, ctx: CalcContext): number | undefined {
  const byCycle = cycleTest(d, inputs);
  const byDecay = decayTest(d, inputs, ctx);
  return inputs.leakFlowM3PerMin ?? byCycle ?? byDecay;
}

function cycleTest(d: Draft, inputs: CompressorInputs): number | undefined {
  const { leakTestLoadS: T, leakTestUnloadS: t } = inputs;
  if (T === undefined && t === undefined) return undefined;
  return d.block(inputs, 'leak-cycle', '泄漏（加卸载法）', ['leakTestLoadS', 'leakTestUnloadS'], (i) => {
    const capacity = capacityOf(inputs);
    if (capacity === undefined) {
      d.missing('leak-cycle', '泄漏（加卸载法）', ['ratedFlowM3PerMin']);
      return undefined;
    }
    if (i.leakTestLoadS + i.leakTestUnloadS <= 0) {
      refuse('加载时间与卸载时间之和应大于零。', ['leakTestLoadS', 'leakTestUnloadS']);
    }
    const share = d.formula(
      {
        id: 'leak-share',
        symbol: 'L',
        zh: '泄漏率（占机组容积流量）',
        formula: '100·T/(T + t)',
        vars: { T: i.leakTestLoadS, t: i.leakTestUnloadS },
        value: (100 * i.leakTestLoadS) / (i.leakTestLoadS + i.leakTestUnloadS),
        unit: '%',
      },
      'result',
    );
    return d.formula(
      {
        id: 'leak-flow-cycle',
        symbol: 'q_x',
        zh: '泄漏量（加卸载法，现场进气状态）',
        formula: 'L/100·q',
        vars: { L: share, q: capacity },
        value: (share / 100) * capacity,
        unit: 'm³/min',
      },
      'result',
    );
  });
}

/** The air that leaves is counted in free air of the site: a table for 101.3 kPa would understate it by a third. */
function decayTest(d: Draft, inputs: CompressorInputs, ctx: CalcContext): number | undefined {
  if (inputs.decayTimeMin === undefined && inputs.decayStartMPa === undefined) return undefined;
  const keys = ['networkVolumeM3', 'decayStartMPa', 'decayEndMPa', 'decayTimeMin'] as const;
  return d.block(inputs, 'leak-decay', '泄漏（保压法）', keys, (i) => {
    if (i.decayTimeMin <= 0) refuse('保压时间应大于零。', ['decayTimeMin']);
    if (i.decayEndMPa > i.decayStartMPa)
      refuse('终止压力高于起始压力，请核对。', ['decayStartMPa', 'decayEndMPa']);
    const p_a = ctx.air.pressurePa / 1000;
    const flow = d.formula(
      {
        id: 'leak-flow-decay',
        symbol: 'q_x',
        zh: '泄漏量（保压法，现场进气状态）',
        formula: '1000·V·(p_1 − p_2)/(τ·p_a)',
        vars: { V: i.networkVolumeM3, p_1: i.decayStartMPa, p_2: i.decayEndMPa, τ: i.decayTimeMin, p_a },
        value: (1000 * i.networkVolumeM3 * (i.decayStartMPa - i.decayEndMPa)) / (i.decayTimeMin * p_a),
        unit: 'm³/min',
      },
      'result',
    );
    d.formula(
      {
        id: 'leak-flow-normal',
        symbol: 'q_x0',
        zh: '泄漏量（折算到 101.325 kPa）',
        formula: 'q_x·p_a/101.325',
        vars: { q_x: flow, p_a },
        value: (flow * p_a) / 101.325,
        unit: 'm³/min',
      },
      'result',
    );
    return flow;
  });
}

/** Mean supply in site free air, m³/min: given, else from the controller's load and unload hours. */
export function meanFlow(d: Draft, inputs: CompressorInputs): number | undefined {
  if (inputs.meanFlowM3PerMin !== undefined) return inputs.meanFlowM3PerMin;
  const q = capacityOf(inputs);
  const { loadHoursH: h_L, unloadHoursH: h_U } = inputs;
  if (q === undefined || h_L === undefined || h_U === undefined || h_L + h_U <= 0) return undefined;
  return d.formula(
    {
      id: 'mean-flow',
      symbol: 'q_m',
      zh: '平均供气流量（现场进气状态）',
      formula: 'q·h_L/(h_L + h_U)',
      vars: { q, h_L, h_U },
      value: (q * h_L) / (h_L + h_U),
      unit: 'm³/min',
    },
    'result',
  );
}
