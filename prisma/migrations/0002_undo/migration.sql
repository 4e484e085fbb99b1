-- The undo journal of the indexer: what each unfinalised block changed in the tables under "chain", so that a
-- reorganisation can be unwound. It lives in a schema of its own: nothing but the indexer reads it.
--
-- While the transaction-local setting tributary.block holds a block number, every statement on a journalled table
-- notes the rows it took away and the rows it put there. Undoing walks back: rows put there are deleted by primary
-- key, rows taken away are inserted again.
CREATE SCHEMA IF NOT EXISTS undo;

CREATE TABLE IF NOT EXISTS undo.entry (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    block_number INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    added BOOLEAN NOT NULL,
    content JSONB NOT NULL
);

CREATE INDEX IF NOT EXISTS entry_block_number ON undo.entry (block_number);

CREATE OR REPLACE FUNCTION undo.note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO undo.entry (block_number, table_name, added, content)
        SELECT current_setting('tributary.block')::integer, TG_TABLE_NAME, false, to_jsonb(r) FROM removed_rows r;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO undo.entry (block_number, table_name, added, content)
        SELECT current_setting('tributary.block')::integer, TG_TABLE_NAME, true, to_jsonb(r) FROM added_rows r;
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION undo.watch(table_name text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    journalling CONSTANT text := 'FOR EACH STATEMENT WHEN (current_setting(''tributary.block'', true) <> '''') EXECUTE FUNCTION undo.note()';
BEGIN
    EXECUTE format('CREATE OR REPLACE TRIGGER undo_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS added_rows %s', table_name, journalling);
    EXECUTE format('CREATE OR REPLACE TRIGGER undo_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS removed_rows NEW TABLE AS added_rows %s', table_name, journalling);
    EXECUTE format('CREATE OR REPLACE TRIGGER undo_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS removed_rows %s', table_name, journalling);
END
$$;

-- Takes back everything that blocks above `ancestor` did to the journalled tables.
CREATE OR REPLACE FUNCTION undo.unwind(ancestor integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    step record;
    same_key text;
BEGIN
    PERFORM set_config('tributary.block', '', true);
    FOR step IN SELECT * FROM undo.entry e WHERE e.block_number > ancestor ORDER BY e.id DESC LOOP
        IF step.added THEN
            SELECT string_agg(format('t.%1$I = r.%1$I', a.attname), ' AND ') INTO same_key
            FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
            WHERE i.indrelid = step.table_name::regclass AND i.indisprimary;
            EXECUTE format('DELETE FROM %1$I t USING jsonb_populate_record(NULL::%1$I, $1) r WHERE %2$s', step.table_name, same_key)
            USING step.content;
        ELSE
            EXECUTE format('INSERT INTO %1$I SELECT * FROM jsonb_populate_record(NULL::%1$I, $1)', step.table_name)
            USING step.content;
        END IF;
    END LOOP;
    DELETE FROM undo.entry e WHERE e.block_number > ancestor;
END
$$;

SELECT undo.watch(name) FROM unnest(ARRAY[
    'datanet', 'datanet_curator', 'datanet_access', 'contribution', 'datanet_version', 'version_contribution',
    'model', 'model_version', 'model_version_datanet', 'model_price',
    'vault_account', 'vault_permission', 'settlement', 'charge', 'epoch', 'claim'
]) AS name;
