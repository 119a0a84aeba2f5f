/** From energy and production records, monthly or yearly, to the amounts of the diagnosed year. */
import type { Issue } from '../equipment/types.ts';
import type { Row } from '../model/tables.ts';
import { carrierNames, carriers, type Carrier } from '../model/vocabulary.ts';
import { formatValue } from '../quantity/format.ts';

type EnergyUse = Row<'energyUse'>;
type Production = Row<'production'>;

export interface YearlyUse {
  carrier: Carrier;
  amount: number;
  /** Sum of the bills; null when no row has a cost. */
  costYuan: number | null;
  /** Amount-weighted measured lower heating value, MJ per unit of the carrier; null when never measured. */
  ncvMJPerUnit: number | null;
}

export interface YearlyProduct {
  product: string;
  amount: number;
  unit: string;
}

/** A period is a month `YYYY-MM` or the word `year` for a yearly total. */
const YEAR = 'year';

export interface Period {
  /** ISO dates; either end may be open. */
  start: string | null;
  end: string | null;
}

/** Yearly use per carrier in the vocabulary's order, with issues about gaps and contradictions. */
export function yearlyUse(
  rows: readonly EnergyUse[],
  period: Period,
): { uses: YearlyUse[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const live = rows.filter((row) => !row.deleted && row.amount !== null);
  const uses = carrierNames.flatMap((carrier): YearlyUse[] => {
    const own = live.filter((row) => row.carrier === carrier);
    const chosen = choosePeriods(own, period);
    if (chosen.rows.length === 0) return [];
    issues.push(...periodIssues(carrier, chosen));
    return [sumOf(carrier, chosen.rows)];
  });
  return { uses, issues };
}

/** Yearly output per product, in the order in which the products first appear. */
export function yearlyProduction(rows: readonly Production[], period: Period): YearlyProduct[] {
  const live = rows.filter((row) => !row.deleted && row.amount !== null && row.product !== null);
  const names = [...new Set(live.map((row) => row.product as string))];
  return names.map((product) => {
    const { rows: chosen } = choosePeriods(
      live.filter((row) => row.product === product),
      period,
    );
    return {
      product,
      amount: chosen.reduce((sum, row) => sum + (row.amount ?? 0), 0),
      unit: chosen[0]?.unit ?? '',
    };
  });
}

interface Chosen<T> {
  rows: T[];
  months: T[];
  yearly: T[];
}

/** A yearly total stands before monthly rows; months outside the diagnosed period are left out. */
function choosePeriods<T extends { period: string | null; amount: number | null }>(
  rows: readonly T[],
  period: Period,
): Chosen<T> {
  const yearly = rows.filter((row) => row.period === YEAR || row.period === null);
  const months = rows.filter(
    (row) => row.period !== YEAR && row.period !== null && isInside(row.period, period),
  );
  return { rows: yearly.length > 0 ? yearly : months, months, yearly };
}

function isInside(month: string, period: Period): boolean {
  return (
    (period.start === null || month >= period.start.slice(0, 7)) &&
    (period.end === null || month <= period.end.slice(0, 7))
  );
}

function sumOf(carrier: Carrier, rows: readonly EnergyUse[]): YearlyUse {
  const amount = rows.reduce((sum, row) => sum + (row.amount ?? 0), 0);
  const costed = rows.filter((row) => row.costYuan !== null);
  const measured = rows.filter((row) => row.ncvMJPerUnit !== null && (row.amount ?? 0) > 0);
  const weight = measured.reduce((sum, row) => sum + (row.amount ?? 0), 0);
  return {
    carrier,
    amount,
    costYuan: costed.length === 0 ? null : costed.reduce((sum, row) => sum + (row.costYuan ?? 0), 0),
    ncvMJPerUnit:
      weight > 0
        ? measured.reduce((sum, row) => sum + (row.ncvMJPerUnit ?? 0) * (row.amount ?? 0), 0) / weight
        : null,
  };
}

/** Gap between a yearly total and its months above which the two are called contradictory, %. */
const AGREEMENT_PCT = 0.5;

function periodIssues(carrier: Carrier, chosen: Chosen<EnergyUse>): Issue[] {
  const { zh, unit } = carriers[carrier];
  const count = new Set(chosen.months.map((row) => row.period)).size;
  if (chosen.yearly.length === 0) {
    if (count === 12) return [];
    return [
      warning(
        'months-missing',
        `${zh}只有 ${count} 个月的记录，全年合计不完整；请补齐 12 个月或直接填写全年值。`,
      ),
    ];
  }
  if (count !== 12) return [];
  const total = chosen.yearly.reduce((sum, row) => sum + (row.amount ?? 0), 0);
  const months = chosen.months.reduce((sum, row) => sum + (row.amount ?? 0), 0);
  if (Math.abs(total - months) <= (AGREEMENT_PCT / 100) * Math.abs(total)) return [];
  return [
    warning(
      'year-months-differ',
      `${zh}的全年值 ${formatValue(total)} ${unit} 与 12 个月合计 ${formatValue(months)} ${unit} 不一致，已按全年值计算，请核对。`,
    ),
  ];
}

function warning(code: string, zh: string): Issue {
  return { code, level: 'warn', zh, fields: [] };
}
