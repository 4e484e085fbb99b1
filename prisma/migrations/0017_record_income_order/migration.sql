-- Whoever changes what several records brought takes their rows in the order of the records, or two that come from both ends
-- wait for each other. Within one receipt they did (0015); of several that fail at once each took its own.

-- Receipts that come to count, or fail after all, bring or take their lines: of all of a statement together.
CREATE OR REPLACE FUNCTION "count_receipt_income"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids uuid[];
  signs integer[];
BEGIN
  SELECT array_agg(id), array_agg(sign) INTO ids, signs FROM (
    SELECT id, sum(sign) AS sign FROM (
      SELECT id, -1 AS sign FROM rows_before WHERE is_paid(state)
      UNION ALL SELECT id, 1 FROM rows_after WHERE is_paid(state)) AS counted
    GROUP BY id HAVING sum(sign) <> 0) AS changed;
  IF ids IS NULL THEN
    RETURN NULL;
  END IF;
  INSERT INTO record_income AS kept (contribution_id, index, account, amount, answers)
  SELECT l.contribution_id, l.index, coalesce(c.contributor, ''), sum(changed.sign * l.amount), sum(changed.sign)
  FROM unnest(ids, signs) AS changed (id, sign) JOIN receipt_record l ON l.receipt_id = changed.id AND l.amount > 0
  LEFT JOIN contribution c ON c.id = l.contribution_id
  GROUP BY 1, 2, 3 ORDER BY 1, 2
  ON CONFLICT (contribution_id, index) DO UPDATE SET
    amount = kept.amount + excluded.amount, answers = kept.answers + excluded.answers;
  RETURN NULL;
END
$$;

-- A trigger that sees all rows of a statement cannot be one of some columns only.
DROP TRIGGER "count_receipt_income" ON "receipt";
CREATE TRIGGER "count_receipt_income" AFTER UPDATE ON "receipt"
  REFERENCING OLD TABLE AS rows_before NEW TABLE AS rows_after
  FOR EACH STATEMENT EXECUTE FUNCTION "count_receipt_income"();

CREATE OR REPLACE FUNCTION "name_record_income"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE record_income i SET account = taken.contributor
  FROM (SELECT k.contribution_id, k.index, c.contributor
        FROM record_income k JOIN added_rows c ON c.id = k.contribution_id AND c.contributor <> k.account
        ORDER BY 1, 2 FOR UPDATE OF k) AS taken
  WHERE i.contribution_id = taken.contribution_id AND i.index = taken.index;
  RETURN NULL;
END
$$;
