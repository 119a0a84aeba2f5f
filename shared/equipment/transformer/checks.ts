/** Do the readings of a transformer fit together? Each sentence says what to do. */
import { has } from '../fields.ts';
import type { CalcContext, Issue } from '../types.ts';
import type { TransformerInputs } from './inputs.ts';
import { unitsOf } from './losses.ts';

/** Implausible combinations of transformer readings. */
export function checkTransformer(inputs: TransformerInputs, ctx: CalcContext): Issue[] {
  return [...losses(inputs), ...load(inputs), ...altitude(inputs, ctx)];
}

function losses(i: TransformerInputs): Issue[] {
  const issues: Issue[] = [];
  if (has(i, 'noLoadLossKW', 'loadLossKW') && i.noLoadLossKW >= i.loadLossKW) {
    issues.push({
      code: 'losses-reversed',
      level: 'warn',
      zh: '空载损耗不小于负载损耗，请核对是否填反，单位是否为 kW（铭牌常用 W）。',
      fields: ['noLoadLossKW', 'loadLossKW'],
    });
  }
  if (has(i, 'noLoadLossKW', 'ratedCapacityKVA') && i.noLoadLossKW > 0.02 * i.ratedCapacityKVA) {
    issues.push({
      code: 'no-load-loss-unit',
      level: 'warn',
      zh: '空载损耗超过容量的 2%，请核对单位是否为 kW（铭牌常用 W）。',
      fields: ['noLoadLossKW'],
    });
  }
  return issues;
}

function load(i: TransformerInputs): Issue[] {
  const issues: Issue[] = [];
  if (has(i, 'annualEnergyKWh', 'energisedHoursH', 'powerFactorRatio', 'ratedCapacityKVA')) {
    const most = i.energisedHoursH * i.ratedCapacityKVA * i.powerFactorRatio * unitsOf(i);
    if (i.annualEnergyKWh > 1.2 * most) {
      issues.push({
        code: 'energy-above-capacity',
        level: 'error',
        zh: '统计期电量超过变压器满载能通过的电量，请核对电量、倍率和带电时间。',
        fields: ['annualEnergyKWh', 'energisedHoursH'],
      });
    }
  }
  if (has(i, 'noLoadHoursH', 'energisedHoursH') && i.noLoadHoursH > i.energisedHoursH) {
    issues.push({
      code: 'idle-above-energised',
      level: 'error',
      zh: '空载带电时间大于带电时间，请核对。',
      fields: ['noLoadHoursH', 'energisedHoursH'],
    });
  }
  return issues;
}

function altitude(i: TransformerInputs, ctx: CalcContext): Issue[] {
  if (ctx.air.altitudeM <= 1000 || i.ratedCapacityKVA === undefined) return [];
  return [
    {
      code: 'altitude-capacity',
      level: 'info',
      zh: '安装海拔高于 1000 m：可用容量、绝缘和温升须按海拔核实，请向厂家索取高原修正数据；损耗限值不修正。',
      fields: [],
    },
  ];
}
