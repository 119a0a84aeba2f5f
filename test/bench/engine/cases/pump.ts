/**
 * A pump from gauge pressures, flow and electric power. The measured power is the rated input of the motor, where the
 * efficiencies of both engines agree.
 */
import { diagnosePump } from '../../../../shared/equipment/pump/diagnose.ts';
import { valveHead } from '../../../../shared/equipment/pump/curves.ts';
import {
  headFromGauges,
  liquidOf,
  measuredHead,
  pipeVelocity,
  runningPoint,
} from '../../../../shared/equipment/pump/hydraulics.ts';
import type { PumpInputs } from '../../../../shared/equipment/pump/inputs.ts';
import type { CalcContext } from '../../../../shared/equipment/types.ts';
import { M3_PER_HOUR_PER_GPM, M_PER_FOOT, M_PER_INCH, PA_PER_PSI } from '../imperial.ts';
import { inputSets, pair, type Pairing, type Peer } from '../pairing.ts';
import { ie3Efficiency, KW_PER_HP, peerMotor, SPEED_RPM, VOLTAGE_V } from '../peer-motor.ts';
import { quietDraft } from '../quiet-draft.ts';
import { stepValue } from '../step-value.ts';

const area = '水泵';
const GRAVITY = 9.80665;
/** Water at 20 °C, the peer's specific gravity 1. */
const WATER_KG_PER_M3 = 998.2;
const DRIVE_EFFICIENCY = 0.97;
const PSI_PER_MPA = 1e6 / PA_PER_PSI;

function pumps(peer: Peer) {
  return inputSets((pick) => {
    const flowM3PerH = pick(1, 150, 400);
    const suctionPressureMPa = pick(7, 0.01, 0.05);
    const headM = pick(11, 28, 45);
    // The motor runs at its rated output.
    const powerHP = (flowM3PerH * headM * 0.00276) / pick(5, 0.6, 0.84) / KW_PER_HP;
    const motorEfficiency = ie3Efficiency(powerHP);
    const powerKW = (powerHP * KW_PER_HP) / motorEfficiency;
    const inputs: PumpInputs & {
      suctionPressureMPa: number;
      dischargePressureMPa: number;
      valvePressureDropMPa: number;
    } = {
      flowM3PerH,
      suctionPressureMPa,
      dischargePressureMPa: suctionPressureMPa + (headM * WATER_KG_PER_M3 * GRAVITY) / 1e6,
      suctionDiameterMM: 250,
      dischargeDiameterMM: 200,
      gaugeHeightDifferenceM: 0.5,
      valvePressureDropMPa: pick(5, 0.02, 0.12),
      liquidDensityKgPerM3: WATER_KG_PER_M3,
      gravityMPerS2: GRAVITY,
      inputPowerKW: powerKW,
      motorEfficiencyPct: motorEfficiency * 100,
      transmissionEfficiencyPct: DRIVE_EFFICIENCY * 100,
    };
    const total = headM + 0.5 + velocityHead(flowM3PerH, 200) - velocityHead(flowM3PerH, 250);
    return {
      inputs,
      gpm: flowM3PerH / M3_PER_HOUR_PER_GPM,
      headFt: total / M_PER_FOOT,
      powerKW,
      pump: new peer.PumpResultInput(
        peer.PumpStyle.END_SUCTION_ANSI_API,
        0.8,
        SPEED_RPM,
        peer.Drive.SPECIFIED,
        1,
        1,
        1,
        peer.SpecificSpeed.FIXED_SPEED,
        DRIVE_EFFICIENCY,
      ),
      motor: peerMotor(peer, powerHP, motorEfficiency),
    };
  });
}

const velocityHead = (flowM3PerH: number, diameterMM: number): number =>
  (flowM3PerH / 3600 / ((Math.PI / 4) * (diameterMM / 1000) ** 2)) ** 2 / (2 * GRAVITY);

