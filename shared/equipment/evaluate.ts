/** One machine from rows to diagnosis: parse, compute, uncertainty, verdicts. Deterministic and total. */
import { judgeLimit } from '../standards/judge.ts';
import type { Row } from '../model/tables.ts';
import { formatSignificant } from '../quantity/format.ts';
import type { BudgetLine, EquipmentDiagnosis, ResultWithU } from './diagnosis.ts';
import { fieldsOf, type Field } from './fields.ts';
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
): EquipmentDiagnosis {
  return evaluateMachine(calculator, equipment, readings, ctx, instruments).diagnosis;
}

/** As `evaluateEquipment`, with the validated inputs and the raw outcome for the measures. */
export function evaluateMachine<I extends object>(
  calculator: Calculator<I>,
  equipment: Machine,
  readings: readonly Row<'reading'>[],
  ctx: CalcContext,
  instruments: readonly Row<'instrument'>[] = [],
): Evaluation<I> {
  const fields = fieldsOf(calculator.inputs);
  const parsed = parseMachine(calculator, equipment, withInstrumentU(readings, instruments));
  const { inputs, issues } = parsed;
  const outcome = tryDiagnose(calculator, inputs, ctx);
  const checks = calculator.checks(inputs, ctx);
  const known = [...issues, ...checks, ...outcome.issues];
  const spread = uncertaintyOf(calculator, inputs, outcome, parsed.readings, ctx);
  const sources = instrumentWords(readingsOf(equipment.id, readings), instruments);
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
      steps: outcome.steps,
      limits: outcome.limits.map((limit) =>
        judgeLimit(limit, COVERAGE_FACTOR * (spread.uByResult.get(limit.resultId) ?? 0)),
      ),
      losses: outcome.losses,
      issues: withoutRepeats([...known, ...unusualValues(fields, inputs, known)]),
      missing: outcome.missing,
      budget: spread.budget
        .filter((line) => judged.size === 0 || judged.has(line.resultId))
        .map((line) => withSource(line, sources.get(line.key))),
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

/** Values inside the admitted but outside the usual range, unless something more precise was already said. */
function unusualValues(fields: readonly Field[], inputs: object, known: readonly Issue[]): Issue[] {
  return fields.flatMap((field) => {
    const value = (inputs as Record<string, unknown>)[field.key];
    if (field.kind !== 'number' || !field.typical || typeof value !== 'number') return [];
    const [low, high] = field.typical;
    if ((value >= low && value <= high) || known.some((issue) => issue.fields.includes(field.key))) return [];
    const shown = formatSignificant(value, 6);
    return [
      {
        code: 'unusual-value',
        level: 'info' as const,
        zh: `“${field.zh}”为 ${shown} ${field.unit}，通常在 ${low}～${high} ${field.unit} 之间，请确认读数无误。`,
        fields: [field.key],
      },
    ];
  });
}

function withoutRepeats(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const id = `${issue.code}|${issue.zh}`;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
