/** A value with its interval on a scale with the limit and the grades: the verdict can be seen, not only read. */
import type { JudgedLimit } from '../../shared/equipment/types.ts';
import { formatInterval, formatValue } from '../../shared/quantity/format.ts';
import { LimitVerdict } from './figures.tsx';

const HEIGHT = 34;
const MID = 14;

export function LimitBar({ limit }: { limit: JudgedLimit }) {
  const marks = marksOf(limit);
  return (
    <div className="limit" data-testid={`limit-${limit.id}`}>
      <div className="limit-head">
        <span className="limit-name">{limit.zh}</span>
        <LimitVerdict limit={limit} />
      </div>
      {marks.length > 0 ? <Scale limit={limit} marks={marks} /> : null}
      <div className="limit-foot">
        <span>
          {formatInterval(limit.value, limit.expandedU)} {limit.unit}
        </span>
        <span className="muted">
          {limit.limit === null
            ? '限值待核对'
            : `${limit.sense === 'max' ? '≤' : '≥'} ${formatValue(limit.limit)} ${limit.unit}`}
          {' · '}
          {limit.standard.code} {limit.standard.clause}
        </span>
      </div>
      {limit.note ? <div className="limit-note">{limit.note}</div> : null}
    </div>
  );
}

interface Mark {
  label: string;
  value: number;
}

function marksOf(limit: JudgedLimit): Mark[] {
  const grades = (limit.grades ?? []).map((grade) => ({ label: `${grade.grade}级`, value: grade.limit }));
  if (grades.length > 0) return grades;
  return limit.limit === null ? [] : [{ label: '限值', value: limit.limit }];
}

function Scale({ limit, marks }: { limit: JudgedLimit; marks: Mark[] }) {
  const { value, expandedU } = limit;
  const all = [value - expandedU, value + expandedU, ...marks.map((mark) => mark.value)];
  const low = Math.min(...all);
  const high = Math.max(...all);
  const pad = (high - low || Math.abs(high) || 1) * 0.12;
  /** Position on the scale, % of its width. */
  const x = (v: number) => ((v - low + pad) / (high - low + 2 * pad)) * 100;
  const edge = x(limit.limit ?? marks.at(-1)?.value ?? value);
  const good = limit.sense === 'max' ? { from: 0, width: edge } : { from: edge, width: 100 - edge };
  const spread = x(value + expandedU) - x(value - expandedU);
  return (
    <svg className={`limit-scale tone-${limit.verdict}`} aria-hidden="true">
      <rect className="limit-track" x="0" y={MID - 3} width="100%" height="6" rx="3" />
      <rect
        className="limit-good"
        x={`${good.from}%`}
        y={MID - 3}
        width={`${good.width}%`}
        height="6"
        rx="3"
      />
      {marks.map((mark) => (
        <g key={mark.label}>
          <line
            className="limit-mark"
            x1={`${x(mark.value)}%`}
            x2={`${x(mark.value)}%`}
            y1={MID - 9}
            y2={MID + 9}
          />
          <text className="limit-label" x={`${x(mark.value)}%`} y={HEIGHT - 1} textAnchor="middle">
            {mark.label}
          </text>
        </g>
      ))}
      <rect
        className="limit-interval"
        x={`${x(value - expandedU)}%`}
        y={MID - 5}
        width={`${Math.max(0.6, spread)}%`}
        height="10"
        rx="2"
      />
      <circle className="limit-value" cx={`${x(value)}%`} cy={MID} r="5" />
    </svg>
  );
}
