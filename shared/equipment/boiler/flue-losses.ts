/** Losses in the flue gas: exhaust heat (q2) and unburnt gas (q3). */
import { formatSignificant } from '../../quantity/format.ts';
import { findRow, numberCell } from '../../standards/limit-rows.ts';
import { findTable } from '../../standards/pack.ts';
import { carbonMonoxidePct, otherUnburnt } from './excess-air.ts';
import { enthalpyExhaustLoss } from './flue-enthalpy.ts';
import { compositionKeys, flueVolumes, type FlueVolumes } from './flue-volumes.ts';
import { coldAirC, type BoilerRun } from './run.ts';

const simpleClause = 'TSG G0003-2010 第5章';
const detailedClause = 'GB/T 10180-2017';

export interface FlueState {
  alpha: number;
  exhaustC: number;
  qNet: number;
  /** 0 for oil and gas. */
  q4: number;
  volumes: FlueVolumes | undefined;
}

/** Biomass has no public coefficients, so it is always detailed. */
export function isDetailed(run: BoilerRun): boolean {
  const { heatLossMethod, fuel } = run.inputs;
  return heatLossMethod === 'detailed' || heatLossMethod === 'enthalpy' || fuel === 'biomass';
}

/** Volumes for the detailed method; notes what is missing. */
export function detailedVolumes(run: BoilerRun, alpha: number): FlueVolumes | undefined {
  const volumes = flueVolumes(run, alpha);
  if (volumes === undefined && isDetailed(run)) {
    run.d.missing('flue-volumes', '烟气量（详细测试）', compositionKeys(run));
  }
  return volumes;
}

/** q2 by the chosen method; undefined while the coefficients or volumes are not known. */
export function exhaustLoss(run: BoilerRun, state: FlueState): number | undefined {
  if (!isDetailed(run)) return simpleExhaustLoss(run, state);
  if (state.volumes === undefined) return undefined;
  return run.inputs.heatLossMethod === 'enthalpy'
    ? enthalpyExhaustLoss(run, state)
    : detailedExhaustLoss(run, state, state.volumes);
}

function simpleExhaustLoss(run: BoilerRun, { alpha, exhaustC, q4 }: FlueState): number | undefined {
  const { d } = run;
  const m = coefficient(run, 'm');
  const n = coefficient(run, 'n');
  if (m === undefined || n === undefined) {
    d.missing('q2', '排烟热损失（系数 m、n）', ['q2MCoefficient', 'q2NCoefficient']);
    return undefined;
  }
  const t_lk = coldAirC(run);
  return d.formula(
    {
      id: 'q2',
      symbol: 'q2',
      zh: '排烟热损失',
      formula: '(m + n·α)·(t_py − t_lk)/100·(1 − q4/100)',
      vars: { m, n, α: alpha, t_py: exhaustC, t_lk, q4 },
      value: (((m + n * alpha) * (exhaustC - t_lk)) / 100) * (1 - q4 / 100),
      unit: '%',
      clause: simpleClause,
    },
    'result',
  );
}

/** m or n as entered, else of the fuel in the pack. */
function coefficient(run: BoilerRun, name: 'm' | 'n'): number | undefined {
  const { d, inputs, ctx } = run;
  const entered = name === 'm' ? inputs.q2MCoefficient : inputs.q2NCoefficient;
  if (entered !== undefined) return entered;
  const found = findRow(ctx.pack, 'TSG G0003-2010', 'mn', (row) => row['fuel'] === inputs.fuel);
  const value = found ? numberCell(found.row, name) : null;
  if (!found || value === null) return undefined;
  if (name === 'm' && found.standard.certainty === 'recalled') {
    d.issue({
      code: 'mn-recalled',
      level: 'info',
      zh: '该燃料的系数 m、n 未与标准原文核对；有元素分析或气体成分时建议改用详细测试。',
      fields: ['q2MCoefficient', 'q2NCoefficient'],
    });
  }
  return value;
}

