/** `diagnose AUDIT` for a stored audit; `diagnose` with JSON on standard input for one machine. */
import { beijingDay } from '../../shared/quantity/day.ts';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { siteAir } from '../../shared/air/site-air.ts';
import { diagnoseAudit } from '../../shared/equipment/audit.ts';
import { fieldsOf } from '../../shared/equipment/fields.ts';
import { evaluateEquipment } from '../../shared/equipment/evaluate.ts';
import { calculatorFor } from '../../shared/equipment/registry.ts';
import type { EquipmentDiagnosis } from '../../shared/equipment/diagnosis.ts';
import { verdictZh } from '../../shared/equipment/types.ts';
import { emptyRow, pricesSchema } from '../../shared/model/tables.ts';
import { rowIds } from '../../shared/model/snapshot.ts';
import { quantitySchema } from '../../shared/model/quantity.ts';
import { equipmentKinds } from '../../shared/model/vocabulary.ts';
import { formatInterval, formatValue } from '../../shared/quantity/format.ts';
import { CommandError, pickAudit, type CommandInput } from '../command.ts';
import { formatTable } from '../print.ts';
import { printSteps } from '../print-steps.ts';

const today = () => beijingDay(new Date());

const machineSchema = z.strictObject({
  kind: z.enum(equipmentKinds),
  site: z.strictObject({
    altitudeM: z.number().min(0).max(5500),
    pressureKPa: z.number().min(40).max(110).optional(),
    temperatureC: z.number().min(-60).max(60).optional(),
    relativeHumidityPct: z.number().min(0).max(100).optional(),
  }),
  /** A plain number, a choice, or a quantity with its source and uncertainty. */
  inputs: z.record(
    z.string(),
    z.union([z.number(), z.string(), quantitySchema.omit({ unit: true }).partial({ source: true })]),
  ),
  prices: pricesSchema.optional(),
  date: z.iso.date().optional(),
});

export async function diagnose(input: CommandInput): Promise<void> {
  if (input.args.length === 0 && !process.stdin.isTTY) {
    const text = readFileSync(0, 'utf8');
    if (text.trim() !== '') return diagnoseMachine(text, input);
  }
  const { client } = input;
  const auditId = await pickAudit(client, input.args[0]);
  const [{ snapshot }, pack, templates] = await Promise.all([
    client.audit.get({ auditId }),
    client.app.pack(),
    client.app.templates(),
  ]);
  const diagnosis = diagnoseAudit(snapshot, pack, templates, { date: today() });
  input.result(diagnosis);
  input.say(
    `综合能耗（当量值）${formatValue(diagnosis.energy.totalTce)} tce，二氧化碳 ${formatValue(diagnosis.energy.totalCO2T)} t，完整度 ${formatValue(diagnosis.completenessPct)} %`,
  );
  const names = new Map(snapshot.equipment.map((row) => [row.id, row.name ?? row.id]));
  for (const machine of diagnosis.equipment)
    printMachine(names.get(machine.equipmentId) ?? machine.zh, machine, false, input.say);
  input.say(
    `\n${formatTable(
      ['措施', '设备', '节能 tce', '节电 kWh', '年效益 元', '投资 元', '回收期 年'],
      diagnosis.measures.map((m) => [
        m.title,
        names.get(m.equipmentId) ?? '—',
        formatValue(m.saving.tce),
        formatValue(m.saving.kWh),
        formatValue(m.saving.yuan),
        m.investmentYuan === null ? '待填' : formatValue(m.investmentYuan),
        m.paybackYears === null ? '—' : formatValue(m.paybackYears),
      ]),
    )}`,
  );
}

async function diagnoseMachine(text: string, { client, result, say }: CommandInput): Promise<void> {
  const parsed = machineSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || '输入'}：${issue.message}`);
    throw new CommandError(`输入不符合要求：${issues.join('；')}`);
  }
  const { kind, site, inputs, prices, date } = parsed.data;
  const calculator = calculatorFor(kind);
  const equipment = { ...emptyRow('equipment', 'stdin', 'stdin'), kind, inputs: choicesOf(inputs) };
  const readings = Object.entries(inputs).flatMap(([key, value]) => {
    if (typeof value === 'string') return [];
    const quantity = typeof value === 'number' ? { value } : value;
    return [
      {
        ...emptyRow('reading', rowIds.reading('stdin', key), 'stdin'),
        equipmentId: 'stdin',
        key,
        source: 'measured' as const,
        ...quantity,
        u: 'u' in quantity ? (quantity.u ?? null) : null,
      },
    ];
  });
  const diagnosis = evaluateEquipment(calculator, equipment, readings, {
    air: siteAir(site),
    pack: await client.app.pack(),
    prices: prices ?? {},
    date: date ?? today(),
  });
  result(diagnosis);
  printMachine(diagnosis.zh, diagnosis, true, say);
}

const choicesOf = (inputs: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(inputs).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError(`输入不是有效的 JSON：${(error as Error).message}`);
  }
}

function printMachine(
  name: string,
  machine: EquipmentDiagnosis,
  withSteps: boolean,
  say: (text: string) => void,
): void {
  say(`\n■ ${name}`);
  if (machine.results.length > 0) {
    say(
      formatTable(
        ['结果', '数值 (k=2)', '单位'],
        machine.results.map((r) => [r.zh, formatInterval(r.value, r.expandedU), r.unit]),
      ),
    );
  }
  for (const limit of machine.limits) {
    const bound =
      limit.limit === null
        ? '待核对'
        : `${limit.sense === 'min' ? '≥' : '≤'} ${formatValue(limit.limit)} ${limit.unit}`.trimEnd();
    say(
      `  ${limit.zh}：${formatInterval(limit.value, limit.expandedU)}（${bound}）→ ${verdictZh[limit.verdict]} ${limit.marks.join(' ')} [${`${limit.standard.code} ${limit.standard.clause}`.trim()}]`,
    );
  }
  for (const issue of machine.issues) say(`  ! ${issue.zh}`);
  const names = new Map(fieldsOf(calculatorFor(machine.kind).inputs).map((field) => [field.key, field.zh]));
  for (const missing of machine.missing) {
    const wanted = missing.keys.map((key) => `${names.get(key) ?? '未命名输入'}[${key}]`);
    say(`  缺少：${missing.zh}（待填 ${wanted.join('、')}）`);
  }
  if (!withSteps) return;
  say('\n推导过程');
  printSteps(machine.steps, say);
}
