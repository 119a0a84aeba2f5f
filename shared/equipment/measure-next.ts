/** What to measure next on a machine: the inputs that carry most of a result's uncertainty, assumed ones first. */
import type { Source } from '../model/quantity.ts';
import type { Row } from '../model/tables.ts';
import type { EquipmentDiagnosis } from './diagnosis.ts';
import { instrumentStateAt, isFlagged } from './instruments.ts';
import { SITE_PRESSURE_KEY } from './uncertainty.ts';

/** Why an input is worth a measurement. */
export type NextReason =
  /** Nobody measured it: an estimate, a default, a standard atmosphere. */
  | 'assumed'
  /** Measured, but the certificate of the instrument did not hold that day. */
  | 'certificate'
  /** Measured; a better instrument or more repetitions would help. */
  | 'spread';

export interface NextReading {
  /** Input key; of the site for `site: true`. */
  key: string;
  zh: string;
  /** Share of the variance of the result, %. */
  sharePct: number;
  source: Source | null;
  reason: NextReason;
  /** Belongs to the plant, not to the machine. */
  site: boolean;
}

export interface NextRows {
  readings: readonly Row<'reading'>[];
  instruments: readonly Row<'instrument'>[];
  /** A barometer was read on site. */
  isPressureMeasured: boolean;
}

/** Below this share a better reading changes nothing that anyone would notice, %. */
const WORTH_PCT = 1;
const order: Record<NextReason, number> = { assumed: 0, certificate: 1, spread: 1 };

/**
 * Inputs by their share of the variance of one result, those of at least 1 % : first what was assumed instead of
 * measured, then what was measured, each by share. `readings` are those of the machine.
 */
export function measureNext(
  diagnosis: Pick<EquipmentDiagnosis, 'budget'>,
  resultId: string,
  rows: NextRows,
): NextReading[] {
  return diagnosis.budget
    .filter((line) => line.resultId === resultId && line.sharePct >= WORTH_PCT)
    .map(({ key, zh, sharePct }) => ({ zh, sharePct, ...originOf(key, rows) }))
    .toSorted((a, b) => order[a.reason] - order[b.reason] || b.sharePct - a.sharePct);
}

/**
 * The result to improve: the wanted one where its uncertainty is broken down, else the first that is held against a
 * limit; undefined while nothing uncertain was computed.
 */
export function resultToImprove(
  diagnosis: Pick<EquipmentDiagnosis, 'budget' | 'results'>,
  wantedId: string | undefined,
): EquipmentDiagnosis['results'][number] | undefined {
  const known = new Set(diagnosis.budget.map((line) => line.resultId));
  return diagnosis.results
    .toSorted((a, b) => Number(b.id === wantedId) - Number(a.id === wantedId))
    .find((result) => known.has(result.id));
}

function originOf(
  key: string,
  { readings, instruments, isPressureMeasured }: NextRows,
): Pick<NextReading, 'key' | 'source' | 'reason' | 'site'> {
  if (key === SITE_PRESSURE_KEY) {
    const reason = isPressureMeasured ? 'spread' : 'assumed';
    return { key: 'pressureKPa', source: null, reason, site: true };
  }
  const reading = readings.find((row) => row.key === key && !row.deleted);
  const source = reading?.source ?? null;
  const isAssumed = source === null || source === 'estimate' || source === 'default';
  const instrument = instruments.find((row) => row.id === reading?.instrumentId && !row.deleted);
  const isOverdue = instrument
    ? isFlagged(instrumentStateAt(instrument, reading?.measuredAt ?? null))
    : false;
  return { key, source, reason: isAssumed ? 'assumed' : isOverdue ? 'certificate' : 'spread', site: false };
}
