-- The web application keeps pages that say the same to every visitor (lib/runtime/web). It is told, when a transaction
-- commits, that what they show has changed: the index has moved on, or a file or an answer has been read or written.
CREATE FUNCTION "tell_pages_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('pages_changed', '');
  RETURN NULL;
END
$$;

CREATE TRIGGER "pages_changed" AFTER INSERT OR DELETE OR UPDATE OF "block_hash" ON "index_cursor"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_pages_changed"();
CREATE TRIGGER "pages_changed" AFTER INSERT OR UPDATE OR DELETE ON "datanet_metadata"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_pages_changed"();
CREATE TRIGGER "pages_changed" AFTER INSERT OR UPDATE OR DELETE ON "model_manifest"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_pages_changed"();
CREATE TRIGGER "pages_changed" AFTER INSERT OR UPDATE OR DELETE ON "receipt"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_pages_changed"();
