/** Useful heat, direct (正平衡) efficiency and load rate. Pressures are absolute: gauge plus local atmosphere. */
import { enthalpyPT, saturatedSteam } from '../../fluids/steam.ts';
import { formatSignificant } from '../../quantity/format.ts';
import { STANDARD_COAL_KJ } from '../../quantity/units.ts';
import { refuse } from '../draft.ts';
import { sitePressureOrigin } from '../thermal/readings.ts';
import {
  fuelRate,
  fuelRateKey,
  isSteam,
  netCalorificKey,
  netCalorificValueKJ,
  type BoilerRun,
} from './run.ts';

const clause = 'GB/T 10180-2017';

/** Enthalpies of the water side, kJ/kg. */
export interface SteamSide {
  pMPaAbs: number;
  outletKJPerKg: number;
  feedKJPerKg: number;
  /** Saturated boiler water, which the blowdown carries away. */
  waterKJPerKg: number;
}

export function absolutePressure(run: BoilerRun, gaugeMPa: number): number {
  const { d, ctx } = run;
  const P_H = d.lookup({
    id: 'site-pressure',
    symbol: 'P_H',
    zh: '当地大气压',
    formula: sitePressureOrigin(ctx.air.pressureSource),
    substitution: `海拔 ${formatSignificant(ctx.air.altitudeM, 6)} m`,
    value: ctx.air.pressurePa / 1e6,
    unit: 'MPa',
  });
  return d.formula({
    id: 'absolute-pressure',
    symbol: 'p',
    zh: '绝对压力',
    formula: 'p_g + P_H',
    vars: { p_g: gaugeMPa, P_H },
    value: gaugeMPa + P_H,
    unit: 'MPa',
  });
}

function enthalpyStep(
  run: BoilerRun,
  id: string,
  symbol: string,
  zh: string,
  state: string,
  value: number,
): number {
  return run.d.lookup({
    id,
    symbol,
    zh,
    formula: 'IAPWS-IF97 水和水蒸气性质',
    substitution: state,
    value,
    unit: 'kJ/kg',
  });
}

const text = (value: number) => formatSignificant(value, 8);

/** Enthalpies of steam, feed water and boiler water; undefined while a reading is missing. */
export function steamSide(run: BoilerRun): SteamSide | undefined {
  const { d, inputs } = run;
  if (!isSteam(inputs)) return undefined;
  return d.block(
    inputs,
    'steam-enthalpy',
    '蒸汽与给水焓',
    ['steamGaugeMPa', 'feedWaterTemperatureC'],
    (given) => {
      const pMPaAbs = absolutePressure(run, given.steamGaugeMPa);
      const saturated = saturatedSteam(pMPaAbs);
      const t_gs = given.feedWaterTemperatureC;
      if (!(t_gs < saturated.temperatureC)) {
        refuse('给水温度不低于蒸汽压力下的饱和温度，请核对给水温度和蒸汽压力（填表压）。', [
          'feedWaterTemperatureC',
          'steamGaugeMPa',
        ]);
      }
      const at = `p = ${text(pMPaAbs)} MPa（绝对）`;
      const waterKJPerKg = enthalpyStep(run, 'h-water', 'h′', '饱和水焓', at, saturated.hLiquidKJPerKg);
      const outletKJPerKg =
        inputs.medium === 'superheatedSteam'
          ? superheated(run, pMPaAbs, saturated.temperatureC)
          : wet(run, pMPaAbs);
      const feed = enthalpyPT(pMPaAbs, t_gs);
      const feedKJPerKg = enthalpyStep(run, 'h-feed', 'h_gs', '给水焓', `${at}，t = ${text(t_gs)} ℃`, feed);
      return { pMPaAbs, outletKJPerKg, feedKJPerKg, waterKJPerKg };
    },
  );
}

function wet(run: BoilerRun, pMPaAbs: number): number {
  const { d, inputs } = run;
  const { hVapourKJPerKg, latentHeatKJPerKg } = saturatedSteam(pMPaAbs);
  const at = `p = ${text(pMPaAbs)} MPa（绝对）`;
  const vapour = enthalpyStep(run, 'h-vapour', 'h″', '饱和蒸汽焓', at, hVapourKJPerKg);
  const r = enthalpyStep(run, 'latent-heat', 'r', '汽化潜热', at, latentHeatKJPerKg);
  const w = inputs.wetnessPct ?? 0;
  return d.formula({
    id: 'h-steam',
    symbol: 'h_q',
    zh: '湿蒸汽焓',
    formula: 'h″ − w/100·r',
    vars: { 'h″': vapour, w, r },
    value: vapour - (w / 100) * r,
    unit: 'kJ/kg',
    clause,
  });
}

function superheated(run: BoilerRun, pMPaAbs: number, saturationC: number): number {
  const t = run.inputs.steamTemperatureC;
  if (t === undefined || !(t > saturationC)) {
    refuse('过热蒸汽温度未填写，或不高于该压力下的饱和温度；请核对，或把输出介质改为饱和蒸汽。', [
      'steamTemperatureC',
      'steamGaugeMPa',
    ]);
  }
  const state = `p = ${text(pMPaAbs)} MPa（绝对），t = ${text(t)} ℃`;
  return enthalpyStep(run, 'h-steam', 'h_q', '过热蒸汽焓', state, enthalpyPT(pMPaAbs, t));
}

