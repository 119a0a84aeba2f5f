import { describe, expect, it } from 'vitest';
import { checkMotor } from '../../../../shared/equipment/motor/checks.ts';
import type { MotorInputs } from '../../../../shared/equipment/motor/inputs.ts';
import { diagnoseAudit } from '../../../../shared/equipment/audit.ts';
import { pack } from '../../../helpers/electrical.ts';
import { readSample, sampleSnapshot } from '../../../helpers/sample-snapshot.ts';

const codes = (inputs: MotorInputs) => checkMotor(inputs).map((issue) => issue.code);

describe('what is said about a motor’s readings', () => {
  it.each<[string, MotorInputs]>([
    ['overloaded', { ratedPowerKW: 45, ratedEfficiencyPct: 90, inputPowerKW: 58 }],
    ['no-load-power-high', { ratedPowerKW: 45, noLoadPowerKW: 10 }],
    [
      'power-disagrees',
      { terminalVoltageV: 380, inputCurrentA: 50, powerFactorRatio: 0.85, inputPowerKW: 20 },
    ],
    ['over-current', { inputCurrentA: 60, ratedCurrentA: 50 }],
    ['speed-against-poles', { ratedSpeedRPM: 1480, poles: '6' }],
    ['voltage-deviation', { ratedVoltageV: 380, terminalVoltageV: 410 }],
    ['voltage-unbalance', { voltageUnbalancePct: 2.5 }],
    ['type-against-voltage', { motorType: 'low-voltage', ratedVoltageV: 6000 }],
    ['throttled-machine', { controlMethod: 'throttle' }],
    ['too-many-hours', { annualHoursH: 8000, annualIdleHoursH: 1000 }],
    ['voltage-against-type', { motorType: 'low-voltage', terminalVoltageV: 6090 }],
    ['voltage-against-type', { motorType: 'high-voltage', terminalVoltageV: 390 }],
  ])('%s', (code, inputs) => {
    expect(codes(inputs)).toEqual([code]);
  });
  it.each<[string, MotorInputs]>([
    ['6 kV motor', { motorType: 'high-voltage', ratedVoltageV: 6000, terminalVoltageV: 6090 }],
    ['10 kV motor without its rated voltage', { motorType: 'high-voltage', terminalVoltageV: 10_300 }],
    ['660 V motor', { motorType: 'low-voltage', ratedVoltageV: 660, terminalVoltageV: 655 }],
    ['380 V motor without its rated voltage', { motorType: 'low-voltage', terminalVoltageV: 385 }],
    ['permanent magnets behind a converter', { motorType: 'permanent-magnet', terminalVoltageV: 280 }],
    ['slip', { ratedSpeedRPM: 1475, poles: '4' }],
  ])('nothing about a sound %s', (_, inputs) => {
    expect(codes(inputs)).toEqual([]);
  });
});

it('the high-voltage motors of the sample are not asked about their 6 kV', () => {
  const snapshot = sampleSnapshot(readSample('clinker-2000'));
  const { equipment } = diagnoseAudit(snapshot, pack, [], { date: '2026-11-22' });
  const fields = equipment
    .filter((machine) => machine.kind === 'motor')
    .flatMap((machine) => machine.issues.flatMap((issue) => issue.fields));
  expect(fields).not.toContain('terminalVoltageV');
});
