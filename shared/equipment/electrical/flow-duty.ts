/** The flows a pump or fan serves through the year. */
import type { Draft } from '../draft.ts';
import type { DutyPoint, FlowMachine, ReferencePoint } from './flow-machine.ts';

/** Read at pumps and fans alike. */
export interface DutyInputs {
  flowM3PerH?: number | undefined;
  requiredFlowM3PerH?: number | undefined;
  duty1FlowM3PerH?: number | undefined;
  duty1HoursH?: number | undefined;
  duty2FlowM3PerH?: number | undefined;
  duty2HoursH?: number | undefined;
  duty3FlowM3PerH?: number | undefined;
  duty3HoursH?: number | undefined;
  duty4FlowM3PerH?: number | undefined;
  duty4HoursH?: number | undefined;
  annualHoursH?: number | undefined;
  inputPowerKW?: number | undefined;
}

/** Flow and hours of the profile's lines that are filled in; empty without a profile. */
export function dutyProfile(inputs: DutyInputs): DutyPoint[] {
  const lines = [
    [inputs.duty1FlowM3PerH, inputs.duty1HoursH],
    [inputs.duty2FlowM3PerH, inputs.duty2HoursH],
    [inputs.duty3FlowM3PerH, inputs.duty3HoursH],
    [inputs.duty4FlowM3PerH, inputs.duty4HoursH],
  ] as const;
  return lines.flatMap(([flow, hours]) =>
    flow !== undefined && hours !== undefined && flow > 0 ? [{ flow, hours }] : [],
  );
}

/** The flow a replacement is sized for: the largest of the profile, else what the process needs, else what flows. */
export function dutyFlow(inputs: DutyInputs): number | undefined {
  const profile = dutyProfile(inputs);
  return profile.length > 0
    ? Math.max(...profile.map((point) => point.flow))
    : (inputs.requiredFlowM3PerH ?? inputs.flowM3PerH);
}

/** True when the readings tell the yearly energy; otherwise notes what it waits for. */
export function tellsEnergy(
  d: Draft,
  inputs: DutyInputs,
  plant: { machine: FlowMachine; reference: ReferencePoint | undefined },
): boolean {
  const profile = dutyProfile(inputs).length > 0;
  const missing = (key: string) => d.missing('annual-energy', '年用电量', [key]);
  if (!profile && inputs.annualHoursH === undefined) {
    missing('annualHoursH');
    return false;
  }
  const { bestEfficiencyPct, motorEfficiencyPct } = plant.machine;
  const catalogue = profile && bestEfficiencyPct !== undefined && motorEfficiencyPct !== undefined;
  if (plant.reference || catalogue) return true;
  missing(inputs.inputPowerKW === undefined ? 'inputPowerKW' : 'flowM3PerH');
  return false;
}
