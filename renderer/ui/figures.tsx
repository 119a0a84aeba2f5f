/** Numbers and verdicts as they stand on every screen. */
import type { ReactNode } from 'react';
import { verdictZh, type JudgedLimit, type Verdict } from '../../shared/equipment/types.ts';
import { formatInterval, formatValue } from '../../shared/quantity/format.ts';

/** A figure with its unit in a muted tone; a dash when there is none. */
export function Quantity({
  value,
  unit,
  expandedU,
}: {
  value: number | null | undefined;
  unit: string;
  expandedU?: number;
}) {
  if (value === null || value === undefined || !Number.isFinite(value))
    return <span className="muted">—</span>;
  return (
    <span className="quantity">
      {expandedU === undefined ? formatValue(value) : formatInterval(value, expandedU)}
      <span className="unit">{unit}</span>
    </span>
  );
}

const signs: Record<Verdict, string> = { pass: '✓', fail: '✕', uncertain: '≈', unchecked: '?' };

/** Verdict by word, sign and colour, so that none of them is needed alone. */
export function VerdictTag({ verdict }: { verdict: Verdict }) {
  return (
    <span className={`verdict verdict-${verdict}`}>
      <span aria-hidden="true">{signs[verdict]}</span>
      {verdictZh[verdict]}
    </span>
  );
}

const gravity: readonly Verdict[] = ['fail', 'uncertain', 'pass', 'unchecked'];

/** All verdicts of a machine in one line, the gravest first. */
export function VerdictCounts({ limits }: { limits: readonly JudgedLimit[] }) {
  const counts = gravity.flatMap((verdict) => {
    const count = limits.filter((limit) => limit.verdict === verdict).length;
    return count > 0 ? [{ verdict, count }] : [];
  });
  if (counts.length === 0) return <span className="muted">—</span>;
  return (
    <span className="verdict-counts">
      {counts.map(({ verdict, count }) => (
        <span key={verdict} className={`verdict verdict-${verdict}`}>
          <span aria-hidden="true">{signs[verdict]}</span>
          {verdictZh[verdict]} {count}
        </span>
      ))}
    </span>
  );
}

export function LimitVerdict({ limit }: { limit: JudgedLimit }) {
  const marks = limit.marks.filter((mark) => mark !== verdictZh[limit.verdict]);
  return (
    <span className="limit-verdict">
      <VerdictTag verdict={limit.verdict} />
      {limit.grade === null ? null : <span className="mark">{limit.grade} 级</span>}
      {marks.map((mark) => (
        <span key={mark} className="mark">
          {mark}
        </span>
      ))}
    </span>
  );
}

export interface TileData {
  label: string;
  value: ReactNode;
  unit?: string;
  note?: ReactNode;
  testId?: string;
}

export function Tiles({ tiles }: { tiles: readonly TileData[] }) {
  return (
    <dl className="tiles">
      {tiles.map((tile) => (
        <div className="tile" key={tile.label} data-testid={tile.testId}>
          <dt className="tile-label">{tile.label}</dt>
          <dd>
            <div className="tile-value">
              {tile.value}
              {tile.unit ? <span className="unit">{tile.unit}</span> : null}
            </div>
            {tile.note ? <div className="tile-note">{tile.note}</div> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
