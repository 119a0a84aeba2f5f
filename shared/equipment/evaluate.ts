/** One machine from rows to diagnosis: parse, compute, uncertainty, verdicts. Deterministic and total. */
import { noAsks, type MachineAsks } from '../checklist/machine-asks.ts';
import { judgeLimit } from '../standards/judge.ts';
import type { Row } from '../model/tables.ts';
import { combineReadings } from './combine.ts';
import { constraintIssues } from './constraint-issues.ts';
import type { BudgetLine, EquipmentDiagnosis, ResultWithU } from './diagnosis.ts';
import { fieldsOf } from './fields.ts';
import { instrumentWords, withInstrumentU } from './instruments.ts';
import { parseMachine, readingsOf } from './parse-inputs.ts';
import type { CalcContext, Calculator, Issue, Outcome } from './types.ts';
import {
  airAtPressure,
  COVERAGE_FACTOR,
  propagate,
  SITE_PRESSURE_KEY,
  uncertainInputs,
  uncertainPressure,
  type Propagated,
} from './uncertainty.ts';
import { unusualInstances, unusualValues } from './unusual-values.ts';

type Machine = Pick<Row<'equipment'>, 'id' | 'inputs' | 'name'>;

export interface Evaluation<I> {
  diagnosis: EquipmentDiagnosis;
  /** Validated inputs the diagnosis was computed from; the measures start from them. */
  inputs: I;
  outcome: Outcome;
}

/** Diagnosis of one machine from its rows. Bad input never throws; it becomes an issue in the diagnosis. */
export function evaluateEquipment<I extends object>(
  calculator: Calculator<I>,
  equipment: Machine,
  readings: readonly Row<'reading'>[],
  ctx: CalcContext,
  instruments: readonly Row<'instrument'>[] = [],
  asks: MachineAsks = noAsks,
): EquipmentDiagnosis {
  return evaluateMachine(calculator, equipment, readings, ctx, instruments, asks).diagnosis;
}

/**
 * As `evaluateEquipment`, with the validated inputs and the raw outcome for the measures.
 * @param asks what the machine's checklists say about its readings; without them only first instances count
 */
export function evaluateMachine<I extends object>(
  calculator: Calculator<I>,
  equipment: Machine,
  readings: readonly Row<'reading'>[],
  ctx: CalcContext,
  instruments: readonly Row<'instrument'>[] = [],
  asks: MachineAsks = noAsks,
): Evaluation<I> {
  const fields = fieldsOf(calculator.inputs);
  const own = readingsOf(equipment.id, readings);
  const combined = combineReadings(own, instruments, fields, asks.repeats);
  const parsed = parseMachine(calculator, equipment, withInstrumentU(combined.readings, instruments));
  const { inputs, issues } = parsed;
  const outcome = tryDiagnose(calculator, inputs, ctx);
  const checks = calculator.checks(inputs, ctx);
  const constraints = constraintIssues(asks.constraints, own, fields, ctx.air);
  const known = [...combined.issues, ...issues, ...constraints, ...checks, ...outcome.issues];
  const unusual = [
    ...unusualValues(fields, inputs, known, ctx.air),
    ...unusualInstances(fields, own, known, ctx.air),
  ];
  const keptAs = (key: string) => combined.keptAs.get(key) ?? key;
  const spread = uncertaintyOf(calculator, inputs, outcome, parsed.readings, ctx);
  const sources = new Map([...instrumentWords(combined.readings, instruments), ...combined.sources]);
  const results = outcome.results.map((result) => withU(result, spread));
  const judged = new Set([
    ...outcome.results.filter((r) => r.key === true).map((r) => r.id),
    ...outcome.limits.map((limit) => limit.resultId),
  ]);
  return {
    inputs,
    outcome,
    diagnosis: {
      equipmentId: equipment.id,
      kind: calculator.kind,
      zh: equipment.name ?? calculator.zh,
      results,
      steps: [...combined.steps, ...outcome.steps],
      limits: outcome.limits.map((limit) =>
        judgeLimit(limit, COVERAGE_FACTOR * (spread.uByResult.get(limit.resultId) ?? 0)),
      ),
      losses: outcome.losses,
      issues: withoutRepeats([...known, ...unusual]).map((issue) => ({
        ...issue,
        fields: issue.fields.map(keptAs),
      })),
      missing: outcome.missing,
      budget: spread.budget
        .filter((line) => judged.size === 0 || judged.has(line.resultId))
        .map((line) => ({ ...withSource(line, sources.get(line.key)), key: keptAs(line.key) })),
    },
  };
}

function withSource(line: BudgetLine, uSource: string | undefined): BudgetLine {
  return uSource === undefined ? line : { ...line, uSource };
}

function withU(result: Outcome['results'][number], spread: Propagated): ResultWithU {
  const u = spread.uByResult.get(result.id) ?? 0;
  return { ...result, u, expandedU: COVERAGE_FACTOR * u };
}

function uncertaintyOf<I extends object>(
  calculator: Calculator<I>,
  inputs: I,
  outcome: Outcome,
  readings: readonly Row<'reading'>[],
  ctx: CalcContext,
): Propagated {
  const given = inputs as Record<string, unknown>;
  const uncertain = [
    ...uncertainInputs(fieldsOf(calculator.inputs), given, readings),
    uncertainPressure(ctx.air),
  ];
  return propagate(finiteValues(outcome), uncertain, (key, value) => {
    const moved =
      key === SITE_PRESSURE_KEY
        ? tryDiagnose(calculator, inputs, { ...ctx, air: airAtPressure(ctx.air, value) })
        : tryDiagnose(calculator, { ...given, [key]: value } as I, ctx);
    return moved.issues.some((issue) => issue.code === failureCode) ? null : finiteValues(moved);
  });
}

function finiteValues(outcome: Outcome): Map<string, number> {
  return new Map(outcome.results.filter((r) => Number.isFinite(r.value)).map((r) => [r.id, r.value]));
}

const failureCode = 'calculation-failed';

/** One machine that cannot be computed must not take the other machines' results away, so it ends as an issue. */
function tryDiagnose<I extends object>(calculator: Calculator<I>, inputs: I, ctx: CalcContext): Outcome {
  try {
    return calculator.diagnose(inputs, ctx);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      results: [],
      steps: [],
      limits: [],
      losses: [],
      missing: [],
      issues: [
        { code: failureCode, level: 'error', zh: `计算没有完成：${reason}。请核对输入后重试。`, fields: [] },
      ],
    };
  }
}

function withoutRepeats(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const id = `${issue.code}|${issue.zh}|${issue.fields.join()}`;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
