/** Blowdown, condensate, flash steam, traps and the thermal deaerator. */
import {
  flashFraction,
  saturatedSteam,
  saturationPressureMPa,
  saturationTemperatureC,
} from '../../fluids/steam.ts';
import { formatSignificant } from '../../quantity/format.ts';
import { refuse } from '../draft.ts';
import { has } from '../fields.ts';
import type { SteamSide } from './output.ts';
import { fuelRate, isSteam, netCalorificValueKJ, type BoilerRun } from './run.ts';

const text = (value: number) => formatSignificant(value, 8);

/** Blowdown rate on steam, %; as entered, else from a conserved ion. */
export function blowdownRate(run: BoilerRun): number | undefined {
  const { d, inputs } = run;
  if (!isSteam(inputs)) return undefined;
  const step = { id: 'blowdown-rate', symbol: 'P_pw', zh: '排污率', unit: '%' };
  if (inputs.blowdownPct !== undefined) {
    const value = inputs.blowdownPct;
    return d.lookup({ ...step, formula: '录入值', substitution: `${text(value)} %`, value }, 'result');
  }
  const keys = ['feedWaterChlorideMgPerL', 'boilerWaterChlorideMgPerL'] as const;
  return d.block(inputs, 'blowdown', '排污率', keys, (given) => {
    const { feedWaterChlorideMgPerL: S_gs, boilerWaterChlorideMgPerL: S_gl } = given;
    if (!(S_gl > S_gs * 1.02)) {
      refuse('锅水浓度应高于给水浓度，请核对取样和化验结果。', [...keys]);
    }
    const value = (S_gs / (S_gl - S_gs)) * 100;
    return d.formula({ ...step, formula: 'S_gs/(S_gl − S_gs)·100', vars: { S_gs, S_gl }, value }, 'result');
  });
}

/** Heat carried away by the blowdown, kW, and as a share of the fuel where that is known. */
export function blowdownLoss(
  run: BoilerRun,
  steam: SteamSide | undefined,
  ratePct: number | undefined,
): void {
  const { d, inputs } = run;
  const D = inputs.outputTPerH;
  if (steam === undefined || ratePct === undefined || D === undefined) return;
  const { waterKJPerKg, feedKJPerKg: h_gs } = steam;
  const r_pw = inputs.blowdownHeatRecoveryPct ?? 0;
  const Q_pw = d.formula(
    {
      id: 'blowdown-heat',
      symbol: 'Q_pw',
      zh: '排污热损失（未回收部分）',
      formula: 'P_pw/100·(1 − r_pw/100)·D·1000·(h′ − h_gs)/3600',
      vars: { P_pw: ratePct, r_pw, D, 'h′': waterKJPerKg, h_gs },
      value: ((ratePct / 100) * (1 - r_pw / 100) * D * 1000 * (waterKJPerKg - h_gs)) / 3600,
      unit: 'kW',
    },
    'result',
  );
  const B = fuelRate(inputs);
  const Q_net = netCalorificValueKJ(inputs);
  if (B === undefined || Q_net === undefined) return;
  d.formula(
    {
      id: 'blowdown-share',
      symbol: 'q_pw',
      zh: '排污热损失占燃料热量',
      formula: 'Q_pw·3600/(B·Q_net)·100',
      vars: { Q_pw, B, Q_net },
      value: ((Q_pw * 3600) / (B * Q_net)) * 100,
      unit: '%',
    },
    'result',
  );
}

/** Heat that further condensate return would bring, kW, and the flash share of condensate let down to the open air. */
export function condensate(run: BoilerRun, steam: SteamSide | undefined): void {
  const { d, inputs, ctx } = run;
  if (!isSteam(inputs)) return;
  const keys = [
    'condensateReturnPct',
    'condensateTemperatureC',
    'makeUpTemperatureC',
    'outputTPerH',
  ] as const;
  d.block(inputs, 'condensate', '凝结水可回收热量', keys, (given) => {
    const {
      condensateReturnPct: r_n,
      condensateTemperatureC: t_n,
      makeUpTemperatureC: t_bs,
      outputTPerH: D,
    } = given;
    return d.formula(
      {
        id: 'condensate-heat',
        symbol: 'Q_n',
        zh: '未回收凝结水的显热',
        formula: '(1 − r_n/100)·D·1000·4.1868·(t_n − t_bs)/3600',
        vars: { r_n, D, t_n, t_bs },
        value: ((1 - r_n / 100) * D * 1000 * 4.1868 * (t_n - t_bs)) / 3600,
        unit: 'kW',
      },
      'result',
    );
  });
  if (steam === undefined) return;
  const p2 = ctx.air.pressurePa / 1e6;
  if (!(steam.pMPaAbs > p2)) return;
  const after = saturatedSteam(p2);
  const x = flashFraction(steam.pMPaAbs, p2);
  d.formula(
    {
      id: 'flash-fraction',
      symbol: 'x_s',
      zh: '凝结水降到当地大气压的闪蒸率',
      formula: '(h′ − h′_2)/r_2·100',
      vars: { 'h′': steam.waterKJPerKg, 'h′_2': after.hLiquidKJPerKg, r_2: after.latentHeatKJPerKg },
      value: x * 100,
      unit: '%',
    },
    'result',
  );
}

