import { readTemplate } from '@/lib/models/decoder/gguf/open-base';
import type { ConversationFormat } from '@/lib/models/decoder/prompt';
import type { ContentStore } from '@/lib/storage/content-store';

const kept: typeof globalThis & { tributaryFormats?: Map<string, ConversationFormat> } = globalThis;

/**
 * How a base reads conversations, from its file at the first use; a site has few bases, so all are kept.
 * Throws `not-found`, `storage-unavailable`, `content-mismatch`, `invalid-input` (the base is none that is known here).
 */
export async function conversationFormat(
  { store }: { store: ContentStore },
  baseCid: string,
): Promise<ConversationFormat> {
  kept.tributaryFormats ??= new Map();
  const known = kept.tributaryFormats.get(baseCid);
  if (known) return known;
  const format = readTemplate(await store.get(baseCid));
  kept.tributaryFormats.set(baseCid, format);
  return format;
}
