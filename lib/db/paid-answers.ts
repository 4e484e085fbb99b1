/**
 * Sums an epoch's settled answers whose pay followed records: by who asked which model version, and of these by whose
 * records were paid. An answer that followed the version's shares says nothing of anybody's records, and is not counted;
 * nor is one that cost nothing. Run again when receipts were added to the epoch; the same receipts give the same sums.
 */
const COUNT_PAID_ANSWERS = `
  WITH paid AS (
    SELECT r.id, r.account AS payer, r.model_id, r.model_version, s.account, s.amount
    FROM receipt r JOIN receipt_share s ON s.receipt_id = r.id AND s.role = 'contributors' AND s.amount > 0
    WHERE r.epoch = $1 AND r.state = 'settled' AND r.document->'attribution'->>'rule' = 'records'
  ), pools AS (
    INSERT INTO answer_pool (epoch, payer, model_id, model_version, answers, amount)
    SELECT $1, payer, model_id, model_version, count(DISTINCT id), sum(amount) FROM paid GROUP BY payer, model_id, model_version
    ON CONFLICT (epoch, payer, model_id, model_version) DO UPDATE SET answers = excluded.answers, amount = excluded.amount
  )
  INSERT INTO answer_earning (epoch, account, payer, model_id, model_version, answers, amount)
  SELECT $1, account, payer, model_id, model_version, count(*), sum(amount) FROM paid
  GROUP BY account, payer, model_id, model_version
  ON CONFLICT (epoch, account, payer, model_id, model_version)
  DO UPDATE SET answers = excluded.answers, amount = excluded.amount`;

/** `run` executes one statement, in the transaction that settled the receipts or after it. */
export async function countPaidAnswers(
  run: (statement: string, epoch: number) => Promise<unknown>,
  epoch: number,
): Promise<void> {
  await run(COUNT_PAID_ANSWERS, epoch);
}
