/** Starts the hub, or manages its tokens: the only place that knows environment and command line. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createHub } from './app.ts';
import { lockFolder } from './folder-lock.ts';
import { readQuestions } from './pages/checklist-questions.ts';
import type { HubDatabase } from './storage/database.ts';
import { migrate } from './storage/migrate.ts';
import { openPglite } from './storage/pglite.ts';
import { openPostgres } from './storage/postgres.ts';
import { addDepartmentToken, addDeviceToken, listTokens, revokeToken } from './tokens.ts';

const help = `高原节能诊断数据中心

  npm run hub                                  启动中心
  node hub/main.ts token add 机构名称           给一个诊断机构（没有则建立）发一个设备令牌
  node hub/main.ts token department 名称        发一个主管部门登录令牌
  node hub/main.ts token list                  列出令牌（只显示编号）
  node hub/main.ts token revoke 编号            停用令牌

环境变量
  PORT           端口，默认 8787
  HOST           监听地址，默认 0.0.0.0
  HUB_DATA       数据目录，默认 ./hub-data
  DATABASE_URL   PostgreSQL（15 或更新）的地址；不设则使用数据目录中的内置数据库
  HUB_PUBLIC_URL 对外地址；以 https 开头时登录 Cookie 只走加密连接`;

const dataDir = resolve(process.env['HUB_DATA'] ?? 'hub-data');
const databaseUrl = process.env['DATABASE_URL'];

interface Opened {
  db: HubDatabase;
  close(): Promise<void>;
}

async function open(): Promise<Opened> {
  if (databaseUrl !== undefined && databaseUrl !== '') {
    const db = openPostgres(databaseUrl);
    return { db, close: () => db.close() };
  }
  const release = lockFolder(dataDir);
  const db = await openPglite(join(dataDir, 'postgres'));
  return {
    db,
    close: async () => {
      await db.close();
      release();
    },
  };
}

/** The first start makes one institution and both kinds of token, so that the hub can be tried at once. */
async function greetFirstStart(db: HubDatabase): Promise<void> {
  if ((await listTokens(db)).length > 0) return;
  const institution = '第一诊断机构';
  const { token } = await addDeviceToken(db, institution);
  const department = await addDepartmentToken(db, '主管部门');
  console.log(`首次启动，已建立“${institution}”。以下令牌只显示这一次，请妥善保存：`);
  console.log(`  设备令牌（填入软件的“设置”）：${token}`);
  console.log(`  主管部门登录令牌（打开中心网页时使用）：${department}`);
}

async function serve(): Promise<void> {
  const opened = await open();
  await migrate(opened.db);
  await greetFirstStart(opened.db);
  const blobDir = join(dataDir, 'blobs');
  mkdirSync(blobDir, { recursive: true });
  const hub = createHub({
    db: opened.db,
    blobDir,
    questions: await readQuestions(join(import.meta.dirname, '..', 'resources', 'checklists')),
    secureCookies: (process.env['HUB_PUBLIC_URL'] ?? '').startsWith('https://'),
    onFailure: (error) => console.error(new Date().toISOString(), error),
  });
  const stop = async () => {
    await hub.close();
    await opened.close();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
  const port = Number(process.env['PORT'] ?? 8787);
  const address = await hub.listen({ port, host: process.env['HOST'] ?? '0.0.0.0' });
  console.log(`高原节能诊断数据中心已启动：${address}`);
}

async function manageTokens([action, name]: readonly string[]): Promise<void> {
  const opened = await open();
  const { db } = opened;
  try {
    await migrate(db);
    if (action === 'add' && name) {
      console.log(`“${name}”的设备令牌（只显示这一次）：${(await addDeviceToken(db, name)).token}`);
    } else if (action === 'department' && name) {
      console.log(`主管部门登录令牌（只显示这一次）：${await addDepartmentToken(db, name)}`);
    } else if (action === 'revoke' && name) {
      if (!(await revokeToken(db, name))) throw new Error(`没有编号为 ${name} 的在用令牌。`);
      console.log(`已停用 ${name}。`);
    } else if (action === 'list') {
      for (const token of await listTokens(db)) {
        const owner = token.kind === 'device' ? `设备 · ${token.institution ?? ''}` : '主管部门';
        console.log(`${token.id}  ${owner}  ${token.label}  ${token.revokedAt ? '已停用' : '在用'}`);
      }
    } else {
      throw new Error(help);
    }
  } finally {
    await opened.close();
  }
}

async function main([command, ...rest]: readonly string[]): Promise<void> {
  if (command === undefined) await serve();
  else if (command === 'token') await manageTokens(rest);
  else if (command === 'help' || command === '--help') console.log(help);
  else throw new Error(help);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
