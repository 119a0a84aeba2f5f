/** What a calibrated instrument says about the readings taken with it: their uncertainty, and whether its certificate held. */
import type { Row } from '../model/tables.ts';
import { dayOf, daysBetween } from '../quantity/day.ts';
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

/** A certificate that ends within so many days is worth a hint before the next visit. */
export const SOON_DAYS = 30;

/**
 * Whether a certificate held on the day of a measurement. `days`: left until it ends (`valid`, 0 on the last day),
 * since it ended (`overdue`, at least 1), until the calibration (`notYet`, at least 1).
 */
export type InstrumentState =
  | { kind: 'valid'; days: number }
  | { kind: 'overdue'; days: number; until: string }
  | { kind: 'notYet'; days: number; from: string }
  | { kind: 'unknown'; why: 'noTime' | 'noUntil' | 'datesContradict' };

/**
 * State of an instrument's certificate on the day of measuring (Beijing time), both ends included: a reading on the day
 * of calibration or on the last day of validity counts. Without a day of measuring or an end of validity it is unknown;
 * a reading before the calibration is `notYet` even where no end is known.
 */
export function instrumentStateAt(
  instrument: Pick<Row<'instrument'>, 'calibratedAt' | 'validUntil'>,
  measuredAt: string | null,
): InstrumentState {
  const from = dayOf(instrument.calibratedAt);
  const until = dayOf(instrument.validUntil);
  if (from !== null && until !== null && until < from) return { kind: 'unknown', why: 'datesContradict' };
  const day = dayOf(measuredAt);
  if (day === null) return { kind: 'unknown', why: 'noTime' };
  if (from !== null && day < from) return { kind: 'notYet', days: daysBetween(day, from), from };
  if (until === null) return { kind: 'unknown', why: 'noUntil' };
  if (day > until) return { kind: 'overdue', days: daysBetween(until, day), until };
  return { kind: 'valid', days: daysBetween(day, until) };
}

/** True where the certificate did not hold, so that the reading must be shown with a flag. */
export function isFlagged(state: InstrumentState): boolean {
  return state.kind === 'overdue' || state.kind === 'notYet';
}

const unknownZh: Record<Extract<InstrumentState, { kind: 'unknown' }>['why'], string> = {
  noTime: '测量时间未填，不能核对证书',
  noUntil: '证书有效期未填',
  datesContradict: '证书有效期早于校准日期，请核对',
};

/** The state in words, the same on screen, in the missing list and in the report. */
export function instrumentStateZh(state: InstrumentState): string {
  if (state.kind === 'valid') return '测量当日证书有效';
  if (state.kind === 'overdue') return `测量当日证书已过期 ${state.days} 天`;
  if (state.kind === 'notYet') return `测量早于校准日期 ${state.days} 天`;
  return unknownZh[state.why];
}
