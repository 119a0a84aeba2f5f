/** Plausibility of kiln readings; every sentence says what to do. */
import { has } from '../fields.ts';
import type { CalcContext, Issue } from '../types.ts';
import type { KilnInputs } from './inputs.ts';
import { wallNumbers } from './loss-fields.ts';

type Key = keyof KilnInputs;
const issue = (code: string, level: Issue['level'], zh: string, fields: Key[]): Issue => ({
  code,
  level,
  zh,
  fields,
});

export function checkFurnace(inputs: KilnInputs, ctx: CalcContext): Issue[] {
  return [...flue(inputs, ctx), ...ware(inputs), ...walls(inputs, ctx), ...amounts(inputs)];
}

function flue(inputs: KilnInputs, ctx: CalcContext): Issue[] {
  const out: Issue[] = [];
  const ambient = inputs.ambientTemperatureC ?? ctx.air.temperatureC;
  const { flueGasTemperatureC: exhaust, flueGasO2Pct: o2, kilnType } = inputs;
  if (exhaust !== undefined && exhaust <= ambient) {
    out.push(
      issue('exhaust-below-air', 'error', '排烟温度不高于环境温度，请核对测点和读数。', [
        'flueGasTemperatureC',
      ]),
    );
  }
  if (o2 !== undefined && o2 > 16 && kilnType !== 'tunnel' && kilnType !== 'roller') {
    out.push(
      issue('o2-high', 'warn', '烟气 O₂ 超过 16%，多半是取样孔漏风或吸入冷风，请在炉膛出口处重测。', [
        'flueGasO2Pct',
      ]),
    );
  }
  const before = inputs.flueBeforeRecoveryTemperatureC;
  if (before !== undefined && exhaust !== undefined && before < exhaust) {
    out.push(
      issue('recovery-reversed', 'warn', '换热器前烟温低于排烟温度，请核对两个测点是否填反。', [
        'flueBeforeRecoveryTemperatureC',
        'flueGasTemperatureC',
      ]),
    );
  }
  return out;
}

function ware(inputs: KilnInputs): Issue[] {
  const out: Issue[] = [];
  if (has(inputs, 'productInTemperatureC', 'productOutTemperatureC')) {
    if (inputs.productOutTemperatureC <= inputs.productInTemperatureC) {
      out.push(
        issue('ware-not-heated', 'error', '物料有效加热温度不高于入窑温度，请核对。', [
          'productInTemperatureC',
          'productOutTemperatureC',
        ]),
      );
    }
  }
  const { kilnType, reactionHeatKJPerKg } = inputs;
  if ((kilnType === 'lime' || kilnType === 'glass') && reactionHeatKJPerKg === undefined) {
    out.push(
      issue(
        'reaction-missing',
        'warn',
        '石灰、玻璃的分解或熔融反应热占有效热的大部分，请填写每千克产品的反应热，否则热效率明显偏低。',
        ['reactionHeatKJPerKg'],
      ),
    );
  }
  return out;
}

function walls(inputs: KilnInputs, ctx: CalcContext): Issue[] {
  const ambient = inputs.ambientTemperatureC ?? ctx.air.temperatureC;
  return wallNumbers.flatMap((n) => {
    const key = `wall${n}TemperatureC` as const;
    const t = inputs[key];
    return t !== undefined && t < ambient
      ? [
          issue(
            'wall-below-air',
            'warn',
            `炉体第 ${n} 部分表面温度低于环境温度，请核对测温仪的发射率设定。`,
            [key],
          ),
        ]
      : [];
  });
}

function amounts(inputs: KilnInputs): Issue[] {
  const { runningHoursH: hours, throughputTPerH: rate, annualOutputT: annual } = inputs;
  if (hours === undefined || rate === undefined || annual === undefined) return [];
  const expected = rate * hours;
  if (expected <= 1.5 * annual && expected >= 0.5 * annual) return [];
  return [
    issue(
      'output-doubt',
      'warn',
      '年产量与“测试期产量 × 年运行小时数”相差较大，请核对产量、运行小时数和测试工况。',
      ['annualOutputT', 'throughputTPerH', 'runningHoursH'],
    ),
  ];
}
