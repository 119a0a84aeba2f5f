/** What the engine says about itself: the JSON Schema of a calculator's inputs, and its reference vectors. */
import { z } from 'zod';
import { calculatorFor } from '../../shared/equipment/registry.ts';
import { selfCheck } from '../../shared/equipment/selfcheck.ts';
import { equipmentKindZh, equipmentKinds, type EquipmentKind } from '../../shared/model/vocabulary.ts';
import { formatSignificant } from '../../shared/quantity/format.ts';
import { CommandError, type CommandInput } from '../command.ts';
import { formatTable } from '../print.ts';

export async function schema({ args, result, say, json }: CommandInput): Promise<void> {
  const kind = args[0];
  if (kind === undefined || !equipmentKinds.includes(kind as EquipmentKind)) {
    throw new CommandError(
      `用法：schema 类型，类型为 ${equipmentKinds.map((k) => `${k}（${equipmentKindZh[k]}）`).join('、')}`,
    );
  }
  const document = z.toJSONSchema(calculatorFor(kind as EquipmentKind).inputs);
  result(document);
  if (!json) say(JSON.stringify(document, null, 2));
}

export async function selfcheck({ client, result, say }: CommandInput): Promise<void> {
  const rows = selfCheck(await client.app.pack());
  result(rows);
  say(
    formatTable(
      ['项目', '依据', '应为', '得到', '单位', '结果'],
      rows.map((r) => [
        r.name,
        r.source,
        formatSignificant(r.expected, 8),
        formatSignificant(r.got, 8),
        r.unit,
        r.ok ? '一致' : '不一致',
      ]),
    ),
  );
  const wrong = rows.filter((row) => !row.ok).length;
  if (wrong > 0) throw new CommandError(`自检有 ${wrong} 项不一致，请不要使用本机结果，并重新安装软件。`);
  say(`自检 ${rows.length} 项全部一致。`);
}
