/** `pv` with JSON on standard input: yearly yield of photovoltaics with its derivation. */
import { readFileSync } from 'node:fs';
import { solarInputs, solarYield } from '../../shared/energy/solar.ts';
import { CommandError, type CommandInput } from '../command.ts';
import { printSteps } from '../print-steps.ts';

const usage =
  '用法：echo \'{"irradiationKWhPerM2":1816,"capacityKWp":500,"selfUsePct":90}\' | … pv；可另填 areaM2 与 densityWPerM2、performanceRatio、plantElectricityKWh';

export async function pv({ result, say }: CommandInput): Promise<void> {
  if (process.stdin.isTTY) throw new CommandError(usage);
  const parsed = solarInputs.safeParse(readJson());
  if (!parsed.success) {
    const words = parsed.error.issues.map((issue) => `${issue.path.join('.') || '输入'}：${issue.message}`);
    throw new CommandError(`输入不符合要求：${words.join('；')}。${usage}`);
  }
  const estimate = solarYield(parsed.data);
  result(estimate);
  printSteps(estimate.steps, say);
  for (const issue of estimate.issues) say(`  ! ${issue.zh}`);
}

function readJson(): unknown {
  try {
    return JSON.parse(readFileSync(0, 'utf8'));
  } catch (error) {
    throw new CommandError(`输入不是有效的 JSON：${(error as Error).message}。${usage}`);
  }
}