/** Useful heat of the test, kW. */
export function usefulHeat(run: BoilerRun, steam: SteamSide | undefined): number | undefined {
  const { d, inputs } = run;
  const step = { id: 'useful-heat', symbol: 'Q_yx', zh: '有效利用热量', unit: 'kW', clause };
  if (isSteam(inputs)) {
    if (steam === undefined) return undefined;
    return d.block(inputs, 'useful-heat', '有效利用热量', ['outputTPerH'], ({ outputTPerH: D }) => {
      const { outletKJPerKg: h_q, feedKJPerKg: h_gs } = steam;
      const value = (D * 1000 * (h_q - h_gs)) / 3600;
      return d.formula(
        { ...step, formula: 'D·1000·(h_q − h_gs)/3600', vars: { D, h_q, h_gs }, value },
        'result',
      );
    });
  }
  if (inputs.medium !== 'hotWater') {
    d.missing('useful-heat', '有效利用热量', ['medium']);
    return undefined;
  }
  const keys = ['circulationTPerH', 'supplyTemperatureC', 'returnTemperatureC', 'waterGaugeMPa'] as const;
  return d.block(inputs, 'useful-heat', '有效利用热量', keys, (given) => {
    const p = absolutePressure(run, given.waterGaugeMPa);
    if (!(given.supplyTemperatureC < saturatedSteam(p).temperatureC)) {
      refuse('供水温度达到或超过当地绝对压力下的沸点，请核对供水温度和压力（填表压）。', [
        'supplyTemperatureC',
        'waterGaugeMPa',
      ]);
    }
    if (!(given.supplyTemperatureC > given.returnTemperatureC)) {
      refuse('供水温度不高于回水温度，请核对。', ['supplyTemperatureC', 'returnTemperatureC']);
    }
    const state = (t: number) => `p = ${text(p)} MPa（绝对），t = ${text(t)} ℃`;
    const { circulationTPerH: G, supplyTemperatureC: ts, returnTemperatureC: tr } = given;
    const h_cs = enthalpyStep(run, 'h-supply', 'h_cs', '供水焓', state(ts), enthalpyPT(p, ts));
    const h_js = enthalpyStep(run, 'h-return', 'h_js', '回水焓', state(tr), enthalpyPT(p, tr));
    const value = (G * 1000 * (h_cs - h_js)) / 3600;
    return d.formula(
      { ...step, formula: 'G·1000·(h_cs − h_js)/3600', vars: { G, h_cs, h_js }, value },
      'result',
    );
  });
}

/** Load rate, 1 = rated: output over rating, else the rate that was entered. */
export function loadRate(run: BoilerRun, usefulKW: number | undefined): number | undefined {
  const { d, inputs } = run;
  const step = { id: 'load-rate', symbol: 'φ', zh: '负荷率', unit: '' };
  const { outputTPerH: D, ratedOutputTPerH: D_e, ratedThermalPowerMW: Q_e, loadRatePct } = inputs;
  if (isSteam(inputs) && D !== undefined && D_e !== undefined) {
    return d.formula({ ...step, formula: 'D/D_e', vars: { D, D_e }, value: D / D_e }, 'result');
  }
  if (usefulKW !== undefined && Q_e !== undefined) {
    const vars = { Q_yx: usefulKW, Q_e };
    return d.formula({ ...step, formula: 'Q_yx/(1000·Q_e)', vars, value: usefulKW / (1000 * Q_e) }, 'result');
  }
  if (loadRatePct === undefined) return undefined;
  return d.lookup(
    {
      ...step,
      formula: '录入的平均负荷率',
      substitution: `${text(loadRatePct)} %`,
      value: loadRatePct / 100,
    },
    'result',
  );
}

/** Direct efficiency, %; for an electric boiler heat over power, for a heat pump 100·COP. */
export function directBalance(run: BoilerRun, usefulKW: number | undefined): number | undefined {
  const { d, inputs, fuelClass } = run;
  if (fuelClass === undefined) return undefined;
  const step = { id: 'eta1', symbol: 'η1', zh: '正平衡热效率', unit: '%', clause };
  if (fuelClass === 'electric') {
    return d.block(inputs, 'eta1', '正平衡热效率', ['powerKW'], ({ powerKW: P }) => {
      if (usefulKW === undefined) return undefined;
      const vars = { Q_yx: usefulKW, P };
      return d.formula({ ...step, formula: 'Q_yx/P·100', vars, value: (usefulKW / P) * 100 }, 'key');
    });
  }
  const keys = [fuelRateKey(inputs), netCalorificKey(inputs)] as const;
  return d.block(inputs, 'eta1', '正平衡热效率', keys, () => {
    if (usefulKW === undefined) return undefined;
    const B = fuelRate(inputs) as number;
    const Q_net = netCalorificValueKJ(inputs) as number;
    const value = ((usefulKW * 3600) / (B * Q_net)) * 100;
    const vars = { Q_yx: usefulKW, B, Q_net };
    unitConsumption(run, B, Q_net, usefulKW);
    return d.formula({ ...step, formula: 'Q_yx·3600/(B·Q_net)·100', vars, value }, 'key');
  });
}

function unitConsumption(run: BoilerRun, B: number, Q_net: number, usefulKW: number): void {
  if (!(usefulKW > 0)) return;
  run.d.formula(
    {
      id: 'unit-consumption',
      symbol: 'b',
      zh: '单位供热量燃料消耗',
      formula: `B·Q_net/${STANDARD_COAL_KJ}/(Q_yx·3600/1000000)`,
      vars: { B, Q_net, Q_yx: usefulKW },
      value: (B * Q_net) / STANDARD_COAL_KJ / ((usefulKW * 3600) / 1_000_000),
      unit: 'kgce/GJ',
    },
    'result',
  );
}
