-- Three roles, none of which owns a table or may bypass row security. Every transaction of the hub takes one of them.
-- Roles belong to the whole server: another hub database on it may have made them, even at this very moment.
DO $$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['plateau_hub_app', 'plateau_hub_department', 'plateau_hub_admin'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    EXECUTE format('GRANT %I TO CURRENT_USER', role_name);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), role_name);
  END LOOP;
END
$$;

-- An unset or empty setting is no institution at all, and matches nothing.
CREATE FUNCTION hub_institution() RETURNS integer LANGUAGE sql STABLE
  AS $$ SELECT NULLIF(current_setting('hub.institution', true), '')::integer $$;
CREATE FUNCTION hub_token_hash() RETURNS text LANGUAGE sql STABLE
  AS $$ SELECT NULLIF(current_setting('hub.token_hash', true), '') $$;

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['institution', 'token', 'session', 'device', 'op', 'quarantine', 'cell', 'row_state', 'blob'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
  END LOOP;
  FOREACH table_name IN ARRAY ARRAY['device', 'op', 'quarantine', 'cell', 'row_state', 'blob'] LOOP
    EXECUTE format('CREATE POLICY app_own ON %I TO plateau_hub_app USING (institution_id = hub_institution()) WITH CHECK (institution_id = hub_institution())', table_name);
    EXECUTE format('CREATE POLICY department_reads ON %I FOR SELECT TO plateau_hub_department USING (true)', table_name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO plateau_hub_app', table_name);
    EXECUTE format('GRANT SELECT ON %I TO plateau_hub_department', table_name);
  END LOOP;
END
$$;
GRANT UPDATE ON device, cell, row_state, blob TO plateau_hub_app;
-- Ops are never changed; only whether their group is whole.
GRANT UPDATE (applied) ON op TO plateau_hub_app;

CREATE POLICY app_own ON institution FOR SELECT TO plateau_hub_app USING (id = hub_institution());
CREATE POLICY department_reads ON institution FOR SELECT TO plateau_hub_department USING (true);
CREATE POLICY admin_all ON institution TO plateau_hub_admin USING (true) WITH CHECK (true);
GRANT SELECT ON institution TO plateau_hub_app, plateau_hub_department;
GRANT SELECT, INSERT ON institution TO plateau_hub_admin;

-- Whoever asks sees only the token that was presented.
CREATE POLICY presented ON token FOR SELECT TO plateau_hub_app, plateau_hub_department USING (hash = hub_token_hash());
CREATE POLICY admin_all ON token TO plateau_hub_admin USING (true) WITH CHECK (true);
GRANT SELECT ON token TO plateau_hub_app, plateau_hub_department;
GRANT SELECT, INSERT, UPDATE ON token TO plateau_hub_admin;

CREATE POLICY department_sessions ON session TO plateau_hub_department USING (hash = hub_token_hash()) WITH CHECK (hash = hub_token_hash());
CREATE POLICY admin_all ON session TO plateau_hub_admin USING (true);
GRANT SELECT, INSERT, DELETE ON session TO plateau_hub_department;
GRANT SELECT, DELETE ON session TO plateau_hub_admin;
