/** Commands that fetch a base and an adapter upon it, and answer with them by llama.cpp, on any machine. */
export function runElsewhere(input: {
  origin: string;
  base: { weightsCid: string };
  /** Null: the base alone. */
  adapter: { weightsCid: string } | null;
}): string {
  const { origin, base, adapter } = input;
  const fetch = (file: string, cid: string) => `curl -L -o ${file} ${origin}/api/v1/content/${cid}`;
  return [
    fetch('base.gguf', base.weightsCid),
    ...(adapter ? [fetch('adapter.gguf', adapter.weightsCid)] : []),
    `llama-server -m base.gguf${adapter ? ' --lora adapter.gguf' : ''} --port 8080`,
    '# in another terminal',
    `curl http://localhost:8080/v1/chat/completions -H "Content-Type: application/json" \\
  -d '{"messages": [{"role": "user", "content": "…"}], "temperature": 0}'`,
  ].join('\n');
}
