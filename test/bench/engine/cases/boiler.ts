/** Fuel a steam boiler needs, blowdown included. */
import { diagnoseBoiler } from '../../../../shared/equipment/boiler/diagnose.ts';
import type { BoilerInputs } from '../../../../shared/equipment/boiler/inputs.ts';
import type { CalcContext } from '../../../../shared/equipment/types.ts';
import { enthalpyPT, saturatedSteam, saturationTemperatureC } from '../../../../shared/fluids/steam.ts';
import { kelvin } from '../imperial.ts';
import { inputSets, pair, type Pairing, type Peer } from '../pairing.ts';
import { stepValue } from '../step-value.ts';

interface BoilerCase {
  pMPa: number;
  steamC: number;
  steamK: number;
  feedC: number;
  deaeratorMPa: number;
  /** Of the feed water, as the peer counts it, %. */
  blowdownPct: number;
  /** Of the steam, as is usual here, 0–1. */
  blowdownOfSteam: number;
  steamTPerH: number;
  etaPct: number;
  inputs: BoilerInputs;
}

function boilers(ctx: CalcContext): BoilerCase[] {
  return inputSets((pick) => {
    const pMPa = pick(1, 0.8, 6);
    const deaeratorMPa = pick(3, 0.07, 0.2);
    const steamC = saturationTemperatureC(pMPa) + pick(7, 20, 200);
    const feedC = saturationTemperatureC(deaeratorMPa);
    const blowdownPct = pick(9, 1, 8);
    const blowdownOfSteam = blowdownPct / (100 - blowdownPct);
    const steamTPerH = pick(11, 2, 75);
    const inputs: BoilerInputs = {
      fuel: 'naturalGas',
      medium: 'superheatedSteam',
      outputTPerH: steamTPerH,
      steamGaugeMPa: pMPa - ctx.air.pressurePa / 1e6,
      steamTemperatureC: steamC,
      feedWaterTemperatureC: feedC,
      blowdownPct: blowdownOfSteam * 100,
    };
    const etaPct = pick(13, 78, 95);
    return {
      pMPa,
      steamC,
      steamK: kelvin(steamC),
      feedC,
      deaeratorMPa,
      blowdownPct,
      blowdownOfSteam,
      steamTPerH,
      etaPct,
      inputs,
    };
  });
}

/** Heat of steam and blowdown over the efficiency, kW. */
function fuelKW(s: BoilerCase): number {
  const feed = enthalpyPT(s.pMPa, s.feedC);
  const blowdown = s.blowdownOfSteam * (saturatedSteam(s.pMPa).hLiquidKJPerKg - feed);
  const perKg = enthalpyPT(s.pMPa, s.steamC) - feed + blowdown;
  return (s.steamTPerH / 3.6) * perKg * (100 / s.etaPct);
}

export function boilerPairings(peer: Peer, ctx: CalcContext): Pairing[] {
  return [
    pair({
      id: 'boiler-fuel',
      area: '锅炉',
      zh: '锅炉燃料热（含排污）',
      unit: 'kW',
      sets: boilers(ctx),
      ours: fuelKW,
      theirs: (s) => {
        const boiler = new peer.Boiler(
          s.deaeratorMPa,
          s.etaPct,
          s.blowdownPct,
          s.pMPa,
          peer.ThermodynamicQuantity.TEMPERATURE,
          s.steamK,
          s.steamTPerH * 1000,
        );
        const fuel = boiler.getFuelEnergy();
        boiler.delete();
        return fuel;
      },
      toOurUnit: (kJPerH) => kJPerH / 3600,
      diagnosed: (s) => {
        const { steps } = diagnoseBoiler(s.inputs, ctx);
        return ((stepValue(steps, 'useful-heat') + stepValue(steps, 'blowdown-heat')) * 100) / s.etaPct;
      },
      sameDefinition: true,
      why: '给水焓对方取除氧器压力下的饱和水，本软件取锅炉压力下的水',
    }),
  ];
}