/** Failure rate of the traps and the steam they lose, kW. */
export function traps(run: BoilerRun, steam: SteamSide | undefined): number | undefined {
  const { d, inputs } = run;
  if (!isSteam(inputs) || !has(inputs, 'trapTotalCount', 'trapFailedCount')) return undefined;
  const { trapTotalCount: N_z, trapFailedCount: N_s } = inputs;
  const value = (N_s / N_z) * 100;
  const step = { id: 'trap-failure', symbol: 'k_s', zh: '疏水阀漏汽率', unit: '%' };
  d.formula({ ...step, formula: 'N_s/N_z·100', vars: { N_s, N_z }, value }, 'result');
  if (inputs.trapOrificeMm === undefined || steam === undefined) {
    d.missing('trap-loss', '疏水阀漏汽量', ['trapOrificeMm', 'steamGaugeMPa', 'feedWaterTemperatureC']);
    return undefined;
  }
  const { trapOrificeMm: d_k } = inputs;
  // Napier's critical flow of steam, 51.43 lb/(h·in²·psi), in SI; a leaking trap passes about a quarter of it.
  const G_s = d.formula({
    id: 'trap-leak',
    symbol: 'G_s',
    zh: '疏水阀漏汽量',
    formula: '0.25·5.244·0.7854·d_k^2·p·N_s',
    vars: { d_k, p: steam.pMPaAbs, N_s },
    value: 0.25 * 5.244 * 0.7854 * d_k ** 2 * steam.pMPaAbs * N_s,
    unit: 'kg/h',
    clause: 'Napier 临界流量式；泄漏系数 0.25 为工程经验，待核对',
  });
  const { outletKJPerKg: h_q, feedKJPerKg: h_gs } = steam;
  return d.formula(
    {
      id: 'trap-loss',
      symbol: 'Q_s',
      zh: '疏水阀漏汽热损失',
      formula: 'G_s·(h_q − h_gs)/3600',
      vars: { G_s, h_q, h_gs },
      value: (G_s * (h_q - h_gs)) / 3600,
      unit: 'kW',
    },
    'result',
  );
}

/** Temperature a thermal deaerator can reach here, and the gauge pressure that 104 °C needs. */
export function deaerator(run: BoilerRun): number | undefined {
  const { d, inputs, ctx } = run;
  if (inputs.deaeratorGaugeMPa === undefined) return undefined;
  const P_H = ctx.air.pressurePa / 1e6;
  const p_cy = inputs.deaeratorGaugeMPa;
  const reachable = d.lookup(
    {
      id: 'deaerator-saturation',
      symbol: 't_bh',
      zh: '除氧器压力下的饱和温度',
      formula: '绝对压力 p_cy + P_H 对应的饱和温度（IAPWS-IF97）',
      substitution: `p_cy = ${text(p_cy)} MPa（表压），P_H = ${text(P_H)} MPa`,
      value: saturationTemperatureC(p_cy + P_H),
      unit: '℃',
    },
    'result',
  );
  const p_104 = d.lookup({
    id: 'saturation-104',
    symbol: 'p_104',
    zh: '104 ℃ 的饱和压力',
    formula: 'IAPWS-IF97 饱和线',
    substitution: 't = 104 ℃',
    value: saturationPressureMPa(104),
    unit: 'MPa',
  });
  d.formula(
    {
      id: 'deaerator-needed',
      symbol: 'p_x',
      zh: '达到 104 ℃ 所需除氧器表压',
      formula: 'p_104 − P_H',
      vars: { p_104, P_H },
      value: p_104 - P_H,
      unit: 'MPa',
    },
    'result',
  );
  if (reachable < 102) {
    d.issue({
      code: 'deaerator-too-low',
      level: 'warn',
      zh: `除氧器压力按当地大气压只能达到 ${formatSignificant(reachable, 4)} ℃，除氧不充分；把表压提高到约 ${formatSignificant(p_104 - P_H, 2)} MPa 可达到 104 ℃。`,
      fields: ['deaeratorGaugeMPa'],
    });
  }
  return reachable;
}
