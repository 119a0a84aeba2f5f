/** Worked examples with known answers. Values carry the digits of their source; `within` is half its last digit. */
import type { SiteAirInput } from '../air/site-air.ts';
import type { EquipmentKind } from '../model/vocabulary.ts';

export interface ReferenceVector {
  name: string;
  source: string;
  kind: EquipmentKind;
  site: SiteAirInput;
  inputs: Readonly<Record<string, number | string>>;
  expect: { stepId: string; value: number; within: number }[];
}

const lhasa: SiteAirInput = { altitudeM: 3650 };

export const referenceVectors: readonly ReferenceVector[] = [
  {
    name: '10 t/h 链条炉，运行 7.5 t/h',
    source: 'TSG G0003-2010 第5章 简单测试，算例 A',
    kind: 'boiler',
    site: lhasa,
    inputs: {
      fuel: 'bituminous',
      medium: 'saturatedSteam',
      firing: 'grate',
      heatLossMethod: 'simple',
      ratedOutputTPerH: 10,
      outputTPerH: 7.5,
      lowerHeatingValueKJPerKg: 19_000,
      ashPct: 20,
      flueGasO2Pct: 10.5,
      flueGasTemperatureC: 165,
      inletAirTemperatureC: 10,
      slagCarbonPct: 14,
      riddlingsCarbonPct: 30,
      flyAshCarbonPct: 20,
      slagAshSharePct: 75,
      riddlingsAshSharePct: 5,
      flyAshSharePct: 20,
      q2MCoefficient: 0.4,
      q2NCoefficient: 3.6,
      chemicalLossPct: 0.2,
      slagEnthalpyKJPerKg: 570.2,
      ratedSurfaceLossPct: 1.7,
    },
    expect: [
      { stepId: 'alpha', value: 2, within: 1e-9 },
      { stepId: 'q4', value: 6.695, within: 5e-4 },
      { stepId: 'q2', value: 10.9913, within: 5e-5 },
      { stepId: 'q5', value: 2.2667, within: 5e-5 },
      { stepId: 'q6', value: 0.5583, within: 5e-5 },
      { stepId: 'eta2', value: 79.289, within: 5e-4 },
    ],
  },
  {
    name: '4 t/h 燃气锅炉，额定负荷',
    source: 'TSG G0003-2010 第5章 简单测试，算例 B',
    kind: 'boiler',
    site: lhasa,
    inputs: {
      fuel: 'naturalGas',
      medium: 'saturatedSteam',
      firing: 'chamber',
      heatLossMethod: 'simple',
      ratedOutputTPerH: 4,
      outputTPerH: 4,
      lowerHeatingValueKJPerNm3: 35_880,
      flueGasO2Pct: 3.5,
      flueGasTemperatureC: 130,
      inletAirTemperatureC: 15,
      q2MCoefficient: 0.5,
      q2NCoefficient: 3.45,
      chemicalLossPct: 0.2,
      ratedSurfaceLossPct: 2.9,
    },
    expect: [
      { stepId: 'alpha', value: 1.2, within: 1e-9 },
      { stepId: 'q2', value: 5.336, within: 5e-4 },
      { stepId: 'eta2', value: 91.564, within: 5e-4 },
    ],
  },
  {
    name: '海拔 3650 m 锅炉正平衡',
    source: 'GB/T 10180 正平衡、IAPWS-IF97，算例 C',
    kind: 'boiler',
    site: lhasa,
    inputs: {
      fuel: 'bituminous',
      medium: 'saturatedSteam',
      steamGaugeMPa: 1,
      wetnessPct: 2,
      feedWaterTemperatureC: 60,
      outputTPerH: 7.5,
      fuelRateKgPerH: 1180,
      lowerHeatingValueKJPerKg: 19_000,
    },
    expect: [{ stepId: 'eta1', value: 83.207, within: 5e-4 }],
  },
  {
    name: '45 kW 电动机，输入 19.6 kW',
    source: 'GB/T 12497-2006 算例 M1',
    kind: 'motor',
    site: lhasa,
    inputs: {
      motorType: 'low-voltage',
      ratedPowerKW: 45,
      ratedVoltageV: 380,
      ratedCurrentA: 84.2,
      ratedEfficiencyPct: 92.3,
      noLoadPowerKW: 1.35,
      noLoadCurrentA: 29,
      inputPowerKW: 19.6,
      reactiveEquivalentKWPerKvar: 0.08,
    },
    expect: [
      { stepId: 'rated-variable-loss', value: 2.40406, within: 5e-6 },
      { stepId: 'load-ratio', value: 0.39713, within: 5e-6 },
      { stepId: 'shaft-power', value: 17.87085, within: 5e-6 },
      { stepId: 'running-efficiency', value: 91.178, within: 5e-4 },
      { stepId: 'no-load-reactive', value: 19.0394, within: 5e-5 },
      { stepId: 'rated-reactive', value: 26.34907, within: 5e-6 },
      { stepId: 'comprehensive-loss', value: 3.34453, within: 5e-6 },
    ],
  },
  {
    name: '清水泵试验，185 m³/h',
    source: 'GB 19762-2025、ISO 9906 算例 P1',
    kind: 'pump',
    site: lhasa,
    inputs: {
      pumpType: 'single-suction',
      ratedFlowM3PerH: 185,
      ratedHeadM: 35.60563,
      ratedSpeedRPM: 1480,
      stagesCount: 1,
      flowM3PerH: 185,
      suctionPressureMPa: 0.012,
      dischargePressureMPa: 0.352,
      gaugeHeightDifferenceM: 0.35,
      suctionDiameterMM: 150,
      dischargeDiameterMM: 125,
      inputPowerKW: 27.4,
      motorEfficiencyPct: 92.5,
      liquidTemperatureC: 20,
    },
    expect: [
      // The example takes 998.2 kg/m³; the engine takes water at its pressure, 998.35 kg/m³.
      { stepId: 'head', value: 35.60563, within: 6e-3 },
      { stepId: 'hydraulic-power', value: 17.88085, within: 1e-4 },
      { stepId: 'pump-efficiency', value: 70.55, within: 5e-4 },
      { stepId: 'specific-speed', value: 84.01372, within: 5e-5 },
    ],
  },
  {
    name: '40 ℃ 水吸上 2.5 m 的汽蚀余量，海拔 3650 m',
    source: 'ISO 9906 有效汽蚀余量，算例 P3',
    kind: 'pump',
    site: { altitudeM: 3650, pressureKPa: 64.5 },
    inputs: { suctionStaticHeadM: -2.5, suctionLossM: 0.8, liquidTemperatureC: 40 },
    expect: [{ stepId: 'npsh-available', value: 2.58, within: 5e-3 }],
  },
];
