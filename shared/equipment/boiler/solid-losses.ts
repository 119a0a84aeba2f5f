/** Losses that only solid fuel has: unburnt carbon (q4) and sensible heat of slag (q6). */
import { findRow, numberCell } from '../../standards/limit-rows.ts';
import { refuse } from '../draft.ts';
import type { BoilerRun } from './run.ts';

const clause = 'TSG G0003-2010 第5章';

interface AshSplit {
  slagPct: number;
  riddlingsPct: number;
  flyAshPct: number;
}

/** Ash split as read, or the default of grate firing. */
function ashSplit(run: BoilerRun): AshSplit | undefined {
  const { inputs, ctx, d } = run;
  const { slagAshSharePct, riddlingsAshSharePct = 0, flyAshSharePct } = inputs;
  if (slagAshSharePct !== undefined && flyAshSharePct !== undefined) {
    return { slagPct: slagAshSharePct, riddlingsPct: riddlingsAshSharePct, flyAshPct: flyAshSharePct };
  }
  if (inputs.firing !== 'grate' && inputs.firing !== undefined) return undefined;
  const found = findRow(ctx.pack, 'TSG G0003-2010', 'ash', (row) => row['firing'] === 'grate');
  if (!found) return undefined;
  const [slagPct, riddlingsPct, flyAshPct] = [
    numberCell(found.row, 'slagPct'),
    numberCell(found.row, 'riddlingsPct'),
    numberCell(found.row, 'flyAshPct'),
  ];
  if (slagPct === null || riddlingsPct === null || flyAshPct === null) return undefined;
  d.issue({
    code: 'ash-split-default',
    level: 'info',
    zh: `灰量份额未填写，按层燃炉常用值 ${slagPct}/${riddlingsPct}/${flyAshPct}（炉渣/漏煤/飞灰）计算。`,
    fields: ['slagAshSharePct', 'riddlingsAshSharePct', 'flyAshSharePct'],
  });
  return { slagPct, riddlingsPct, flyAshPct };
}

export interface SolidLosses {
  q4: number;
  q6: number;
}

/** q4 and q6; undefined while the residues are not known. */
export function solidLosses(run: BoilerRun, qNet: number): SolidLosses | undefined {
  const { d, inputs } = run;
  const split = ashSplit(run);
  if (split === undefined) {
    d.missing('q4', '固体未完全燃烧热损失', ['slagAshSharePct', 'riddlingsAshSharePct', 'flyAshSharePct']);
    return undefined;
  }
  const keys = ['ashPct', 'slagCarbonPct', 'flyAshCarbonPct'] as const;
  return d.block(inputs, 'q4', '固体未完全燃烧热损失', keys, (given) => {
    const C = residueSum(run, split, given.slagCarbonPct, given.flyAshCarbonPct);
    const A_ar = given.ashPct;
    const q4 = d.formula(
      {
        id: 'q4',
        symbol: 'q4',
        zh: '固体未完全燃烧热损失',
        formula: '328.66·A_ar·C/Q_net',
        vars: { A_ar, C, Q_net: qNet },
        value: (328.66 * A_ar * C) / qNet,
        unit: '%',
        clause,
      },
      'result',
    );
    if (q4 >= 95) {
      refuse('固体未完全燃烧热损失超过 95%，请核对灰分、灰渣可燃物和发热量。', [
        'ashPct',
        'slagCarbonPct',
        'flyAshCarbonPct',
        'lowerHeatingValueKJPerKg',
      ]);
    }
    return { q4, q6: slagHeat(run, split, A_ar, given.slagCarbonPct, qNet) };
  });
}

function residueSum(run: BoilerRun, split: AshSplit, C_lz: number, C_fh: number): number {
  const { d, inputs } = run;
  if (inputs.riddlingsCarbonPct === undefined && split.riddlingsPct > 0) {
    d.issue({
      code: 'riddlings-as-slag',
      level: 'info',
      zh: '漏煤可燃物含量未测，按炉渣可燃物含量计算；漏煤较多时请取样化验。',
      fields: ['riddlingsCarbonPct'],
    });
  }
  const C_lm = inputs.riddlingsCarbonPct ?? C_lz;
  const { slagPct: a_lz, riddlingsPct: a_lm, flyAshPct: a_fh } = split;
  return d.formula({
    id: 'residue-carbon',
    symbol: 'C',
    zh: '灰渣平均可燃物与灰量之比',
    formula: 'a_lz·C_lz/(100 − C_lz) + a_lm·C_lm/(100 − C_lm) + a_fh·C_fh/(100 − C_fh)',
    vars: { a_lz, C_lz, a_lm, C_lm, a_fh, C_fh },
    value: (a_lz * C_lz) / (100 - C_lz) + (a_lm * C_lm) / (100 - C_lm) + (a_fh * C_fh) / (100 - C_fh),
    unit: '%',
    clause,
  });
}

function slagHeat(run: BoilerRun, split: AshSplit, A_ar: number, C_lz: number, Q_net: number): number {
  const { d, inputs, ctx } = run;
  const table = findRow(ctx.pack, 'TSG G0003-2010', 'ash');
  const cθ = inputs.slagEnthalpyKJPerKg ?? (table && numberCell(table.row, 'slagEnthalpyKJPerKg')) ?? 570.2;
  const a_fh = split.flyAshPct;
  const step = { id: 'q6', symbol: 'q6', zh: '灰渣物理热损失', unit: '%' };
  const { flyAshEnthalpyKJPerKg: cθ_fh, flyAshCarbonPct: C_fh = 0 } = inputs;
  if (cθ_fh !== undefined) {
    const { slagPct: a_lz, riddlingsPct: a_lm } = split;
    const C_lm = inputs.riddlingsCarbonPct ?? C_lz;
    const parts = (a_lz * cθ) / (100 - C_lz) + (a_lm * cθ) / (100 - C_lm) + (a_fh * cθ_fh) / (100 - C_fh);
    return d.formula(
      {
        ...step,
        formula: 'A_ar/Q_net·(a_lz·cθ/(100 − C_lz) + a_lm·cθ/(100 − C_lm) + a_fh·cθ_fh/(100 − C_fh))',
        vars: { A_ar, Q_net, a_lz, cθ, C_lz, a_lm, C_lm, a_fh, cθ_fh, C_fh },
        value: (A_ar / Q_net) * parts,
        clause: 'GB/T 10180-2017',
      },
      'result',
    );
  }
  return d.formula(
    {
      ...step,
      formula: '(100 − a_fh)·A_ar·cθ/(Q_net·(100 − C_lz))',
      vars: { a_fh, A_ar, cθ, Q_net, C_lz },
      value: ((100 - a_fh) * A_ar * cθ) / (Q_net * (100 - C_lz)),
      clause,
    },
    'result',
  );
}
