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
];
