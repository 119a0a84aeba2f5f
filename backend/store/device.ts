/** Who this copy of the data is. A copied or restored profile must not continue another one's sequence. */
import { randomUUID } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Database } from 'better-sqlite3';

/** The id under which new ops are written; a new one is minted for a copied profile. */
export function currentDevice(db: Database, profileDir: string, now: () => Date): string {
  const home = `${hostname()}:${realpathSync(profileDir)}`;
  const row = db.prepare('SELECT id, home FROM device WHERE current = 1').get() as
    | { id: string; home: string }
    | undefined;
  return row && row.home === home ? row.id : renewDevice(db, home, now);
}

/** Mints a new id, e.g. after a restore or when the hub already holds more of this device than the device itself. */
export function renewDevice(db: Database, home: string, now: () => Date): string {
  const id = randomUUID().replaceAll('-', '').slice(0, 20);
  db.transaction(() => {
    db.prepare('UPDATE device SET current = 0').run();
    db.prepare('INSERT INTO device (id, home, createdAt, current) VALUES (?, ?, ?, 1)').run(
      id,
      home,
      now().toISOString(),
    );
  }).immediate();
  return id;
}

export function deviceHome(profileDir: string): string {
  return `${hostname()}:${realpathSync(profileDir)}`;
}
