/** Makes sure the tests have a Chromium and the PDF tools: installs them from Debian where it may, or says what is missing. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const has = (command: string) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
const chromium = () =>
  [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some(
    (path) => path !== undefined && path !== '' && existsSync(path),
  );

const wanted: string[] = [];
if (!chromium()) wanted.push('chromium');
if (!has('pdftotext')) wanted.push('poppler-utils');
if (wanted.length > 0) {
  const root = process.getuid?.() === 0;
  if (!root || !has('apt-get')) {
    console.error(
      `测试还需要系统软件包：${wanted.join('、')}。请安装后重试，例如 sudo apt-get install ${wanted.join(' ')}`,
    );
    process.exit(1);
  }
  console.log(`正在安装测试所需的系统软件包：${wanted.join('、')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (args: string[]) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status;
  if (
    run(['update', '-qq']) !== 0 ||
    run(['install', '-y', '-qq', '--no-install-recommends', ...wanted]) !== 0
  ) {
    console.error('安装失败，请检查网络与 Debian 软件源。');
    process.exit(1);
  }
}