function detailedExhaustLoss(run: BoilerRun, state: FlueState, volumes: FlueVolumes): number {
  const { dry: V_gy, vapour: V_H2O } = volumes;
  const t_lk = coldAirC(run);
  const { exhaustC: t_py, qNet: Q_net, q4 } = state;
  return run.d.formula(
    {
      id: 'q2',
      symbol: 'q2',
      zh: '排烟热损失',
      formula: '(1.38·V_gy + 1.51·V_H2O)·(t_py − t_lk)/Q_net·100·(1 − q4/100)',
      vars: { V_gy, V_H2O, t_py, t_lk, Q_net, q4 },
      value: (((1.38 * V_gy + 1.51 * V_H2O) * (t_py - t_lk)) / Q_net) * 100 * (1 - q4 / 100),
      unit: '%',
      clause: detailedClause,
    },
    'result',
  );
}

/** q3: as entered; by the CO steps of the simple test; or from CO and the dry volume. */
export function unburntGasLoss(run: BoilerRun, state: FlueState): number | undefined {
  const { d, inputs } = run;
  const step = { id: 'q3', symbol: 'q3', zh: '气体未完全燃烧热损失', unit: '%' };
  if (inputs.chemicalLossPct !== undefined) {
    const value = inputs.chemicalLossPct;
    return d.lookup(
      { ...step, formula: '录入值', substitution: `${formatSignificant(value, 8)} %`, value },
      'result',
    );
  }
  const CO = carbonMonoxidePct(run);
  if (CO === undefined) {
    d.issue({
      code: 'q3-default',
      level: 'info',
      zh: '未测烟气 CO，气体未完全燃烧热损失取 0.5%。',
      fields: ['flueGasCOPpm'],
    });
    return d.lookup(
      { ...step, formula: '未测 CO 时的取值', substitution: '0.5 %', value: 0.5, clause: simpleClause },
      'result',
    );
  }
  if (state.volumes !== undefined && isDetailed(run)) {
    const { volumes, qNet: Q_net, q4 } = state;
    const others = otherUnburnt(run);
    if (others) {
      const heat = 126.36 * CO + 107.98 * others.H2 + 358.18 * others.CH4 + 590.79 * others.CmHn;
      return d.formula(
        {
          ...step,
          formula: 'V_gy·(126.36·CO + 107.98·H2 + 358.18·CH4 + 590.79·CmHn)/Q_net·100·(1 − q4/100)',
          vars: { V_gy: volumes.dry, CO, ...others, Q_net, q4 },
          value: ((volumes.dry * heat) / Q_net) * 100 * (1 - q4 / 100),
          clause: detailedClause,
        },
        'result',
      );
    }
    return d.formula(
      {
        ...step,
        formula: 'V_gy·126.36·CO/Q_net·100·(1 − q4/100)',
        vars: { V_gy: volumes.dry, CO, Q_net, q4 },
        value: ((volumes.dry * 126.36 * CO) / Q_net) * 100 * (1 - q4 / 100),
        clause: detailedClause,
      },
      'result',
    );
  }
  return stepLoss(run, CO, step);
}

function stepLoss(
  run: BoilerRun,
  CO: number,
  step: { id: string; symbol: string; zh: string; unit: string },
): number | undefined {
  const rows = findTable(run.ctx.pack, 'TSG G0003-2010', 'q3')?.rows ?? [];
  const row = rows.find((r) => CO <= (numberCell(r, 'coMaxPct') ?? Infinity));
  const value = row ? numberCell(row, 'q3') : null;
  if (value === null) {
    run.d.missing('q3', '气体未完全燃烧热损失', ['chemicalLossPct']);
    return undefined;
  }
  return run.d.lookup(
    {
      ...step,
      formula: '按烟气 CO 分档取值',
      substitution: `CO = ${formatSignificant(CO, 6)} %`,
      value,
      clause: simpleClause,
    },
    'result',
  );
}
