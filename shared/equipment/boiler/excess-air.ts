/** Excess air of a boiler, from dry flue gas. A volume ratio, so it needs no altitude correction. */
import { refuse } from '../draft.ts';
import type { BoilerRun } from './run.ts';

const clause = 'GB/T 10180-2017';

/** CO in the dry flue gas, %; undefined when it was not read. */
export function carbonMonoxidePct(run: BoilerRun): number | undefined {
  const { flueGasCOPpm } = run.inputs;
  return flueGasCOPpm === undefined ? undefined : flueGasCOPpm / 10_000;
}

/** α by O₂ alone, or with CO when RO₂ was read too. @source α = 21/(21 − 79·(O₂ − 0.5CO)/(100 − RO₂ − O₂ − CO)) */
export function excessAirBlock(run: BoilerRun): number | undefined {
  const { d, inputs } = run;
  return d.block(inputs, 'alpha', '过量空气系数', ['flueGasO2Pct'], ({ flueGasO2Pct: O2 }) => {
    const CO = carbonMonoxidePct(run);
    const RO2 = inputs.flueGasCO2Pct;
    const step = { id: 'alpha', symbol: 'α', zh: '过量空气系数', unit: '', clause };
    if (CO === undefined || RO2 === undefined) {
      return d.formula({ ...step, formula: '21/(21 − O2)', vars: { O2 }, value: 21 / (21 - O2) }, 'result');
    }
    const nitrogen = 100 - RO2 - O2 - CO;
    const bracket = nitrogen > 0 ? 21 - (79 * (O2 - 0.5 * CO)) / nitrogen : 0;
    if (!(bracket > 0.2)) {
      refuse('O₂、RO₂ 与 CO 的读数互相矛盾，算不出过量空气系数，请核对烟气分析。', [
        'flueGasO2Pct',
        'flueGasCO2Pct',
        'flueGasCOPpm',
      ]);
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
