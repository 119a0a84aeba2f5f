/** Do the readings of a motor fit together? Each sentence says what to do. */
import { has } from '../fields.ts';
import type { Issue } from '../types.ts';
import type { MotorInputs } from './inputs.ts';

/** Implausible combinations of motor readings. */
export function checkMotor(inputs: MotorInputs): Issue[] {
  return [...power(inputs), ...current(inputs), ...speed(inputs), ...supply(inputs), ...hours(inputs)];
}

function power(i: MotorInputs): Issue[] {
  const issues: Issue[] = [];
  if (has(i, 'inputPowerKW', 'ratedPowerKW')) {
    const full = (100 * i.ratedPowerKW) / (i.ratedEfficiencyPct ?? 90);
    if (i.inputPowerKW > 1.15 * full) {
      issues.push({
        code: 'overloaded',
        level: 'warn',
        zh: '输入功率超过额定输入功率 15% 以上，请核对互感器变比和额定功率；读数无误时电动机过载。',
        fields: ['inputPowerKW', 'ratedPowerKW'],
      });
    }
  }
  if (
    has(i, 'noLoadPowerKW', 'ratedPowerKW') &&
    i.noLoadPowerKW > 0.2 * i.ratedPowerKW &&
    i.ratedPowerKW >= 1
  ) {
    issues.push({
      code: 'no-load-power-high',
      level: 'warn',
      zh: '空载功率超过额定功率的 20%，请确认测量时已脱开负载。',
      fields: ['noLoadPowerKW'],
    });
  }
  if (has(i, 'terminalVoltageV', 'inputCurrentA', 'powerFactorRatio', 'inputPowerKW')) {
    const P = (Math.sqrt(3) * i.terminalVoltageV * i.inputCurrentA * i.powerFactorRatio) / 1000;
    if (Math.abs(P - i.inputPowerKW) > 0.1 * Math.max(P, i.inputPowerKW)) {
      issues.push({
        code: 'power-disagrees',
        level: 'warn',
        zh: '输入功率与电压、电流、功率因数算出的功率相差 10% 以上，请核对读数（计算采用输入功率）。',
        fields: ['inputPowerKW', 'terminalVoltageV', 'inputCurrentA', 'powerFactorRatio'],
      });
    }
  }
  return issues;
}

function current(i: MotorInputs): Issue[] {
  if (!has(i, 'inputCurrentA', 'ratedCurrentA') || i.inputCurrentA <= 1.1 * i.ratedCurrentA) return [];
  return [
    {
      code: 'over-current',
      level: 'warn',
      zh: '运行电流超过额定电流 10% 以上，请核对读数；读数无误时应立即检查负载和电压。',
      fields: ['inputCurrentA', 'ratedCurrentA'],
    },
  ];
}

function speed(i: MotorInputs): Issue[] {
  if (!has(i, 'ratedSpeedRPM', 'poles') || i.motorType === 'permanent-magnet') return [];
  const synchronous = 6000 / Number(i.poles);
  if (i.ratedSpeedRPM <= synchronous && i.ratedSpeedRPM > 0.85 * synchronous) return [];
  return [
    {
      code: 'speed-against-poles',
      level: 'warn',
      zh: `额定转速与极数不符：${i.poles} 极电动机的同步转速是 ${synchronous} r/min，请核对铭牌。`,
      fields: ['ratedSpeedRPM', 'poles'],
    },
  ];
}

function supply(i: MotorInputs): Issue[] {
  const issues: Issue[] = [];
  if (
    has(i, 'terminalVoltageV', 'ratedVoltageV') &&
    Math.abs(i.terminalVoltageV / i.ratedVoltageV - 1) > 0.07
  ) {
    issues.push({
      code: 'voltage-deviation',
      level: 'warn',
      zh: '端电压偏离额定电压 7% 以上，电动机效率和寿命会下降，请核对读数并检查变压器分接位置。',
      fields: ['terminalVoltageV'],
    });
  }
  if (has(i, 'terminalVoltageV') && i.ratedVoltageV === undefined)
    issues.push(...againstType(i, i.terminalVoltageV));
  if (has(i, 'voltageUnbalancePct') && i.voltageUnbalancePct > 2) {
    issues.push({
      code: 'voltage-unbalance',
      level: 'warn',
      zh: '三相电压不平衡度超过 2%，电动机需降容运行，请查明单相负载或接触不良。',
      fields: ['voltageUnbalancePct'],
    });
  }
  if (has(i, 'motorType', 'ratedVoltageV') && i.motorType === 'low-voltage' && i.ratedVoltageV > 1000) {
    issues.push({
      code: 'type-against-voltage',
      level: 'warn',
      zh: '电动机类型选了低压，额定电压却高于 1000 V，请核对（等级按高压电动机查表）。',
      fields: ['motorType', 'ratedVoltageV'],
    });
  }
  if (i.controlMethod === 'throttle') {
    issues.push({
      code: 'throttled-machine',
      level: 'info',
      zh: '负载用阀门或挡板节流：请按泵或风机建立设备，用管路特性计算变频调速的节电量。',
      fields: ['controlMethod'],
    });
  }
  return issues;
}

/** Without a rated voltage only the type tells what is usual: 380–690 V nets, or 3–10 kV. */
function againstType(i: MotorInputs, volts: number): Issue[] {
  if (i.motorType === undefined || i.motorType === 'permanent-magnet') return [];
  const [low, high, zh] =
    i.motorType === 'high-voltage' ? ([2700, 11_000, '高压'] as const) : ([340, 760, '低压'] as const);
  if (volts >= low && volts <= high) return [];
  return [
    {
      code: 'voltage-against-type',
      level: 'warn',
      zh: `${zh}电动机的端电压通常在 ${low}～${high} V 之间，请核对读数（线电压）或电动机类型，并填写额定电压。`,
      fields: ['terminalVoltageV', 'motorType'],
    },
  ];
}

function hours(i: MotorInputs): Issue[] {
  if (!has(i, 'annualHoursH', 'annualIdleHoursH') || i.annualHoursH + i.annualIdleHoursH <= 8784) return [];
  return [
    {
      code: 'too-many-hours',
      level: 'error',
      zh: '年运行时间与年空转时间之和超过一年的小时数，请核对。',
      fields: ['annualHoursH', 'annualIdleHoursH'],
    },
  ];
}
