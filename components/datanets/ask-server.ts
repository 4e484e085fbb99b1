import type { Answer } from '@/components/datanets/answer';

/** What a server action answers; where none comes, since the server is away, a problem in these words. */
export async function askServer<Value>(
  action: () => Promise<Answer<Value>>,
  unreachable: string,
): Promise<Answer<Value>> {
  try {
    return await action();
  } catch (error) {
    console.error(error);
    return { ok: false, error: { message: unreachable } };
  }
}
