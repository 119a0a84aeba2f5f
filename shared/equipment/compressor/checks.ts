/** Do the readings of an air compressor fit together? Each sentence says what to do. */
import { has } from '../fields.ts';
import type { CalcContext, Issue } from '../types.ts';
import type { CompressorInputs } from './inputs.ts';

/** Implausible combinations of compressor readings. */
export function checkCompressor(inputs: CompressorInputs, ctx: CalcContext): Issue[] {
  return [...inlet(inputs, ctx), ...flow(inputs), ...power(inputs), ...hours(inputs)];
}

function inlet(i: CompressorInputs, ctx: CalcContext): Issue[] {
  if (!has(i, 'inletPressureKPa')) return [];
  const site = ctx.air.pressurePa / 1000;
  if (i.inletPressureKPa <= 1.02 * site && i.inletPressureKPa >= 0.9 * site) return [];
  return [
    {
      code: 'inlet-against-site',
      level: 'warn',
      zh: `进气绝对压力与现场大气压 ${site.toFixed(1)} kPa 相差过大，请核对是否误填了标准大气压或表压。`,
      fields: ['inletPressureKPa'],
    },
  ];
}

function flow(i: CompressorInputs): Issue[] {
  const issues: Issue[] = [];
  if (has(i, 'flowM3PerMin', 'ratedFlowM3PerMin') && i.flowM3PerMin > 1.1 * i.ratedFlowM3PerMin) {
    issues.push({
      code: 'flow-above-rated',
      level: 'warn',
      zh: '实测流量超过额定容积流量 10% 以上，请确认已换算到进气状态。',
      fields: ['flowM3PerMin'],
    });
  }
  const capacity = i.flowM3PerMin ?? i.ratedFlowM3PerMin;
  if (capacity !== undefined && has(i, 'meanFlowM3PerMin') && i.meanFlowM3PerMin > capacity) {
    issues.push({
      code: 'mean-above-capacity',
      level: 'error',
      zh: '平均供气流量大于机组容积流量，请核对流量状态或是否为多台合计。',
      fields: ['meanFlowM3PerMin'],
    });
  }
  return issues;
}

function power(i: CompressorInputs): Issue[] {
  if (!has(i, 'inputPowerKW', 'unloadPowerKW') || i.unloadPowerKW < i.inputPowerKW) return [];
  return [
    {
      code: 'unload-above-load',
      level: 'error',
      zh: '卸载功率不低于加载功率，请核对是否填反。',
      fields: ['inputPowerKW', 'unloadPowerKW'],
    },
  ];
}

function hours(i: CompressorInputs): Issue[] {
  if (!has(i, 'heatUseHoursH', 'annualHoursH') || i.heatUseHoursH <= i.annualHoursH) return [];
  return [
    {
      code: 'heat-hours-too-many',
      level: 'error',
      zh: '余热利用时间大于空压机年运行时间，请核对。',
      fields: ['heatUseHoursH', 'annualHoursH'],
    },
  ];
}
