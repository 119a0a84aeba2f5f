/** The whole audit of a sample plant through the page, from the empty list to the sent report. */
import type { Hand } from './hand.ts';
import { walkChecklists, walkInstruments, walkInventory, type Context } from './machines.ts';
import {
  walkDelivery,
  walkFindings,
  walkManagement,
  walkMeasures,
  walkReport,
  walkStage,
} from './outcome.ts';
import type { Plan } from './plan.ts';
import { walkEnergy, walkStart, walkTask } from './records.ts';

export interface Walked {
  auditId: string;
  /** What the sample holds and no page asks for. */
  unasked: string[];
}

/** Seconds per stage go into `times` as they are spent, so that a failed walk shows how far it came. */
export async function walkAudit(hand: Hand, plan: Plan, times: string[] = []): Promise<Walked> {
  const unasked: string[] = [];
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    try {
      return await work();
    } finally {
      times.push(`${name} ${((performance.now() - start) / 1000).toFixed(1)} s`);
    }
  };
  const auditId = await timed('企业', () => walkStart(hand, plan));
  await timed('任务', () => walkTask(hand, plan));
  await timed('能源', () => walkEnergy(hand, plan));
  const machines = await timed('设备', () => walkInventory(hand, plan));
  const instruments = await timed('仪器', () => walkInstruments(hand, plan));
  const context: Context = { hand, plan, machines, instruments };
  unasked.push(...(await timed('检查', () => walkChecklists(context))));
  unasked.push(...(await timed('管理', () => walkManagement(context))));
  await timed('问题', () => walkFindings(hand));
  await timed('措施', () => walkMeasures(context));
  await timed('阶段', () => walkStage(hand, plan.audit['stage']));
  await hand.page.getByTestId('saved-status').filter({ hasText: '已保存' }).waitFor();
  await timed('报告', () => walkReport(hand));
  await timed('报送', () => walkDelivery(hand));
  return { auditId, unasked };
}
