/** Heat-loss (反平衡) efficiency: 100 less the losses. */
import { excessAirBlock } from './excess-air.ts';
import { condensationGain } from './condensation.ts';
import { detailedVolumes, exhaustLoss, unburntGasLoss, type FlueState } from './flue-losses.ts';
import { netCalorificKey, netCalorificValueKJ, type BoilerRun } from './run.ts';
import { solidLosses, type SolidLosses } from './solid-losses.ts';
import { bodyLoss } from './surface-loss.ts';

export interface ReverseBalance {
  etaPct: number;
  alpha: number;
}

/** η2 and α; undefined while a loss is not known. Electric boilers have no flue gas and are left to the direct balance. */
export function reverseBalance(run: BoilerRun, load: number | undefined): ReverseBalance | undefined {
  const { d, inputs, fuelClass } = run;
  if (fuelClass === undefined) {
    d.missing('eta2', '反平衡热效率', ['fuel']);
    return undefined;
  }
  if (fuelClass === 'electric') return undefined;
  const alpha = excessAirBlock(run);
  const needed = ['flueGasTemperatureC', netCalorificKey(inputs)] as const;
  return d.block(inputs, 'eta2', '反平衡热效率', needed, ({ flueGasTemperatureC }) => {
    const qNet = netCalorificValueKJ(inputs) as number;
    const solid = fuelClass === 'solid' ? solidLosses(run, qNet) : { q4: 0, q6: 0 };
    const q5 = bodyLoss(run, load);
    if (alpha === undefined || solid === undefined) return undefined;
    const volumes = detailedVolumes(run, alpha);
    const state: FlueState = { alpha, exhaustC: flueGasTemperatureC, qNet, q4: solid.q4, volumes };
    const q2 = exhaustLoss(run, state);
    const q3 = unburntGasLoss(run, state);
    if (q2 === undefined || q3 === undefined || q5 === undefined) return undefined;
    const gain = condensationGain(run, state);
    const etaPct = sumUp(run, { q2, q3, q5, gain, ...solid });
    lossBars(run, { q2, q3, q5, gain, ...solid }, etaPct);
    return { etaPct, alpha };
  });
}

interface Losses extends SolidLosses {
  q2: number;
  q3: number;
  q5: number;
  gain: number;
}

function sumUp(run: BoilerRun, { q2, q3, q4, q5, q6, gain }: Losses): number {
  const step = { id: 'eta2', symbol: 'η2', zh: '反平衡热效率', unit: '%', clause: 'GB/T 10180-2017' };
  if (run.fuelClass === 'solid') {
    const vars = { q2, q3, q4, q5, q6 };
    const value = 100 - (q2 + q3 + q4 + q5 + q6);
    return run.d.formula({ ...step, formula: '100 − (q2 + q3 + q4 + q5 + q6)', vars, value }, 'key');
  }
  if (gain > 0) {
    const vars = { q2, q3, q5, q_n: gain };
    const value = 100 - (q2 + q3 + q5) + gain;
    return run.d.formula({ ...step, formula: '100 − (q2 + q3 + q5) + q_n', vars, value }, 'key');
  }
  const value = 100 - (q2 + q3 + q5);
  return run.d.formula({ ...step, formula: '100 − (q2 + q3 + q5)', vars: { q2, q3, q5 }, value }, 'key');
}

function lossBars(run: BoilerRun, losses: Losses, etaPct: number): void {
  const { d, fuelClass } = run;
  if (etaPct <= 0) {
    d.issue({
      code: 'eta2-implausible',
      level: 'error',
      zh: '各项热损失之和超过 100%，请核对排烟温度、O₂、灰渣可燃物和发热量的读数。',
      fields: ['flueGasTemperatureC', 'flueGasO2Pct'],
    });
  }
  d.loss({ id: 'useful', zh: '有效利用热', sharePct: etaPct, role: 'useful' });
  const exhaust = losses.gain > 0 ? '排烟热损失（已扣冷凝潜热）' : '排烟热损失';
  d.loss({ id: 'q2', zh: exhaust, sharePct: losses.q2 - losses.gain, role: 'loss' });
  d.loss({ id: 'q3', zh: '气体未完全燃烧', sharePct: losses.q3, role: 'loss' });
  if (fuelClass === 'solid') d.loss({ id: 'q4', zh: '固体未完全燃烧', sharePct: losses.q4, role: 'loss' });
  d.loss({ id: 'q5', zh: '散热损失', sharePct: losses.q5, role: 'loss' });
  if (fuelClass === 'solid') d.loss({ id: 'q6', zh: '灰渣物理热', sharePct: losses.q6, role: 'loss' });
}
