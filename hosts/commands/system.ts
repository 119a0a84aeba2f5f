import { readFileSync } from 'node:fs';
import { secretNames, type SecretName } from '../../shared/model/settings.ts';
import { CommandError, finish, type CommandInput } from '../command.ts';
import { formatBytes } from '../print.ts';

export async function sync({ client, say, result }: CommandInput): Promise<void> {
  const done = await finish(await client.sync.run(), () => undefined);
  result(done);
  say(
    `同步完成：送出修改 ${done.pushedOps} 条、文件 ${done.pushedBlobs} 个；收到修改 ${done.pulledOps} 条、文件 ${done.pulledBlobs} 个；待处理冲突 ${done.conflicts} 处。`,
  );
}

export async function backup({ client, say, result }: CommandInput): Promise<void> {
  const done = await finish(await client.backup.run(), () => undefined);
  result(done);
  say(`备份已写入并通过校验：${done.path}（${formatBytes(done.sizeBytes)}，${done.ops} 条修改记录）`);
}

/** `config` shows the settings; `config KEY VALUE` changes one; `config SECRET -` reads a secret from standard input. */
export async function config({ client, args, say, result }: CommandInput): Promise<void> {
  const [key, value] = args;
  if (key !== undefined && value !== undefined) await setOne(client, key, value);
  const current = await client.settings.get();
  result(current);
  for (const [name, setting] of Object.entries(current.settings)) say(`${name} = ${shown(setting)}`);
  for (const [name, set] of Object.entries(current.secretsSet)) say(`${name}：${set ? '已保存' : '未设置'}`);
}

const shown = (setting: unknown): string =>
  typeof setting === 'string' ? setting : (JSON.stringify(setting) ?? '');

async function setOne(client: CommandInput['client'], key: string, value: string): Promise<void> {
  if (secretNames.includes(key as SecretName)) {
    // An argument would stand in the process list and in the shell's history.
    if (value !== '-')
      throw new CommandError(`${key} 是密码类设置，请用标准输入提供：echo 值 | … config ${key} -`);
    await client.settings.setSecret({ name: key as SecretName, value: readFileSync(0, 'utf8').trim() });
    return;
  }
  const { settings } = await client.settings.get();
  const before = (settings as Record<string, unknown>)[key];
  const typed =
    typeof before === 'number' ? Number(value) : typeof before === 'boolean' ? value === 'true' : value;
  await client.settings.set({ [key]: typed });
}
