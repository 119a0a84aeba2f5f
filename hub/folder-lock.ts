/** An embedded database folder belongs to one process: a second one would destroy it. */
import { mkdirSync, openSync, readFileSync, rmSync, writeFileSync, closeSync } from 'node:fs';
import { join } from 'node:path';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function tryLock(path: string): boolean {
  try {
    const handle = openSync(path, 'wx');
    writeFileSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes the folder. @returns how to give it back. @throws Error in Chinese when another process has it. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'hub.lock');
  const release = () => rmSync(path, { force: true });
  if (tryLock(path)) return release;
  const owner = Number(readFileSync(path, 'utf8'));
  if (Number.isInteger(owner) && owner > 0 && owner !== process.pid && isAlive(owner)) {
    throw new Error(`数据目录 ${folder} 正由另一个中心进程（${owner}）使用。请先停止它，再执行本命令。`);
  }
  // Left behind by a process that was killed.
  release();
  if (!tryLock(path))
    throw new Error(`数据目录 ${folder} 正由另一个中心进程使用。请先停止它，再执行本命令。`);
  return release;
}
