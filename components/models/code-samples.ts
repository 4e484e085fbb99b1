/** How each kind of program asks a model through the OpenAI-compatible API; `origin` is the page's own. */
export function codeSamples({ origin, modelId }: { origin: string; modelId: number }): {
  readonly key: 'curl' | 'javascript' | 'python' | 'aiSdk';
  readonly code: string;
}[] {
  const model = `tributary-${modelId}`;
  return [
    {
      key: 'curl',
      code: `curl ${origin}/v1/chat/completions \\
  -H "Authorization: Bearer $TRIBUTARY_KEY" \\
  -H "Idempotency-Key: my-first-question" \\
  -H "Content-Type: application/json" \\
  -d '{"model": "${model}", "messages": [{"role": "user", "content": "…"}]}'`,
    },
    {
      key: 'javascript',
      code: `import OpenAI from 'openai';

const client = new OpenAI({
  baseURL: '${origin}/v1',
  apiKey: process.env.TRIBUTARY_KEY,
});
const answer = await client.chat.completions.create(
  { model: '${model}', messages: [{ role: 'user', content: '…' }] },
  { headers: { 'Idempotency-Key': crypto.randomUUID() } },
);
console.log(answer.choices[0].message.content, answer.receipt);`,
    },
    {
      key: 'python',
      code: `import os, uuid
from openai import OpenAI

client = OpenAI(base_url="${origin}/v1", api_key=os.environ["TRIBUTARY_KEY"])
answer = client.chat.completions.create(
    model="${model}",
    messages=[{"role": "user", "content": "…"}],
    extra_headers={"Idempotency-Key": str(uuid.uuid4())},
)
print(answer.choices[0].message.content)`,
    },
    {
      key: 'aiSdk',
      code: `import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText } from 'ai';

const tributary = createOpenAICompatible({
  name: 'tributary',
  baseURL: '${origin}/v1',
  apiKey: process.env.TRIBUTARY_KEY,
});
const { text } = await generateText({ model: tributary('${model}'), prompt: '…' });
console.log(text);`,
    },
  ];
}
