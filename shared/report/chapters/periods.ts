/** Monthly and yearly rows of energy and production. */
import type { Row } from '../../model/tables.ts';
import { carriers } from '../../model/vocabulary.ts';
import { figure, table, textOr, type CellInput } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Block } from '../model.ts';

const YEAR = 'year';

interface Series {
  title: string;
  amounts: Map<string, number>;
}

/** Months against carriers and products; nothing where fewer than two months were recorded. */
export function monthlyTable(ctx: ReportContext, no: string): Block[] {
  const { energyUse, production } = ctx.snapshot;
  const series = [
    ...seriesOf(energyUse, (row) =>
      row.carrier === null ? null : `${carriers[row.carrier].zh}（${carriers[row.carrier].unit}）`,
    ),
    ...seriesOf(production, (row) => (row.product === null ? null : `${row.product}（${textOr(row.unit)}）`)),
  ];
  const months = [...new Set(series.flatMap((entry) => [...entry.amounts.keys()]))].toSorted();
  if (months.length < 2) return [];
  const total = series.map((entry): CellInput => ({
    ...figure([...entry.amounts.values()].reduce((a, b) => a + b, 0)),
    bold: true,
  }));
  return [
    table(
      ctx.tableCaption(no, '分月能源消费量和产品产量'),
      [
        { title: '月份', width: 14, align: 'center' },
        ...series.map((entry) => ({
          title: entry.title,
          width: 86 / series.length,
          align: 'right' as const,
        })),
      ],
      [
        ...months.map((month) => [month, ...series.map((entry) => figure(entry.amounts.get(month)))]),
        [{ text: '合计', bold: true }, ...total],
      ],
    ),
  ];
}

function seriesOf<T extends Row<'energyUse'> | Row<'production'>>(
  rows: readonly T[],
  titleOf: (row: T) => string | null,
): Series[] {
  const byTitle = new Map<string, Series>();
  for (const row of rows) {
    const title = titleOf(row);
    if (row.deleted || title === null || row.amount === null || row.period === null || row.period === YEAR)
      continue;
    const entry = byTitle.get(title) ?? { title, amounts: new Map<string, number>() };
    entry.amounts.set(row.period, row.amount);
    byTitle.set(title, entry);
  }
  return [...byTitle.values()];
}

/** Output of each product over the period: the yearly row where there is one, the sum of the months otherwise. */
export function productionTotals(
  rows: readonly Row<'production'>[],
): { product: string; amount: number; unit: string; basis: string }[] {
  const live = rows.filter((row) => !row.deleted && row.amount !== null);
  const products = [...new Set(live.map((row) => row.product ?? ''))];
  return products.map((product) => {
    const own = live.filter((row) => (row.product ?? '') === product);
    const year = own.find((row) => row.period === YEAR);
    const amount = year?.amount ?? own.reduce((sum, row) => sum + (row.amount ?? 0), 0);
    return {
      product: textOr(product),
      amount,
      unit: textOr(own[0]?.unit),
      basis: year ? '全年' : `${own.length} 个月合计`,
    };
  });
}
