/** The command line: the whole product without a window. Exit code 0 only when the thing asked for happened. */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { createRouterClient, ORPCError } from '@orpc/server';
import { createBackend } from '../backend/backend.ts';
import { createRouter } from '../backend/router/router.ts';
import { ProfileError } from '../backend/store/database.ts';
import { CommandError, type CommandInput } from './command.ts';
import { exportOne, importOne, list, sample } from './commands/audits.ts';
import { diagnose } from './commands/diagnose.ts';
import { report, send } from './commands/documents.ts';
import { schema, selfcheck } from './commands/engine.ts';
import { pv } from './commands/renewables.ts';
import { backup, config, sync } from './commands/system.ts';
import { defaultProfileDir, rendererDir, resourcesDir, version } from './paths.ts';
import { serve } from './serve.ts';

const commands: Record<string, { run: (input: CommandInput) => Promise<void>; help: string }> = {
  list: { run: list, help: 'list                     列出诊断项目' },
  sample: { run: sample, help: 'sample [编号]            查看或导入样例工厂' },
  import: { run: importOne, help: 'import 文件              导入诊断项目文件、同步包或样例文件' },
  export: { run: exportOne, help: 'export [项目] [--out 目录]  导出一个诊断项目' },
  diagnose: {
    run: diagnose,
    help: 'diagnose [项目]          诊断；无参数且有标准输入时诊断一台设备（JSON）',
  },
  report: { run: report, help: 'report [项目] [--out 目录] [--seal]  生成诊断报告与节能改进清单' },
  send: { run: send, help: 'send [项目] [--to 邮箱]    发送待发邮件；--to 先把最新报告列入待发' },
  sync: { run: sync, help: 'sync                     与数据中心同步' },
  backup: { run: backup, help: 'backup                   备份并校验数据库' },
  config: { run: config, help: 'config [名称 值]         查看或修改设置' },
  schema: { run: schema, help: 'schema 类型              输出一类设备的输入格式（JSON Schema）' },
  pv: { run: pv, help: 'pv                       由标准输入（JSON）估算光伏年发电量，列出推导' },
  selfcheck: { run: selfcheck, help: 'selfcheck                用内置算例自检计算引擎' },
};

const help = `高原节能诊断 ${version}
用法：npm run -s cli -- 命令 [参数] [--profile 数据目录] [--json]

${Object.values(commands)
  .map((command) => `  ${command.help}`)
  .join('\n')}
  serve [--port 端口]      启动浏览器版（只限本机访问）
  help                     显示本说明`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      profile: { type: 'string' },
      json: { type: 'boolean', default: false },
      out: { type: 'string' },
      to: { type: 'string' },
      seal: { type: 'boolean', default: false },
      port: { type: 'string' },
      open: { type: 'boolean', default: false },
    },
  });
  const [name = 'help', ...args] = positionals;
  if (name === 'help') {
    console.log(help);
    return 0;
  }
  const command = commands[name];
  if (!command && name !== 'serve') {
    console.error(`没有命令 ${name}。\n\n${help}`);
    return 2;
  }
  const backend = createBackend({
    profileDir: values.profile ?? defaultProfileDir(),
    resourcesDir,
    host: name === 'serve' ? 'browser' : 'cli',
    version,
    secretKey: null,
  });
  try {
    if (!command) {
      await serveUntilStopped(backend, Number(values.port ?? 0), values.open);
      return 0;
    }
    await command.run({
      client: createRouterClient(createRouter(backend), { context: {} }),
      args,
      json: values.json,
      say: (text) => {
        if (!values.json) console.log(text);
      },
      result: (value) => {
        if (values.json) console.log(JSON.stringify(value));
      },
      options: { out: values.out ?? null, seal: values.seal, to: values.to ?? null },
    });
    return 0;
  } finally {
    await backend.close();
  }
}

async function serveUntilStopped(
  backend: ReturnType<typeof createBackend>,
  port: number,
  open: boolean,
): Promise<void> {
  const served = await serve(backend, { rendererDir, port });
  console.log(`浏览器版已启动，请在本机浏览器打开：\n${served.url}\n按 Ctrl+C 停止。`);
  if (open) openInBrowser(served.ticketUrl());
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await served.close();
}

/** Best effort: where no browser opens, the printed address is there. */
function openInBrowser(url: string): void {
  const [command, args] =
    process.platform === 'win32'
      ? ['cmd', ['/c', 'start', '', url]]
      : process.platform === 'darwin'
        ? ['open', [url]]
        : ['xdg-open', [url]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => console.log('没有自动打开浏览器，请复制上面的网址。'));
  child.unref();
}

/** Words for a failure; codes of the contract carry their own detail. */
function explain(error: unknown): string {
  if (error instanceof CommandError || error instanceof ProfileError) return error.message;
  if (error instanceof ORPCError) {
    const data = error.data as
      | { detail?: string; reason?: string; issues?: { path: string; message: string }[] }
      | undefined;
    if (error.code === 'NOT_CONFIGURED') {
      return '还没有设置数据中心：config hubUrl 地址，再 echo 令牌 | … config hubToken -';
    }
    const words =
      data?.reason ?? data?.detail ?? data?.issues?.map((i) => `${i.path}：${i.message}`).join('；');
    return words ? `${words}（${error.code}）` : `操作没有完成（${error.code}）`;
  }
  const code = (error as { code?: string }).code;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' || code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    return `参数有误：${(error as Error).message}。用 help 查看说明。`;
  }
  return `操作没有完成：${(error as Error).message}`;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
