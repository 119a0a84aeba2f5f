import type { CalcContext } from '../../../../shared/equipment/types.ts';
import type { Pairing, Peer } from '../pairing.ts';
import { boilerPairings } from './boiler.ts';
import { fanPairings } from './fan.ts';
import { flueGasPairings } from './flue-gas.ts';
import { motorPairings } from './motor.ts';
import { pumpPairings } from './pump.ts';
import { steamPairings } from './steam.ts';
import { wallPairings } from './wall.ts';

export function allPairings(peer: Peer, ctx: CalcContext): Pairing[] {
  return [
    ...boilerPairings(peer, ctx),
    ...motorPairings(peer, ctx),
    ...pumpPairings(peer, ctx),
    ...fanPairings(peer, ctx),
    ...wallPairings(peer),
    ...flueGasPairings(peer),
    ...steamPairings(peer),
  ];
}
