-- What each account has given to a Datanet that was accepted: the list of contributors is read from here by its order,
-- however long it is. Counted from the contributions whenever one is accepted or taken back, a reorganisation included.
CREATE TABLE "datanet_contributor" (
    "datanet_id" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "records" INTEGER NOT NULL,
    "contributions" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(0) NOT NULL,
    "last_at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "datanet_contributor_pkey" PRIMARY KEY ("datanet_id","account")
);

-- CreateIndex
CREATE INDEX "datanet_contributor_datanet_id_records_account_idx" ON "datanet_contributor"("datanet_id", "records" DESC, "account");

-- What is accepted is added to what stands there; whoever had something accepted that changed is counted anew. All in
-- dynamic statements, so that they are planned for the rows at hand: a plan made for few would be kept for very many.
-- Anybody can claim more records than an integer holds.
CREATE FUNCTION "count_contributors"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  counted CONSTANT text := '
    INSERT INTO datanet_contributor AS kept (datanet_id, account, records, contributions, first_at, last_at)
    SELECT c.datanet_id, c.contributor, LEAST(sum(c.record_count::bigint - cardinality(c.excluded)), 2147483647), count(*),
           min(c.submitted_at), max(c.submitted_at)
    FROM %s WHERE c.status = ''accepted'' %s GROUP BY c.datanet_id, c.contributor
    ON CONFLICT (datanet_id, account) DO UPDATE SET
      records = LEAST(kept.records::bigint + excluded.records, 2147483647),
      contributions = kept.contributions + excluded.contributions,
      first_at = LEAST(kept.first_at, excluded.first_at), last_at = GREATEST(kept.last_at, excluded.last_at)';
  changed CONSTANT text := '(SELECT DISTINCT datanet_id, contributor FROM removed_rows WHERE status = ''accepted'')';
BEGIN
  IF TG_OP = 'INSERT' THEN
    EXECUTE format(counted, 'added_rows c', '');
    RETURN NULL;
  END IF;
  EXECUTE format('DELETE FROM datanet_contributor d USING %s r
    WHERE d.datanet_id = r.datanet_id AND d.account = r.contributor', changed);
  EXECUTE format(counted, changed || ' r JOIN contribution c USING (datanet_id, contributor)', '');
  IF TG_OP = 'UPDATE' THEN
    EXECUTE format(counted, 'added_rows c', 'AND (c.datanet_id, c.contributor) NOT IN ' || changed);
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "count_contributors_insert" AFTER INSERT ON "contribution"
  REFERENCING NEW TABLE AS added_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_contributors"();
CREATE TRIGGER "count_contributors_update" AFTER UPDATE ON "contribution"
  REFERENCING OLD TABLE AS removed_rows NEW TABLE AS added_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_contributors"();
CREATE TRIGGER "count_contributors_delete" AFTER DELETE ON "contribution"
  REFERENCING OLD TABLE AS removed_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_contributors"();

INSERT INTO "datanet_contributor" ("datanet_id", "account", "records", "contributions", "first_at", "last_at")
SELECT "datanet_id", "contributor", LEAST(sum("record_count"::bigint - cardinality("excluded")), 2147483647), count(*),
       min("submitted_at"), max("submitted_at")
FROM "contribution" WHERE "status" = 'accepted' GROUP BY "datanet_id", "contributor";
