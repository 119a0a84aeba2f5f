/** What every command gets and how it ends. */
import type { Client } from '../shared/contract/contract.ts';

export interface CommandInput {
  client: Client;
  /** Words after the command. */
  args: string[];
  json: boolean;
  /** For people; silent with --json. */
  say: (text: string) => void;
  /** The machine-readable result, printed with --json. */
  result: (value: unknown) => void;
  options: { out: string | null; seal: boolean; to: string | null };
}

/** A failure with a sentence for the user; the program ends with a code other than 0. */
export class CommandError extends Error {
  override name = 'CommandError';
}

/** Drains a progress stream and returns its result. */
export async function finish<Y, R>(
  stream: AsyncIterator<Y, R>,
  onProgress: (progress: Y) => void,
): Promise<R> {
  for (;;) {
    const next = await stream.next();
    if (next.done) return next.value;
    onProgress(next.value);
  }
}

/** The one audit meant by an id, the beginning of one, or nothing when there is only one. */
export async function pickAudit(client: Client, word: string | undefined): Promise<string> {
  const audits = await client.audit.list();
  const found = word === undefined ? audits : audits.filter((a) => a.id === word || a.id.startsWith(word));
  if (found.length === 1 && found[0]) return found[0].id;
  if (audits.length === 0)
    throw new CommandError('还没有诊断项目。可先用 import 导入文件，或用 sample 导入样例。');
  if (found.length === 0) throw new CommandError(`没有编号为 ${word} 的诊断项目，用 list 查看全部。`);
  throw new CommandError(`有 ${found.length} 个诊断项目，请给出编号：${found.map((a) => a.id).join('、')}`);
}
