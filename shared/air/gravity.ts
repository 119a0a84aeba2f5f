/** Gravity at the plant, for heads and draughts. */

/**
 * Local gravity, m/s²: about 9.78 on the plateau.
 * @param latitudeDeg 0–90. @param altitudeM 0–5,500.
 * @source international gravity formula 1967 with the free-air gradient 3.086e-6 per second²
 */
export function gravityAt(latitudeDeg: number, altitudeM: number): number {
  const s = Math.sin((latitudeDeg * Math.PI) / 180);
  return 9.780327 * (1 + 0.0053024 * s * s) - 3.086e-6 * altitudeM;
}
