/** q5: heat given off by the boiler body, from its size and its load. */
import { formatSignificant } from '../../quantity/format.ts';
import { numberCell } from '../../standards/limit-rows.ts';
import { findTable } from '../../standards/pack.ts';
import { isSteam, type BoilerRun } from './run.ts';

const clause = 'TSG G0003-2010 第5章';
/** Below this load the rated value is not stretched any further. */
export const MIN_LOAD_FOR_Q5 = 0.3;

/** q5 at the load rate φ = D/D_e; rated load is assumed where nothing was read. */
export function bodyLoss(run: BoilerRun, load: number | undefined): number | undefined {
  const rated = ratedLoss(run);
  if (rated === undefined) return undefined;
  const { d } = run;
  if (load === undefined) {
    d.issue({
      code: 'q5-rated-load',
      level: 'info',
      zh: '没有实测出力和负荷率，散热损失按额定负荷取值；实际负荷低时散热损失会更大，请补测出力。',
      fields: ['outputTPerH', 'loadRatePct'],
    });
  }
  const φ = load ?? 1;
  const step = { id: 'q5', symbol: 'q5', zh: '散热损失', unit: '%', clause };
  if (φ < MIN_LOAD_FOR_Q5) {
    d.issue({
      code: 'q5-low-load',
      level: 'warn',
      zh: '负荷率低于 30%，散热损失只按 30% 负荷折算，实际值可能更大；请在正常负荷下复测。',
      fields: ['outputTPerH', 'loadRatePct'],
    });
    return d.formula(
      { ...step, formula: 'q5e/0.3', vars: { q5e: rated }, value: rated / MIN_LOAD_FOR_Q5 },
      'result',
    );
  }
  return d.formula({ ...step, formula: 'q5e/φ', vars: { q5e: rated, φ }, value: rated / φ }, 'result');
}

function ratedLoss(run: BoilerRun): number | undefined {
  const { d, inputs } = run;
  const step = { id: 'q5e', symbol: 'q5e', zh: '额定负荷散热损失', unit: '%' };
  if (inputs.ratedSurfaceLossPct !== undefined) {
    const value = inputs.ratedSurfaceLossPct;
    return d.lookup({ ...step, formula: '录入值', substitution: `${formatSignificant(value, 8)} %`, value });
  }
  const steam = isSteam(inputs) && inputs.ratedOutputTPerH !== undefined;
  const size = steam ? inputs.ratedOutputTPerH : inputs.ratedThermalPowerMW;
  const points = (findTable(run.ctx.pack, 'TSG G0003-2010', 'q5')?.rows ?? []).flatMap((row) => {
    const x = numberCell(row, steam ? 'tPerH' : 'mw');
    const y = numberCell(row, 'q5');
    return x === null || y === null ? [] : [{ x, y }];
  });
  const value = size === undefined ? undefined : interpolate(points, size);
  if (size === undefined || value === undefined) {
    d.missing('q5', '散热损失', [isSteam(inputs) ? 'ratedOutputTPerH' : 'ratedThermalPowerMW']);
    return undefined;
  }
  return d.lookup({
    ...step,
    formula: '按额定容量查表，容量之间线性插值',
    substitution: `${formatSignificant(size, 6)} ${steam ? 't/h' : 'MW'}`,
    value,
    clause,
  });
}

/** Linear between points, held at both ends; undefined without points. */
export function interpolate(points: readonly { x: number; y: number }[], x: number): number | undefined {
  const sorted = points.toSorted((a, b) => a.x - b.x);
  const first = sorted[0];
  if (first === undefined || x <= first.x) return first?.y;
  for (let i = 1; i < sorted.length; i += 1) {
    const [a, b] = [sorted[i - 1], sorted[i]];
    if (a && b && x <= b.x) return a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
  }
  return sorted.at(-1)?.y;
}
