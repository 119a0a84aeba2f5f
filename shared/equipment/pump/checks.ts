/** Do the readings of a pump fit together? Each sentence says what to do. */
import { dutyProfile } from '../electrical/flow-duty.ts';
import { has } from '../fields.ts';
import type { CalcContext, Issue } from '../types.ts';
import type { PumpInputs } from './inputs.ts';

/** Implausible combinations of pump readings. */
export function checkPump(inputs: PumpInputs, ctx: CalcContext): Issue[] {
  return [
    ...pressures(inputs, ctx),
    ...head(inputs),
    ...flow(inputs),
    ...profile(inputs),
    ...temperature(inputs, ctx),
  ];
}

function pressures(i: PumpInputs, ctx: CalcContext): Issue[] {
  const issues: Issue[] = [];
  if (has(i, 'suctionPressureMPa') && i.suctionPressureMPa < -ctx.air.pressurePa / 1e6) {
    issues.push({
      code: 'below-vacuum',
      level: 'error',
      zh: `进口表压低于当地绝对真空（${(-ctx.air.pressurePa / 1e6).toFixed(3)} MPa），请核对真空表读数和海拔。`,
      fields: ['suctionPressureMPa'],
    });
  }
  if (
    has(i, 'suctionPressureMPa', 'dischargePressureMPa') &&
    i.dischargePressureMPa <= i.suctionPressureMPa
  ) {
    issues.push({
      code: 'pressures-reversed',
      level: 'error',
      zh: '出口压力不高于进口压力，请检查两块表是否填反。',
      fields: ['suctionPressureMPa', 'dischargePressureMPa'],
    });
  }
  return issues;
}

function head(i: PumpInputs): Issue[] {
  if (!has(i, 'shutOffHeadM', 'ratedHeadM') || i.shutOffHeadM > i.ratedHeadM) return [];
  return [
    {
      code: 'shut-off-below-rated',
      level: 'error',
      zh: '关死点扬程应高于额定扬程，请核对样本曲线。',
      fields: ['shutOffHeadM', 'ratedHeadM'],
    },
  ];
}

function flow(i: PumpInputs): Issue[] {
  const issues: Issue[] = [];
  if (has(i, 'flowM3PerH', 'ratedFlowM3PerH') && i.flowM3PerH > 1.5 * i.ratedFlowM3PerH) {
    issues.push({
      code: 'flow-too-high',
      level: 'warn',
      zh: '实测流量超过额定流量的 1.5 倍，请核对流量计口径和单位，或是否测了多台泵的总流量。',
      fields: ['flowM3PerH'],
    });
  }
  if (has(i, 'flowM3PerH', 'requiredFlowM3PerH') && i.requiredFlowM3PerH > i.flowM3PerH) {
    issues.push({
      code: 'required-above-present',
      level: 'warn',
      zh: '工艺需要的流量大于现有流量，请核对；按现有设备无法满足时不宜再做降流量的措施。',
      fields: ['requiredFlowM3PerH'],
    });
  }
  return issues;
}

function profile(i: PumpInputs): Issue[] {
  const hours = dutyProfile(i).reduce((sum, duty) => sum + duty.hours, 0);
  if (hours <= 8784) return [];
  return [
    {
      code: 'too-many-hours',
      level: 'error',
      zh: '各工况时间之和超过一年的小时数，请核对。',
      fields: ['duty1HoursH', 'duty2HoursH', 'duty3HoursH', 'duty4HoursH'],
    },
  ];
}

function temperature(i: PumpInputs, ctx: CalcContext): Issue[] {
  if (i.suctionTank === 'closed' || !has(i, 'liquidTemperatureC')) return [];
  if (i.liquidTemperatureC < ctx.air.boilingPointC) return [];
  return [
    {
      code: 'above-boiling',
      level: 'warn',
      zh: `介质温度不低于当地沸点 ${ctx.air.boilingPointC.toFixed(1)} ℃，敞口液面会沸腾，请核对温度或选择密闭容器。`,
      fields: ['liquidTemperatureC', 'suctionTank'],
    },
  ];
}
