/**
 * Sums an epoch's settled answers whose pay followed records: by who asked which model version, and of these by whose
 * records were paid. An answer that followed the version's shares says nothing of anybody's records, and is not counted;
 * nor is one that cost nothing, nor what flowed on to the models it was made from, which follows shares.
 */
const COUNT_EPOCH = `
  WITH paid AS (
    SELECT r.id, r.account AS payer, r.model_id, r.model_version, s.account, s.amount
    FROM receipt r
    JOIN receipt_share s ON s.receipt_id = r.id AND s.model = r.model_id AND s.role = 'contributors' AND s.amount > 0
    WHERE r.epoch = $1 AND r.state = 'settled' AND r.document->'attribution'->>'rule' = 'records'
  ), pools AS (
    INSERT INTO epoch_answer_pool (epoch, model_id, model_version, payer, answers, amount)
    SELECT $1, model_id, model_version, payer, count(DISTINCT id), sum(amount) FROM paid GROUP BY model_id, model_version, payer
    ON CONFLICT (epoch, model_id, model_version, payer) DO UPDATE SET answers = excluded.answers, amount = excluded.amount
  )
  INSERT INTO epoch_answer_earning (epoch, account, model_id, model_version, payer, answers, amount)
  SELECT $1, account, model_id, model_version, payer, count(*), sum(amount) FROM paid
  GROUP BY account, model_id, model_version, payer
  ON CONFLICT (epoch, account, model_id, model_version, payer)
  DO UPDATE SET answers = excluded.answers, amount = excluded.amount`;

/**
 * What the epoch was counted to before: an epoch that was thrown out and attributed anew may bring somebody nothing, and
 * then no new row would say so.
 */
const FORGET_EPOCH = ['epoch_answer_pool', 'epoch_answer_earning'].map(
  (table) => `UPDATE ${table} SET answers = 0, amount = 0 WHERE epoch = $1`,
);

/** Adds up again, over all epochs, what the epoch may have changed. */
const SUM_POOLS = `
  INSERT INTO answer_pool (model_id, model_version, payer, answers, amount)
  SELECT p.model_id, p.model_version, p.payer, sum(p.answers), sum(p.amount)
  FROM epoch_answer_pool t JOIN epoch_answer_pool p USING (model_id, model_version, payer)
  WHERE t.epoch = $1 GROUP BY p.model_id, p.model_version, p.payer
  ON CONFLICT (model_id, model_version, payer) DO UPDATE SET answers = excluded.answers, amount = excluded.amount`;
const SUM_EARNINGS = `
  INSERT INTO answer_earning (account, model_id, model_version, payer, answers, amount)
  SELECT e.account, e.model_id, e.model_version, e.payer, sum(e.answers), sum(e.amount)
  FROM epoch_answer_earning t JOIN epoch_answer_earning e USING (account, model_id, model_version, payer)
  WHERE t.epoch = $1 GROUP BY e.account, e.model_id, e.model_version, e.payer
  ON CONFLICT (account, model_id, model_version, payer)
  DO UPDATE SET answers = excluded.answers, amount = excluded.amount`;

/** Drops what came to nothing, the sums before the rows that lead to them. */
const DROP_EMPTY = [
  `DELETE FROM answer_pool s USING epoch_answer_pool t
   WHERE t.epoch = $1 AND s.model_id = t.model_id AND s.model_version = t.model_version AND s.payer = t.payer
     AND s.answers = 0`,
  `DELETE FROM answer_earning s USING epoch_answer_earning t
   WHERE t.epoch = $1 AND s.account = t.account AND s.model_id = t.model_id AND s.model_version = t.model_version
     AND s.payer = t.payer AND s.answers = 0`,
  'DELETE FROM epoch_answer_pool WHERE epoch = $1 AND answers = 0',
  'DELETE FROM epoch_answer_earning WHERE epoch = $1 AND answers = 0',
];

/** Until the transaction ends: of two epochs counted at once, the later sum would else lack the other's. */
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('paid answers', 0))`;

/**
 * Counts what an epoch's answers brought to whom, for reputations. `run` executes one statement in a transaction (read
 * committed): the one that settled the receipts, or one after it. Counted again, an epoch counts once, as it then is.
 */
export async function countPaidAnswers(
  run: (statement: string, values: number[]) => Promise<unknown>,
  epoch: number,
): Promise<void> {
  await run(LOCK, []);
  const statements = [...FORGET_EPOCH, COUNT_EPOCH, SUM_POOLS, SUM_EARNINGS, ...DROP_EMPTY];
  for (const statement of statements) await run(statement, [epoch]);
}
