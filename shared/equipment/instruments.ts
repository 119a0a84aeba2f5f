/** What a calibrated instrument says about the uncertainty of the readings taken with it. */
import type { Row } from '../model/tables.ts';
import { formatSignificant } from '../quantity/format.ts';

type Reading = Row<'reading'>;
type Instrument = Row<'instrument'>;

/** Certificates state an expanded uncertainty; half of it is the standard uncertainty. */
const CERTIFICATE_COVERAGE = 2;

/** The live instrument of a reading that has no uncertainty of its own; undefined where it tells nothing. */
function instrumentOf(reading: Reading, instruments: readonly Instrument[]): Instrument | undefined {
  if (reading.u !== null || reading.value === null || reading.instrumentId === null) return undefined;
  return instruments.find(
    (row) =>
      row.id === reading.instrumentId && !row.deleted && row.relativeUPct !== null && row.relativeUPct > 0,
  );
}

/**
 * Readings with the standard uncertainty of their instrument, in the unit they were read in:
 * u = U_rel/100·|value|/2, where U_rel is the expanded relative uncertainty of the certificate (k = 2).
 * A reading's own `u` stands; without either, the default of the input applies later.
 * @source JJF 1059.1 4.3.3: u = U/k for a calibration certificate
 */
export function withInstrumentU(
  readings: readonly Reading[],
  instruments: readonly Instrument[],
): readonly Reading[] {
  if (instruments.length === 0) return readings;
  return readings.map((reading) => {
    const pct = instrumentOf(reading, instruments)?.relativeUPct ?? null;
    if (pct === null || reading.value === null) return reading;
    return { ...reading, u: ((pct / 100) * Math.abs(reading.value)) / CERTIFICATE_COVERAGE };
  });
}

/** Words for the budget, by input key: which instrument an uncertainty was taken from. */
export function instrumentWords(
  readings: readonly Reading[],
  instruments: readonly Instrument[],
): Map<string, string> {
  return new Map(
    readings.flatMap((reading) => {
      const instrument = instrumentOf(reading, instruments);
      if (!instrument || reading.key === null) return [];
      const name = instrument.name ?? instrument.model ?? '未命名仪器';
      const pct = formatSignificant(instrument.relativeUPct ?? 0, 3);
      return [[reading.key, `按仪器“${name}”的相对扩展不确定度 ${pct}%，k = 2`]];
    }),
  );
}
