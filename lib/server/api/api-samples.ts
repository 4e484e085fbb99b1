/** What a program sends to ask, as it is, in whatever language the page is read; `modelId` can be asked. */
export function askSample({ origin, modelId }: { origin: string; modelId: number }): string {
  return `curl ${origin}/api/v1/answers \\
  -H "Authorization: Bearer $TRIBUTARY_KEY" \\
  -H "Idempotency-Key: my-first-question" \\
  -H "Content-Type: application/json" \\
  -d '{"model": ${modelId}, "question": "Who keeps the lamp?"}'`;
}

/** What it may get back. */
export const ERROR_SAMPLE = JSON.stringify(
  { error: { code: 'invalid-input', message: 'question: Write a question.', details: { field: 'question' } } },
  null,
  2,
);
