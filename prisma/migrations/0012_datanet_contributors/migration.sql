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

-- Counts one account's contributions to one Datanet anew. Anybody can claim more records than an integer holds.
CREATE FUNCTION "count_contributor"(datanet INTEGER, who TEXT) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "datanet_contributor" WHERE "datanet_id" = datanet AND "account" = who;
  INSERT INTO "datanet_contributor" ("datanet_id", "account", "records", "contributions", "first_at", "last_at")
  SELECT "datanet_id", "contributor", LEAST(sum("record_count"::bigint - cardinality("excluded")), 2147483647), count(*),
         min("submitted_at"), max("submitted_at")
  FROM "contribution" WHERE "contributor" = who AND "datanet_id" = datanet AND "status" = 'accepted'
  GROUP BY "datanet_id", "contributor";
END
$$;

CREATE FUNCTION "count_contributors"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM "count_contributor"(t."datanet_id", t."contributor")
    FROM (SELECT DISTINCT "datanet_id", "contributor" FROM added_rows WHERE "status" = 'accepted') t;
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM "count_contributor"(t."datanet_id", t."contributor")
    FROM (SELECT DISTINCT "datanet_id", "contributor" FROM removed_rows WHERE "status" = 'accepted') t;
  ELSE
    PERFORM "count_contributor"(t."datanet_id", t."contributor")
    FROM (SELECT "datanet_id", "contributor" FROM added_rows WHERE "status" = 'accepted'
          UNION SELECT "datanet_id", "contributor" FROM removed_rows WHERE "status" = 'accepted') t;
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
