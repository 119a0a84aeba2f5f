/** Motors as the peer knows them. */
import type { Peer } from './pairing.ts';

/** The peer's horsepower, kW. */
export const KW_PER_HP = 0.746;
export const VOLTAGE_V = 380;
export const SPEED_RPM = 1480;

/**
 * Efficiency of a four-pole IE3 motor, a smooth curve through its class. Below its "energy efficient" curve the peer
 * falls into another branch, which a pairing of its own shows.
 */
export const ie3Efficiency = (ratedHP: number): number =>
  0.921 + 0.041 * (Math.log(ratedHP / 20) / Math.log(15));

export function peerMotor(peer: Peer, ratedHP: number, efficiency: number): InstanceType<Peer['Motor']> {
  const { FREQ50 } = peer.LineFrequency;
  const { SPECIFIED } = peer.MotorEfficiencyClass;
  return new peer.Motor(FREQ50, ratedHP, SPEED_RPM, SPECIFIED, efficiency, VOLTAGE_V, ratedHP * 1.35, 0);
}
