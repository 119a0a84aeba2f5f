/** Excess air of a boiler, from dry flue gas. A volume ratio, so it needs no altitude correction. */
import { refuse } from '../draft.ts';
import type { BoilerRun } from './run.ts';

const clause = 'GB/T 10180-2017';

/** CO in the dry flue gas, %; undefined when it was not read. */
export function carbonMonoxidePct(run: BoilerRun): number | undefined {
  const { flueGasCOPpm } = run.inputs;
  return flueGasCOPpm === undefined ? undefined : flueGasCOPpm / 10_000;
}

/** Other unburnt gases of a full analysis, %; undefined where none of them was read. */
export function otherUnburnt({ inputs }: BoilerRun): { H2: number; CH4: number; CmHn: number } | undefined {
  const { flueGasHydrogenPct: H2, flueGasMethanePct: CH4, flueGasHydrocarbonPct: CmHn } = inputs;
  if (H2 === undefined && CH4 === undefined && CmHn === undefined) return undefined;
  return { H2: H2 ?? 0, CH4: CH4 ?? 0, CmHn: CmHn ?? 0 };
}

/**
 * α by O₂ alone, with CO when RO₂ was read too, and with hydrogen and hydrocarbons of a full analysis.
 * @source α = 21/(21 − 79·(O₂ − 0.5CO − 0.5H₂ − 2CmHn)/(100 − RO₂ − O₂ − CO − H₂ − CmHn)); SY/T 6381-2016
 */
export function excessAirBlock(run: BoilerRun): number | undefined {
  const { d, inputs } = run;
  return d.block(inputs, 'alpha', '过量空气系数', ['flueGasO2Pct'], ({ flueGasO2Pct: O2 }) => {
    const CO = carbonMonoxidePct(run);
    const RO2 = inputs.flueGasCO2Pct;
    const step = { id: 'alpha', symbol: 'α', zh: '过量空气系数', unit: '', clause };
    if (CO === undefined || RO2 === undefined) {
      return d.formula({ ...step, formula: '21/(21 − O2)', vars: { O2 }, value: 21 / (21 - O2) }, 'result');
    }
    const others = otherUnburnt(run);
    const { H2, CH4, CmHn } = others ?? { H2: 0, CH4: 0, CmHn: 0 };
    const hydrocarbons = CH4 + CmHn;
    const nitrogen = 100 - RO2 - O2 - CO - H2 - hydrocarbons;
    const free = O2 - 0.5 * CO - 0.5 * H2 - 2 * hydrocarbons;
    const bracket = nitrogen > 0 ? 21 - (79 * free) / nitrogen : 0;
    if (!(bracket > 0.2)) {
      refuse('O₂、RO₂ 与 CO 的读数互相矛盾，算不出过量空气系数，请核对烟气分析。', [
        'flueGasO2Pct',
        'flueGasCO2Pct',
        'flueGasCOPpm',
      ]);
    }
    if (others) {
      return d.formula(
        {
          ...step,
          formula:
            '21/(21 − 79·(O2 − 0.5·CO − 0.5·H2 − 2·(CH4 + CmHn))/(100 − RO2 − O2 − CO − H2 − CH4 − CmHn))',
          vars: { O2, CO, RO2, H2, CH4, CmHn },
          value: 21 / bracket,
          clause: 'SY/T 6381-2016',
        },
        'result',
      );
    }
    return d.formula(
      {
        ...step,
        formula: '21/(21 − 79·(O2 − 0.5·CO)/(100 − RO2 − O2 − CO))',
        vars: { O2, CO, RO2 },
        value: 21 / bracket,
      },
      'result',
    );
  });
}
