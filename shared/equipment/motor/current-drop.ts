/** A first look at the load of an induction motor from its currents alone, before power was measured. */
import { monitoringLimit } from '../../standards/monitoring-limit.ts';
import type { Draft } from '../draft.ts';
import { has } from '../fields.ts';
import type { CalcContext } from '../types.ts';
import type { MotorInputs } from './inputs.ts';

const code = 'GB/T 12497-2006';

/**
 * How far the running current lies below the rated one. It screens only: the current of a half-loaded motor is largely
 * magnetising current, and the comprehensive efficiency decides where it can be computed.
 * @source ≤ 15 % economic, 15–35 % allowed, above uneconomic; recalled, so it decides nothing
 */
export function currentDrop(d: Draft, inputs: MotorInputs, ctx: CalcContext): void {
  if (inputs.motorType === 'permanent-magnet' || inputs.controlMethod === 'vfd') return;
  if (!has(inputs, 'ratedCurrentA', 'inputCurrentA')) return;
  d.block(inputs, 'current-drop', '电流下降率', ['ratedCurrentA', 'inputCurrentA'], (i) => {
    const drop = d.formula(
      {
        id: 'current-drop',
        symbol: 'k_I',
        zh: '电流下降率',
        formula: '100·(I_N − I1)/I_N',
        vars: { I_N: i.ratedCurrentA, I1: i.inputCurrentA },
        value: (100 * (i.ratedCurrentA - i.inputCurrentA)) / i.ratedCurrentA,
        unit: '%',
        clause: code,
      },
      'result',
    );
    const { value, standard } = monitoringLimit(ctx.pack, 'motor-current-drop', code);
    d.limit({
      id: 'current-drop',
      zh: '电流下降率（筛查）',
      resultId: 'current-drop',
      value: drop,
      unit: '%',
      sense: 'max',
      limit: value,
      standard,
      note: '不大于 15% 为经济、15%～35% 为允许、大于 35% 为非经济；界限待核对，只用于筛查，能算综合效率时以综合效率为准。',
    });
  });
}
