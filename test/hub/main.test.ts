import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { createLaptop, syncLaptop } from './memory-laptop.ts';
import { startPostgres, type PostgresServer } from './postgres-server.ts';

const run = promisify(execFile);
const main = join(import.meta.dirname, '..', '..', 'hub', 'main.ts');

interface Started {
  child: ChildProcess;
  output: string;
  url: string;
}

describe('npm run hub', () => {
  const work = mkdtempSync(join(tmpdir(), 'hub-main-'));
  const children: ChildProcess[] = [];
  let postgres: PostgresServer | undefined;
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await postgres?.stop();
    rmSync(work, { recursive: true, force: true });
  });

  const start = (env: Record<string, string>) =>
    new Promise<Started>((resolve, reject) => {
      const child = spawn(process.execPath, [main], {
        env: { ...process.env, HOST: '127.0.0.1', PORT: '0', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      children.push(child);
      let output = '';
      const take = (chunk: Buffer) => {
        output += chunk.toString();
        const url = /已启动：(\S+)/.exec(output)?.[1];
        if (url) resolve({ child, output, url });
      };
      child.stdout.on('data', take);
      child.stderr.on('data', take);
      child.once('exit', () => reject(new Error(output)));
    });
  const stop = ({ child }: Started) =>
    new Promise<number | null>((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGTERM');
    });

  it('starts in an empty folder, prints its tokens once, guards its folder, stops and starts again', async () => {
    const env = { HUB_DATA: join(work, 'data'), DATABASE_URL: '' };
    const first = await start(env);
    const token = /dev_[\w-]+/.exec(first.output)?.[0] ?? '';
    expect(first.output).toMatch(/dept_[\w-]+/);
    const laptop = createLaptop('laptop-main', join(work, 'laptop'));
    laptop.edit({ rowId: 'pump', column: 'name', value: '泵' });
    expect((await syncLaptop(laptop, first.url, token)).result.pushedOps).toBe(1);
    const busy = run(process.execPath, [main, 'token', 'list'], { env: { ...process.env, ...env } });
    await expect(busy).rejects.toMatchObject({
      stderr: expect.stringContaining('正由另一个中心进程') as string,
    });
    expect(await stop(first)).toBe(0);

    const added = await run(process.execPath, [main, 'token', 'add', '示例二号机构'], {
      env: { ...process.env, ...env },
    });
    expect(added.stdout).toMatch(/“示例二号机构”的设备令牌（只显示这一次）：dev_[\w-]+/);
    const list = await run(process.execPath, [main, 'token', 'list'], { env: { ...process.env, ...env } });
    expect(list.stdout.trim().split('\n')).toHaveLength(3);
    expect(list.stdout).not.toContain(token);

    const second = await start(env);
    expect(second.output).not.toContain('dev_');
    const reader = createLaptop('laptop-main-2', join(work, 'laptop-2'));
    expect((await syncLaptop(reader, second.url, token)).result.pulledOps).toBe(1);
    await stop(second);
  });

  it('starts on a real PostgreSQL, two at once', async () => {
    postgres = await startPostgres();
    const env = { HUB_DATA: join(work, 'shared'), DATABASE_URL: await postgres.createDatabase('hub') };
    const first = await start(env);
    const second = await start(env);
    const token = /dev_[\w-]+/.exec(first.output)?.[0] ?? '';
    const writer = createLaptop('laptop-pg-1', join(work, 'pg-1'));
    writer.addDocument('doc', Buffer.from('%PDF'));
    await syncLaptop(writer, first.url, token);
    const reader = createLaptop('laptop-pg-2', join(work, 'pg-2'));
    expect((await syncLaptop(reader, second.url, token)).result).toMatchObject({
      pulledOps: 2,
      pulledBlobs: 1,
    });
    await stop(first);
    await stop(second);
  });
});
