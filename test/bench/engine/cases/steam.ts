/** Water and steam, IAPWS-IF97 on both sides: MPa absolute, kelvin there and °C here. */
import {
  cpPT,
  enthalpyPT,
  entropyPT,
  flashFraction,
  saturatedSteam,
  saturationPressureMPa,
  saturationTemperatureC,
  stateFromEnthalpy,
  stateFromEntropy,
  waterDensity,
  wetSteamEnthalpy,
} from '../../../../shared/fluids/steam.ts';
import { kelvin } from '../imperial.ts';
import { inputSets, pair, type Pairing, type Peer } from '../pairing.ts';

const area = '蒸汽';
const same = 'IAPWS-IF97，同一方程';
const toCelsius = (tK: number) => tK - 273.15;

/** Superheated steam of plant boilers, region 2. */
const superheated = inputSets((pick) => {
  const pMPa = pick(1, 0.4, 9);
  const tC = saturationTemperatureC(pMPa) + pick(7, 15, 220);
  return { pMPa, tC, tK: kelvin(tC), h: enthalpyPT(pMPa, tC), s: entropyPT(pMPa, tC) };
});
/** Feed water, region 1. */
const water = inputSets((pick) => {
  const tC = pick(7, 15, 150);
  return { pMPa: pick(1, 0.6, 12), tC, tK: kelvin(tC) };
});
const saturation = inputSets((pick) => {
  const pMPa = pick(1, 0.06, 16);
  const tC = saturationTemperatureC(pMPa);
  return { pMPa, tC, tK: kelvin(tC), wetness: pick(7, 0.01, 0.15) };
});
const nearCritical = inputSets((pick) => {
  const pMPa = pick(1, 17, 21.5);
  return { pMPa, tK: kelvin(saturationTemperatureC(pMPa)) };
});
const letDown = inputSets((pick) => ({ from: pick(1, 0.5, 4), to: pick(7, 0.06, 0.2) }));

type Quantity = 'TEMPERATURE' | 'ENTHALPY' | 'ENTROPY' | 'QUALITY';

/** One property by the peer, which computes them all. */
function peerProperty(
  peer: Peer,
  pMPa: number,
  given: Quantity,
  amount: number,
  wanted: 'specificEnthalpy' | 'temperature',
): number {
  const calculator = new peer.SteamProperties(pMPa, peer.ThermodynamicQuantity[given], amount);
  const output = calculator.calculate();
  const value = output[wanted];
  output.delete();
  calculator.delete();
  return value;
}

function peerLatentHeat(peer: Peer, pMPa: number, tK: number): number {
  const calculator = new peer.SaturatedProperties(pMPa, tK);
  const output = calculator.calculate();
  const latent = output.evaporationEnthalpy;
  output.delete();
  calculator.delete();
  return latent;
}

export function steamPairings(peer: Peer): Pairing[] {
  return [...saturationLine(peer), ...wetSteam(peer), ...forward(peer), ...backward(peer)];
}

function saturationLine(peer: Peer): Pairing[] {
  return [
    pair({
      id: 'saturation-temperature',
      area,
      zh: '饱和温度',
      unit: '℃',
      sets: saturation,
      ours: (s) => saturationTemperatureC(s.pMPa),
      theirs: (s) => {
        const calculator = new peer.SaturatedTemperature(s.pMPa);
        const tK = calculator.calculate();
        calculator.delete();
        return tK;
      },
      toOurUnit: toCelsius,
      sameDefinition: true,
      why: same,
    }),
    pair({
      id: 'saturation-pressure',
      area,
      zh: '饱和压力',
      unit: 'MPa',
      sets: saturation,
      ours: (s) => saturationPressureMPa(s.tC),
      theirs: (s) => {
        const calculator = new peer.SaturatedPressure(s.tK);
        const pMPa = calculator.calculate();
        calculator.delete();
        return pMPa;
      },
      sameDefinition: true,
      why: same,
    }),
    pair({
      id: 'latent-heat',
      area,
      zh: '汽化潜热（连同饱和焓、比容）',
      unit: 'kJ/kg',
      sets: saturation,
      ours: (s) => saturatedSteam(s.pMPa).latentHeatKJPerKg,
      theirs: (s) => peerLatentHeat(peer, s.pMPa, s.tK),
      sameDefinition: true,
      why: `${same}；对方另算熵`,
    }),
    pair({
      id: 'latent-heat-near-critical',
      area,
      zh: '汽化潜热（17～21.5 MPa）',
      unit: 'kJ/kg',
      sets: nearCritical,
      ours: (s) => saturatedSteam(s.pMPa).latentHeatKJPerKg,
      theirs: (s) => peerLatentHeat(peer, s.pMPa, s.tK),
      timed: false,
      sameDefinition: false,
      why: '16.53 MPa 以上的饱和蒸汽属 3 区，对方仍用 2 区方程',
    }),
  ];
}

