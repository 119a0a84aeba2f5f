/** Do the readings of a fan fit together? Each sentence says what to do. */
import { dutyProfile } from '../electrical/flow-duty.ts';
import { has } from '../fields.ts';
import type { CalcContext, Issue } from '../types.ts';
import { gasOf } from './aerodynamics.ts';
import { createDraft } from '../draft.ts';
import type { FanInputs } from './inputs.ts';

/** Implausible combinations of fan readings. */
export function checkFan(inputs: FanInputs, ctx: CalcContext): Issue[] {
  return [...density(inputs, ctx), ...pressure(inputs, ctx), ...hours(inputs), ...metering(inputs)];
}

/** A density of 1.2 written down at altitude is the commonest slip: it understates flow and overstates pressure. */
function density(i: FanInputs, ctx: CalcContext): Issue[] {
  if (!has(i, 'gasDensityKgPerM3')) return [];
  const { gasDensityKgPerM3: _given, ...rest } = i;
  const expected = gasOf(createDraft(), rest, ctx).densityKgPerM3;
  if (Math.abs(i.gasDensityKgPerM3 / expected - 1) <= 0.1) return [];
  return [
    {
      code: 'density-against-site',
      level: 'warn',
      zh: `填写的密度与现场气压、温度下空气密度 ${expected.toFixed(3)} kg/m³ 相差 10% 以上；介质是空气时请勿用标准密度 1.2，测速换算也须用现场密度。`,
      fields: ['gasDensityKgPerM3'],
    },
  ];
}

function pressure(i: FanInputs, ctx: CalcContext): Issue[] {
  if (!has(i, 'totalPressurePa', 'ratedTotalPressurePa')) return [];
  const ρ = gasOf(createDraft(), i, ctx).densityKgPerM3;
  const expected = (i.ratedTotalPressurePa * ρ) / (i.ratedDensityKgPerM3 ?? 1.2);
  if (i.totalPressurePa <= 1.3 * expected) return [];
  return [
    {
      code: 'pressure-above-rated',
      level: 'warn',
      zh: `实测全压高于额定全压换算到现场密度的 ${expected.toFixed(0)} Pa，请核对测点（全压为出口与进口全压之差）和额定状态密度。`,
      fields: ['totalPressurePa', 'ratedTotalPressurePa', 'ratedDensityKgPerM3'],
    },
  ];
}

function hours(i: FanInputs): Issue[] {
  const issues: Issue[] = [];
  if (has(i, 'annualHoursH', 'annualIdleHoursH') && i.annualIdleHoursH > i.annualHoursH) {
    issues.push({
      code: 'idle-above-running',
      level: 'error',
      zh: '年空转时间大于年运行时间，请核对（空转时间包含在运行时间内）。',
      fields: ['annualHoursH', 'annualIdleHoursH'],
    });
  }
  if (dutyProfile(i).reduce((sum, duty) => sum + duty.hours, 0) > 8784) {
    issues.push({
      code: 'too-many-hours',
      level: 'error',
      zh: '各工况时间之和超过一年的小时数，请核对。',
      fields: ['duty1HoursH', 'duty2HoursH', 'duty3HoursH', 'duty4HoursH'],
    });
  }
  return issues;
}

function metering(i: FanInputs): Issue[] {
  if (!has(i, 'motorRatedPowerKW') || i.motorRatedPowerKW < 55) return [];
  return [
    {
      code: 'metering-required',
      level: 'info',
      zh: '电动机功率 55 kW 及以上的风机机组应配备电能计量（GB/T 15913-2022 4.1.2），请确认。',
      fields: [],
    },
  ];
}