function pumpEfficiency(inputs: PumpInputs, ctx: CalcContext): number {
  const liquid = liquidOf(quietDraft, inputs, ctx);
  const head = measuredHead(quietDraft, inputs, liquid);
  return (runningPoint(quietDraft, inputs, liquid, head)?.pumpPct ?? Number.NaN) / 100;
}

export function pumpPairings(peer: Peer, ctx: CalcContext): Pairing[] {
  const sets = pumps(peer);
  return [
    pair({
      id: 'pump-efficiency',
      area,
      zh: '水泵运行效率',
      unit: '—',
      sets,
      ours: (s) => pumpEfficiency(s.inputs, ctx),
      theirs: (s) => {
        const field = new peer.PumpFieldData(
          s.gpm,
          s.headFt,
          peer.LoadEstimationMethod.POWER,
          s.powerKW,
          0,
          VOLTAGE_V,
        );
        const calculator = new peer.PumpResult(s.pump, s.motor, field, 8000, 0.06);
        const output = calculator.calculateExisting();
        const efficiency = output.pump_efficiency;
        output.delete();
        calculator.delete();
        field.delete();
        return efficiency;
      },
      diagnosed: (s) => stepValue(diagnosePump(s.inputs, ctx).steps, 'pump-efficiency') / 100,
      sameDefinition: true,
      why: '电动机效率取同值；对方逐 1% 试算负载率，扬程须另算',
    }),
    ...heads(peer, ctx, sets),
  ];
}

function heads(peer: Peer, ctx: CalcContext, sets: ReturnType<typeof pumps>): Pairing[] {
  const water = { densityKgPerM3: WATER_KG_PER_M3, gravity: GRAVITY };
  const head = (inputs: (typeof sets)[number]['inputs']) =>
    headFromGauges(
      inputs.dischargePressureMPa - inputs.suctionPressureMPa,
      water,
      0.5,
      pipeVelocity(inputs.flowM3PerH ?? 0, 250),
      pipeVelocity(inputs.flowM3PerH ?? 0, 200),
    );
  return [
    pair({
      id: 'pump-head',
      area,
      zh: '扬程（由进出口压力和管径）',
      unit: 'm',
      sets,
      ours: (s) => head(s.inputs),
      theirs: (s) => {
        const { suctionPressureMPa, dischargePressureMPa } = s.inputs;
        const tool = new peer.HeadTool(
          1,
          s.gpm,
          0.25 / M_PER_INCH,
          suctionPressureMPa * PSI_PER_MPA,
          0,
          0,
          0.2 / M_PER_INCH,
          dischargePressureMPa * PSI_PER_MPA,
          0.5 / M_PER_FOOT,
          0,
        );
        const output = tool.calculate();
        const feet = output.pumpHead;
        output.delete();
        tool.delete();
        return feet;
      },
      toOurUnit: (feet) => feet * M_PER_FOOT,
      diagnosed: (s) => stepValue(diagnosePump(s.inputs, ctx).steps, 'head'),
      sameDefinition: true,
      why: '两侧都由压差、位差和两处流速算得',
    }),
    pair({
      id: 'valve-head',
      area,
      zh: '调节阀消耗的扬程',
      unit: 'm',
      sets,
      ours: (s) => valveHead(quietDraft, s.inputs, liquidOf(quietDraft, s.inputs, ctx)) ?? Number.NaN,
      theirs: (s) => {
        const calculator = new peer.PumpValvePowerLoss();
        const output = calculator.calculate(
          8000,
          0.75,
          0.94,
          1,
          s.gpm,
          s.inputs.valvePressureDropMPa * PSI_PER_MPA,
          0,
          0,
          0,
        );
        const feet = output.head_loss;
        output.delete();
        calculator.delete();
        return feet;
      },
      toOurUnit: (feet) => feet * M_PER_FOOT,
      sameDefinition: true,
      why: '同一定义，水的密度常数略有出入',
    }),
  ];
}
