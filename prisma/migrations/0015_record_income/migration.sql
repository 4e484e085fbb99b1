-- What answers have paid for each record, and how many of them, so that those of an account that brought the most are read
-- in their order, however many there are. Kept with what receipts list, of receipts that are attributed and not failed.
CREATE TABLE "record_income" (
    "contribution_id" INTEGER NOT NULL,
    "index" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL,
    "answers" INTEGER NOT NULL,

    CONSTRAINT "record_income_pkey" PRIMARY KEY ("contribution_id","index")
);

-- CreateIndex
CREATE INDEX "record_income_account_amount_contribution_id_index_idx" ON "record_income"("account", "amount" DESC, "contribution_id", "index");

CREATE FUNCTION "is_paid"(state text) RETURNS boolean LANGUAGE sql IMMUTABLE
  RETURN state IN ('attributed', 'settling', 'settled');

-- Lines that were written or deleted. In the order of the records, so that two transactions do not wait for each other.
CREATE FUNCTION "count_record_income"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sign CONSTANT integer := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
  INSERT INTO record_income AS kept (contribution_id, index, account, amount, answers)
  SELECT l.contribution_id, l.index, coalesce(c.contributor, ''), sign * sum(l.amount), sign * count(*)
  FROM changed_rows l JOIN receipt r ON r.id = l.receipt_id AND is_paid(r.state)
  LEFT JOIN contribution c ON c.id = l.contribution_id
  WHERE l.amount > 0 GROUP BY 1, 2, 3 ORDER BY 1, 2
  ON CONFLICT (contribution_id, index) DO UPDATE SET
    amount = kept.amount + excluded.amount, answers = kept.answers + excluded.answers;
  RETURN NULL;
END
$$;

CREATE TRIGGER "count_record_income_insert" AFTER INSERT ON "receipt_record"
  REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_record_income"();
CREATE TRIGGER "count_record_income_delete" AFTER DELETE ON "receipt_record"
  REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION "count_record_income"();

-- A receipt that comes to count, or fails after all, brings or takes its lines.
CREATE FUNCTION "count_receipt_income"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sign CONSTANT integer := CASE WHEN is_paid(NEW.state) THEN 1 ELSE -1 END;
BEGIN
  INSERT INTO record_income AS kept (contribution_id, index, account, amount, answers)
  SELECT l.contribution_id, l.index, coalesce(c.contributor, ''), sign * l.amount, sign
  FROM receipt_record l LEFT JOIN contribution c ON c.id = l.contribution_id
  WHERE l.receipt_id = NEW.id AND l.amount > 0 ORDER BY 1, 2
  ON CONFLICT (contribution_id, index) DO UPDATE SET
    amount = kept.amount + excluded.amount, answers = kept.answers + excluded.answers;
  RETURN NULL;
END
$$;

CREATE TRIGGER "count_receipt_income" AFTER UPDATE OF "state" ON "receipt"
  FOR EACH ROW WHEN (is_paid(OLD.state) <> is_paid(NEW.state)) EXECUTE FUNCTION "count_receipt_income"();

-- The index is emptied and read again while receipts stay: whose a record is, is what the chain says now.
CREATE FUNCTION "name_record_income"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE record_income i SET account = c.contributor FROM added_rows c
  WHERE i.contribution_id = c.id AND i.account <> c.contributor;
  RETURN NULL;
END
$$;

CREATE TRIGGER "name_record_income" AFTER INSERT ON "contribution"
  REFERENCING NEW TABLE AS added_rows FOR EACH STATEMENT EXECUTE FUNCTION "name_record_income"();

INSERT INTO "record_income" ("contribution_id", "index", "account", "amount", "answers")
SELECT l."contribution_id", l."index", coalesce(c."contributor", ''), sum(l."amount"), count(*)
FROM "receipt_record" l JOIN "receipt" r ON r."id" = l."receipt_id" AND "is_paid"(r."state")
LEFT JOIN "contribution" c ON c."id" = l."contribution_id"
WHERE l."amount" > 0 GROUP BY 1, 2, 3;
