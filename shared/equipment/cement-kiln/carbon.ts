/** CO₂ of the process: carbonates that the kiln takes apart. Fuel and electricity are counted with the energy. */
import { has } from '../fields.ts';
import { findRow, numberCell } from '../../standards/limit-rows.ts';
import { text, type KilnRun } from './run.ts';

const FACTORS = '化石燃料燃烧排放缺省因子';

/** Factor from CaO and MgO of the clinker, else the default factor; and the yearly amount. */
export function processCarbon(run: KilnRun): void {
  const { d, inputs } = run;
  const EF = emissionFactor(run);
  const P_sh = inputs.clinkerOutputT;
  if (EF === undefined || P_sh === undefined) return;
  d.formula(
    {
      id: 'process-co2',
      symbol: 'E_gc',
      zh: '年过程排放',
      formula: 'P_sh·EF',
      vars: { P_sh, EF },
      value: P_sh * EF,
      unit: 'tCO₂',
    },
    'result',
  );
}

function emissionFactor(run: KilnRun): number | undefined {
  const { d, inputs, ctx } = run;
  const step = { id: 'process-factor', symbol: 'EF', zh: '熟料过程排放因子', unit: 'tCO₂/t' };
  if (has(inputs, 'clinkerCaOPct', 'clinkerMgOPct')) {
    const { clinkerCaOPct: CaO, clinkerMgOPct: MgO } = inputs;
    const { nonCarbonateCaOPct: CaO_0 = 0, nonCarbonateMgOPct: MgO_0 = 0 } = inputs;
    return d.formula(
      {
        ...step,
        formula: '((CaO − CaO_0)·44/56 + (MgO − MgO_0)·44/40)/100',
        vars: { CaO, CaO_0, MgO, MgO_0 },
        value: (((CaO - CaO_0) * 44) / 56 + ((MgO - MgO_0) * 44) / 40) / 100,
        clause: 'GB/T 32151.8-2023',
      },
      'result',
    );
  }
  const found = findRow(ctx.pack, FACTORS, 'other', (row) => row['id'] === 'portland-clinker');
  const value = found ? numberCell(found.row, 'value') : null;
  if (value === null) return undefined;
  const substitution = `${text(value)} tCO₂/t`;
  return d.lookup(
    { ...step, formula: '硅酸盐水泥熟料缺省因子', substitution, value, clause: FACTORS },
    'result',
  );
}
