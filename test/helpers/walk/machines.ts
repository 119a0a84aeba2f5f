/** The inventory, the instruments and the checklist of every machine. */
import { join } from 'node:path';
import { equipmentKindZh } from '../../../shared/model/vocabulary.ts';
import type { Hand } from './hand.ts';
import type { AnswerPlan, Cells, MachinePlan, Plan } from './plan.ts';
import { fillCells } from './records.ts';

/** Sample id → row id in the audit that is being walked. */
export type Ids = Map<string, string>;

const photosDir = join(import.meta.dirname, '..', '..', '..', 'resources', 'samples', 'photos');

export async function walkInventory(hand: Hand, plan: Plan): Promise<Ids> {
  const { page } = hand;
  await hand.openPage('用能设备');
  await page.getByTestId('equipment-page').waitFor();
  const ids: Ids = new Map();
  for (const machine of plan.machines) {
    const before = await page.locator('[data-testid="equipment-table"] [data-row]').count();
    await hand.fromMenu(page.getByTestId('add-equipment').first(), equipmentKindZh[machine.kind]);
    const rows = page.locator('[data-testid="equipment-table"] [data-row]');
    await rows.nth(before).waitFor();
    await fillCells(hand, 'equipment', machine.nameplate);
    ids.set(machine.id, (await rows.nth(before).getAttribute('data-row')) ?? '');
  }
  return ids;
}

const instrumentColumns = [
  'name',
  'model',
  'serialNo',
  'measures',
  'accuracy',
  'certificateNo',
  'relativeUPct',
  'calibratedAt',
  'validUntil',
] as const;

export async function walkInstruments(hand: Hand, plan: Plan): Promise<Ids> {
  const { page } = hand;
  const ids: Ids = new Map();
  const rows = page.locator('tr[data-field^="instrument-"]');
  for (const [i, instrument] of plan.instruments.entries()) {
    await hand.press(page.getByTestId('add-instrument'));
    const row = rows.nth(i);
    await row.waitFor();
    for (const [c, column] of instrumentColumns.entries()) {
      const value = instrument[column];
      if (value !== null && value !== undefined) await hand.fill(row.locator('input').nth(c), String(value));
    }
    ids.set(
      String(instrument['id']),
      ((await row.getAttribute('data-field')) ?? '').slice('instrument-'.length),
    );
  }
  return ids;
}

export interface Context {
  hand: Hand;
  plan: Plan;
  machines: Ids;
  instruments: Ids;
}

/** Every machine's checklist, one after the other. What the page does not ask for is returned. */
export async function walkChecklists(context: Context): Promise<string[]> {
  const { hand, plan, machines } = context;
  const { page } = hand;
  const first = machines.get(plan.machines[0]?.id ?? '') ?? '';
  await hand.openPage('用能设备');
  await hand.press(page.locator(`[data-row="${first}"] a`));
  const unasked: string[] = [];
  for (const [i, machine] of plan.machines.entries()) {
    const id = machines.get(machine.id) ?? '';
    if (i > 0) await hand.nextMachine();
    await page.waitForURL((url) => url.hash.includes(encodeURIComponent(id)));
    await page.getByTestId('checklist-page').waitFor();
    await page.getByRole('heading', { level: 1, name: String(machine.nameplate['name']) }).waitFor();
    unasked.push(...(await walkMachine(context, machine)));
  }
  return unasked;
}

async function walkMachine(context: Context, machine: MachinePlan): Promise<string[]> {
  const { hand } = context;
  const name = String(machine.nameplate['name']);
  const missedChoices = await walkChoices(hand, machine.choices);
  const readings = new Map(machine.readings);
  const answers = new Map(context.plan.answers.get(machine.id));
  await walkQuestions(context, machine.id, answers, readings);
  const rest = hand.page.locator('#group-other [data-field]');
  const keys = await rest.evaluateAll((all) => all.map((el) => (el as HTMLElement).dataset['field'] ?? ''));
  for (const key of keys)
    await walkReading(context, rest.and(hand.page.locator(`[data-field="${key}"]`)), key, readings);
  return [...missedChoices, ...readings.keys(), ...answers.keys()].map((key) => `${name} ${key}`);
}

async function walkChoices(hand: Hand, wanted: Readonly<Record<string, string>>): Promise<string[]> {
  const left = new Map(Object.entries(wanted));
  // A choice may bring up the next one.
  for (let found = true; found && left.size > 0;) {
    found = false;
    for (const [key, value] of left) {
      const select = hand.page.getByTestId(`choice-${key}`);
      if ((await select.count()) === 0) continue;
      if ((await select.inputValue()) !== value) await hand.choose(select, value);
      left.delete(key);
      found = true;
    }
  }
  return [...left.keys()];
}

interface Question {
  id: string;
  fields: string[];
}

/** The questions of the page in their order: answer, note, photo, readings. */
export async function walkQuestions(
  context: Context,
  subject: string,
  answers: Map<string, AnswerPlan>,
  readings: Map<string, Cells>,
): Promise<void> {
  const { hand } = context;
  const items = hand.page.locator('[data-item]');
  await items.first().waitFor();
  const questions: Question[] = await items.evaluateAll((all) =>
    all.map((el) => ({
      id: (el as HTMLElement).dataset['item'] ?? '',
      fields: [...el.querySelectorAll<HTMLElement>('[data-field]')].map((box) => box.dataset['field'] ?? ''),
    })),
  );
  await hand.startQuestions();
  for (const { id, fields } of questions) {
    const item = hand.page.getByTestId(`item-${id}`);
    const planned = answers.get(id);
    if (planned) {
      await hand.answer(item, planned.answer);
      if (planned.note) await hand.note(item, id, planned.note);
      answers.delete(id);
    }
    const photo = context.plan.photos.find((p) => p.subject === subject && p.item === id);
    if (photo) {
      await hand.pickFile(item.getByTestId(`add-photo-${id}`), join(photosDir, photo.file));
      await item.locator('[data-photo]').first().waitFor();
    }
    for (const key of fields)
      await walkReading(context, item.locator(`.reading[data-field="${key}"]`), key, readings);
  }
}

async function walkReading(
  { hand, instruments }: Context,
  box: ReturnType<Hand['page']['locator']>,
  key: string,
  readings: Map<string, Cells>,
): Promise<void> {
  const row = readings.get(key);
  if (!row) return;
  readings.delete(key);
  const instrument = row['instrumentId'];
  await hand.reading(box, {
    key,
    value: String(row['value']),
    source: String(row['source']),
    instrumentId: typeof instrument === 'string' ? (instruments.get(instrument) ?? null) : null,
    u: typeof row['u'] === 'number' ? String(row['u']) : null,
  });
}