function wetSteam(peer: Peer): Pairing[] {
  return [
    pair({
      id: 'wet-steam',
      area,
      zh: '湿蒸汽焓',
      unit: 'kJ/kg',
      sets: saturation,
      ours: (s) => wetSteamEnthalpy(s.pMPa, s.wetness),
      theirs: (s) => peerProperty(peer, s.pMPa, 'QUALITY', 1 - s.wetness, 'specificEnthalpy'),
      sameDefinition: true,
      why: same,
    }),
    pair({
      id: 'flash',
      area,
      zh: '凝结水闪蒸率',
      unit: 'kg/kg',
      sets: letDown,
      ours: (s) => flashFraction(s.from, s.to),
      theirs: (s) => {
        const tank = new peer.FlashTank(s.from, peer.ThermodynamicQuantity.QUALITY, 0, 1, s.to);
        const gas = tank.getOutletGasSaturatedProperties();
        const share = gas.massFlow;
        gas.delete();
        tank.delete();
        return share;
      },
      sameDefinition: true,
      why: same,
    }),
  ];
}

function forward(peer: Peer): Pairing[] {
  return [
    pair({
      id: 'superheated-enthalpy',
      area,
      zh: '过热蒸汽焓',
      unit: 'kJ/kg',
      sets: superheated,
      ours: (s) => enthalpyPT(s.pMPa, s.tC),
      theirs: (s) => peerProperty(peer, s.pMPa, 'TEMPERATURE', s.tK, 'specificEnthalpy'),
      sameDefinition: true,
      why: `${same}；对方每次算出全部性质`,
    }),
    pair({
      id: 'superheated-four',
      area,
      zh: '过热蒸汽焓、熵、比热、密度之和（只为计时）',
      unit: '—',
      sets: superheated,
      ours: ({ pMPa, tC }) =>
        enthalpyPT(pMPa, tC) + entropyPT(pMPa, tC) + cpPT(pMPa, tC) + waterDensity(pMPa, tC),
      theirs: (s) => {
        const calculator = new peer.SteamProperties(s.pMPa, peer.ThermodynamicQuantity.TEMPERATURE, s.tK);
        const all = calculator.calculate();
        const density = 1 / all.specificVolume;
        const sum =
          all.specificEnthalpy + all.specificEntropy + all.specificIsobaricHeatCapacity_cp + density;
        all.delete();
        calculator.delete();
        return sum;
      },
      sameDefinition: true,
      why: same,
    }),
    pair({
      id: 'feed-water-enthalpy',
      area,
      zh: '给水焓',
      unit: 'kJ/kg',
      sets: water,
      ours: (s) => enthalpyPT(s.pMPa, s.tC),
      theirs: (s) => peerProperty(peer, s.pMPa, 'TEMPERATURE', s.tK, 'specificEnthalpy'),
      sameDefinition: true,
      why: `${same}；对方每次算出全部性质`,
    }),
  ];
}

function backward(peer: Peer): Pairing[] {
  return [
    pair({
      id: 'temperature-from-enthalpy',
      area,
      zh: '由压力和焓求温度',
      unit: '℃',
      sets: superheated,
      ours: (s) => stateFromEnthalpy(s.pMPa, s.h).temperatureC,
      theirs: (s) => peerProperty(peer, s.pMPa, 'ENTHALPY', s.h, 'temperature'),
      toOurUnit: toCelsius,
      sameDefinition: true,
      why: same,
    }),
    pair({
      id: 'temperature-from-entropy',
      area,
      zh: '由压力和熵求温度',
      unit: '℃',
      sets: superheated,
      ours: (s) => stateFromEntropy(s.pMPa, s.s).temperatureC,
      theirs: (s) => peerProperty(peer, s.pMPa, 'ENTROPY', s.s, 'temperature'),
      toOurUnit: toCelsius,
      sameDefinition: true,
      why: same,
    }),
  ];
}
