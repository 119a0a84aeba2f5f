/** The hub's view of SQL: the same statements on PGlite and on PostgreSQL. */

export type SqlRow = Record<string, unknown>;

export interface Sql {
  /** Runs one statement; `T` names the columns it selects. */
  query<T extends object = SqlRow>(text: string, params?: readonly unknown[]): Promise<T[]>;
}

export interface HubDatabase {
  /** Commits when `run` resolves, rolls back when it rejects. */
  transaction<T>(run: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Runs as the role of auditing institutions, seeing the rows of one only. The settings end with the transaction. */
export function asInstitution<T>(
  db: HubDatabase,
  institutionId: number,
  run: (sql: Sql) => Promise<T>,
): Promise<T> {
  return db.transaction(async (sql) => {
    await sql.query(
      "SELECT set_config('role', 'plateau_hub_app', true), set_config('hub.institution', $1, true)",
      [String(institutionId)],
    );
    return run(sql);
  });
}

/** Runs as the department: reads over all institutions, writes only its own session. */
export function asDepartment<T>(
  db: HubDatabase,
  run: (sql: Sql) => Promise<T>,
  credentialHash = '',
): Promise<T> {
  return db.transaction(async (sql) => {
    await sql.query(
      "SELECT set_config('role', 'plateau_hub_department', true), set_config('hub.token_hash', $1, true)",
      [credentialHash],
    );
    return run(sql);
  });
}

/** Runs as whoever presents a token, before it is known whose it is: sees that token and nothing else. */
export function asBearer<T>(db: HubDatabase, tokenHash: string, run: (sql: Sql) => Promise<T>): Promise<T> {
  return db.transaction(async (sql) => {
    await sql.query(
      "SELECT set_config('role', 'plateau_hub_app', true), set_config('hub.token_hash', $1, true)",
      [tokenHash],
    );
    return run(sql);
  });
}

/** Runs as the administrator of institutions and tokens; sees no audit data. */
export function asAdmin<T>(db: HubDatabase, run: (sql: Sql) => Promise<T>): Promise<T> {
  return db.transaction(async (sql) => {
    await sql.query("SELECT set_config('role', 'plateau_hub_admin', true)");
    return run(sql);
  });
}
