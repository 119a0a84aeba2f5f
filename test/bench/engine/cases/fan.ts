/** A fan from flow, pressures and electric power; the gas at its inlet. */
import { densityAt } from '../../../../shared/air/site-air.ts';
import { compressibility, runningFan } from '../../../../shared/equipment/fan/aerodynamics.ts';
import { diagnoseFan } from '../../../../shared/equipment/fan/diagnose.ts';
import type { FanInputs } from '../../../../shared/equipment/fan/inputs.ts';
import type { CalcContext } from '../../../../shared/equipment/types.ts';
import {
  fahrenheit,
  KW_PER_HORSEPOWER,
  KG_PER_M3_PER_POUND_PER_CUBIC_FOOT,
  M3_PER_HOUR_PER_CFM,
  PA_PER_INCH_MERCURY,
  PA_PER_INCH_WATER,
} from '../imperial.ts';
import { inputSets, pair, type Pairing, type Peer } from '../pairing.ts';
import { ie3Efficiency, KW_PER_HP, peerMotor, VOLTAGE_V } from '../peer-motor.ts';
import { quietDraft } from '../quiet-draft.ts';
import { stepValue } from '../step-value.ts';

const area = '风机';

function fans(peer: Peer, ctx: CalcContext) {
  return inputSets((pick) => {
    const flowM3PerH = pick(1, 10_000, 60_000);
    const totalPressurePa = pick(7, 1500, 6000);
    const inletStaticPressurePa = pick(11, -1500, 0);
    const inletPressurePa = ctx.air.pressurePa + inletStaticPressurePa;
    const kp = compressibility(totalPressurePa, inletPressurePa);
    const airKW = ((flowM3PerH / 3600) * totalPressurePa * kp) / 1000;
    const shaftKW = airKW / pick(5, 0.55, 0.82);
    // The motor runs at its rated output.
    const powerHP = shaftKW / KW_PER_HP;
    const motorEfficiency = ie3Efficiency(powerHP);
    const powerKW = shaftKW / motorEfficiency;
    const inputs: FanInputs = {
      flowM3PerH,
      totalPressurePa,
      inletStaticPressurePa,
      inputPowerKW: powerKW,
      motorEfficiencyPct: motorEfficiency * 100,
    };
    return {
      inputs,
      totalPressurePa,
      inletPressurePa,
      gas: { densityKgPerM3: 1, inletPressurePa },
      kp,
      airHP: airKW / KW_PER_HORSEPOWER,
      cfm: flowM3PerH / M3_PER_HOUR_PER_CFM,
      inletInWC: inletStaticPressurePa / PA_PER_INCH_WATER,
      outletInWC: (inletStaticPressurePa + totalPressurePa) / PA_PER_INCH_WATER,
      barometerInHg: ctx.air.pressurePa / PA_PER_INCH_MERCURY,
      powerKW,
      fan: new peer.FanInput(1180, 0.075, peer.Drive.DIRECT_DRIVE, 1),
      motor: peerMotor(peer, powerHP, motorEfficiency),
    };
  });
}

export function fanPairings(peer: Peer, ctx: CalcContext): Pairing[] {
  const sets = fans(peer, ctx);
  return [
    pair({
      id: 'fan-efficiency',
      area,
      zh: '风机运行效率',
      unit: '—',
      sets,
      ours: (s) => (runningFan(quietDraft, s.inputs, s.gas)?.fanPct ?? Number.NaN) / 100,
      theirs: (s) => {
        const field = new peer.FieldDataBaseline(
          s.powerKW,
          VOLTAGE_V,
          0,
          s.cfm,
          s.inletInWC,
          s.outletInWC,
          s.kp,
          peer.LoadEstimationMethod.POWER,
          0,
        );
        const calculator = new peer.FanResult(s.fan, s.motor, 8000, 0.06);
        const output = calculator.calculateExisting(field);
        const efficiency = output.fanEfficiency;
        output.delete();
        calculator.delete();
        field.delete();
        return efficiency;
      },
      diagnosed: (s) => stepValue(diagnoseFan(s.inputs, ctx).steps, 'fan-efficiency') / 100,
      sameDefinition: true,
      why: '电动机效率取同值；对方逐 1% 试算负载率，压缩性系数须另算，换算常数取整（6362、0.746）',
    }),
    pair({
      id: 'compressibility',
      area,
      zh: '压缩性修正系数',
      unit: '—',
      sets,
      ours: (s) => compressibility(s.totalPressurePa, s.inletPressurePa),
      theirs: (s) => {
        const calculator = new peer.CompressibilityFactor(
          s.airHP,
          s.inletInWC,
          s.outletInWC,
          s.barometerInHg,
          s.cfm,
          1.4,
        );
        const value = calculator.calculate();
        calculator.delete();
        return value;
      },
      sameDefinition: true,
      why: 'AMCA 式中轴功率取等熵功率时即等熵压缩性系数',
    }),
    airDensity(peer, ctx),
  ];
}

function airDensity(peer: Peer, ctx: CalcContext): Pairing {
  const sets = inputSets((pick) => {
    const [temperatureC, humidityPct, pressurePa] = [
      pick(1, 2, 40),
      pick(7, 10, 90),
      ctx.air.pressurePa * pick(5, 0.9, 1.4),
    ];
    return {
      temperatureC,
      humidityPct,
      pressurePa,
      temperatureF: fahrenheit(temperatureC),
      barometerInHg: pressurePa / PA_PER_INCH_MERCURY,
    };
  });
  return pair({
    id: 'air-density',
    area,
    zh: '湿空气密度',
    unit: 'kg/m³',
    sets,
    ours: (s) => densityAt(s.pressurePa, s.temperatureC, s.humidityPct),
    theirs: (s) => {
      const gas = new peer.BaseGasDensity(
        s.temperatureF,
        0,
        s.barometerInHg,
        s.humidityPct,
        peer.GasType.AIR,
        peer.BaseGasDensityInputType.RelativeHumidity,
        1,
      );
      const density = gas.getGasDensity();
      gas.delete();
      return density;
    },
    toOurUnit: (poundPerCubicFoot) => poundPerCubicFoot * KG_PER_M3_PER_POUND_PER_CUBIC_FOOT,
    sameDefinition: true,
    why: '对方另迭代湿球温度',
  });
}
