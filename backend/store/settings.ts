import type { Database } from 'better-sqlite3';
import { defaultSettings, settingsSchema, type Settings } from '../../shared/model/settings.ts';

export interface SettingsStore {
  get: () => Settings;
  set: (change: Partial<Settings>) => Settings;
}

/** Settings of this laptop; a value that no longer fits its schema falls back to the default. */
export function createSettingsStore(db: Database): SettingsStore {
  const get = (): Settings => {
    const rows = db.prepare('SELECT key, value FROM setting').all() as { key: string; value: string }[];
    const stored = Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value) as unknown]));
    const entries = Object.entries(settingsSchema.shape).map(([key, schema]) => {
      const parsed = schema.safeParse(stored[key]);
      return [key, parsed.success ? parsed.data : defaultSettings[key as keyof Settings]];
    });
    return Object.fromEntries(entries) as Settings;
  };
  const put = db.prepare(
    'INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    get,
    set(change) {
      db.transaction(() => {
        for (const [key, value] of Object.entries(change)) {
          if (value !== undefined) put.run(key, JSON.stringify(value));
        }
      }).immediate();
      return get();
    },
  };
}
