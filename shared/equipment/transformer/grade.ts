/** Losses against GB 20052-2024. */
import { loadLossGrades, noLoadLossGrades } from '../../standards/gb20052.ts';
import type { TransformerClass } from '../../standards/gb20052.ts';
import type { GradeRow } from '../../standards/grade-row.ts';
import { noGrades } from '../../standards/grade-row.ts';
import type { Draft } from '../draft.ts';
import type { CalcContext } from '../types.ts';
import type { TransformerInputs } from './inputs.ts';
import type { Rating } from './losses.ts';

export interface LossGrades {
  noLoad: GradeRow;
  load: GradeRow;
}

/** Class of the unit for the tables, or a sentence why it has none. */
export function classOf(inputs: TransformerInputs, capacityKVA: number): TransformerClass | string {
  const { transformerType: type } = inputs;
  if (type === undefined) return '未选变压器类型，无法查表。';
  if (type === 'other') return '该类型的限值表未录入，标准值待核对。';
  const needsCore = type === 'oil-10kv' || type === 'dry-10kv';
  if (needsCore && inputs.coreMaterial === undefined) return '未选铁心材料，无法查表。';
  return {
    type,
    ratedCapacityKVA: capacityKVA,
    core: inputs.coreMaterial ?? 'steel',
    connection: inputs.connection,
    insulation: inputs.insulationClass,
  };
}

/** Grades of both losses for this class. */
export function lossGrades(inputs: TransformerInputs, capacityKVA: number, ctx: CalcContext): LossGrades {
  const unit = classOf(inputs, capacityKVA);
  if (typeof unit === 'string') {
    const none = noGrades('GB 20052-2024', '', unit);
    return { noLoad: none, load: none };
  }
  return {
    noLoad: noLoadLossGrades(ctx.pack, ctx.date, unit),
    load: loadLossGrades(ctx.pack, ctx.date, unit),
  };
}

/** Both losses against their limits; a unit reaches a grade only with both. */
export function judgeLosses(d: Draft, inputs: TransformerInputs, rating: Rating, ctx: CalcContext): void {
  const grades = lossGrades(inputs, rating.capacityKVA, ctx);
  const judge = (id: string, zh: string, resultId: string, value: number, row: GradeRow) =>
    d.limit({
      id,
      zh,
      resultId,
      value,
      unit: 'kW',
      sense: 'max',
      limit: row.limit,
      grades: row.grades,
      standard: row.standard,
      note: row.note ?? '空载损耗和负载损耗都达到某一级才为该级；限值不随海拔修正。',
    });
  judge('no-load-grade', '空载损耗与能效等级', 'no-load-loss', rating.noLoadKW, grades.noLoad);
  judge('load-grade', '负载损耗与能效等级', 'load-loss', rating.loadKW, grades.load);
}
