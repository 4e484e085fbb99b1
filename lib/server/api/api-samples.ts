/** What a program sends to ask, and what it may get back: as it is, in whatever language the page is read. */
export const ASK_SAMPLE = `curl "$TRIBUTARY/api/v1/answers" \\
  -H "Authorization: Bearer $TRIBUTARY_KEY" \\
  -H "Idempotency-Key: my-first-question" \\
  -H "Content-Type: application/json" \\
  -d '{"model": 1, "question": "Who keeps the lamp?"}'`;

export const ERROR_SAMPLE = JSON.stringify(
  { error: { code: 'invalid-input', message: 'question: Write a question.', details: { field: 'question' } } },
  null,
  2,
);
