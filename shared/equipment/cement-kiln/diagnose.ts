/** Diagnosis of a cement kiln: indicators and limits, heat balance, shell, cooler, false air, waste heat, process CO₂. */
import { createDraft } from '../draft.ts';
import type { CalcContext, Outcome } from '../types.ts';
import type { CementKilnInputs } from './inputs.ts';
import { computeKiln } from './model.ts';

export function diagnoseCementKiln(inputs: CementKilnInputs, ctx: CalcContext): Outcome {
  const d = createDraft();
  computeKiln(d, inputs, ctx);
  if (ctx.air.pressureSource === 'standard-atmosphere' && ctx.air.altitudeM > 1000) {
    d.issue({
      code: 'pressure-estimated',
      level: 'info',
      zh: '大气压按海拔估算；限额的海拔修正和气体体积换算都用到它，请用气压表实测厂区大气压后填入场地信息。',
      fields: [],
    });
  }
  if ((inputs.wasteHeatPowerKWh ?? 0) > 0) {
    d.issue({
      code: 'waste-heat-power-in-limit',
      level: 'info',
      zh: 'GB 16780-2021 对余热发电量的扣除办法未见原文，电耗按用电量计算，未扣余热发电；报送前请与主管部门确认口径。',
      fields: ['wasteHeatPowerKWh'],
    });
  }
  return d.outcome();
}
