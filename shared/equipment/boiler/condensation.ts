/** Heat won back by condensation in the exhaust of gas boilers, at local pressure. */
import { waterDewPointC } from '../../fluids/flue-gas.ts';
import { saturationPressureMPa } from '../../fluids/steam.ts';
import { formatSignificant } from '../../quantity/format.ts';
import type { FlueState } from './flue-losses.ts';
import { methaneLikeVolumes, type FlueVolumes } from './flue-volumes.ts';
import type { BoilerRun } from './run.ts';

/**
 * Heat won back when the flue gas leaves below its water dew point, % of the fuel's net heat; 0 above it.
 * The dew point falls with the local pressure: by about 9 K at 3,650 m.
 */
export function condensationGain(run: BoilerRun, state: FlueState): number {
  const { d, ctx, inputs } = run;
  if (run.fuelClass !== 'gas') return 0;
  const volumes = state.volumes ?? (inputs.fuel === 'lpg' ? undefined : methaneVolumes(run, state));
  if (volumes === undefined || !(volumes.vapour > 0) || !(volumes.dry > 0)) return 0;
  const share = d.formula({
    id: 'vapour-share',
    symbol: 'x',
    zh: '烟气水蒸气体积分数',
    formula: 'V_H2O/(V_H2O + V_gy)',
    vars: { V_H2O: volumes.vapour, V_gy: volumes.dry },
    value: volumes.vapour / (volumes.vapour + volumes.dry),
    unit: '',
  });
  const dewPointC = waterDewPointC(share, ctx.air.pressurePa);
  if (!Number.isFinite(dewPointC)) return 0;
  d.lookup(
    {
      id: 'dew-point',
      symbol: 't_ld',
      zh: '烟气水露点（当地大气压）',
      formula: '水蒸气分压 x·P_H 对应的饱和温度（IAPWS-IF97）',
      substitution: `x = ${formatSignificant(share, 8)}，P_H = ${formatSignificant(ctx.air.pressurePa, 8)} Pa`,
      value: dewPointC,
      unit: '℃',
    },
    'result',
  );
  return state.exhaustC < dewPointC && state.exhaustC >= 0.1 ? latentGain(run, state, volumes) : 0;
}

function methaneVolumes(run: BoilerRun, state: FlueState): FlueVolumes {
  return methaneLikeVolumes(run, state.alpha, state.qNet);
}

function latentGain(run: BoilerRun, state: FlueState, volumes: FlueVolumes): number {
  const { d, ctx } = run;
  const p_s = saturationPressureMPa(state.exhaustC) * 1e6;
  const P_H = ctx.air.pressurePa;
  d.lookup({
    id: 'exhaust-saturation',
    symbol: 'p_s',
    zh: '排烟温度下的饱和压力',
    formula: 'IAPWS-IF97 饱和线',
    substitution: `t_py = ${formatSignificant(state.exhaustC, 8)} ℃`,
    value: p_s,
    unit: 'Pa',
  });
  const { dry: V_gy, vapour: V_H2O } = volumes;
  const m_n = d.formula({
    id: 'condensed-water',
    symbol: 'm_n',
    zh: '凝结水量（每单位燃料）',
    formula: '(V_H2O − V_gy·p_s/(P_H − p_s))/1.24',
    vars: { V_H2O, V_gy, p_s, P_H },
    value: (V_H2O - (V_gy * p_s) / (P_H - p_s)) / 1.24,
    unit: 'kg',
  });
  const { exhaustC: t_py, qNet: Q_net } = state;
  return d.formula(
    {
      id: 'q-condensation',
      symbol: 'q_n',
      zh: '冷凝回收的潜热',
      formula: 'm_n·(2501 − 2.36·t_py)/Q_net·100',
      vars: { m_n, t_py, Q_net },
      value: ((m_n * (2501 - 2.36 * t_py)) / Q_net) * 100,
      unit: '%',
    },
    'result',
  );
}
