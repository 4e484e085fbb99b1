import type { Db } from '@/lib/db/client';
import { renderConversation } from '@/lib/models/decoder/prompt';
import type { AdapterManifest, EndpointManifest } from '@/lib/schemas/model-manifest';
import type { ChatMessage, ModelRequest } from '@/lib/schemas/model-request';
import type { Answerer } from '@/lib/server/answers/asked';
import { conversationFormat } from '@/lib/server/answers/conversation-format';
import { embedTexts } from '@/lib/server/answers/embed-texts';
import { writeText } from '@/lib/server/answers/write-text';
import { generateByEndpoint } from '@/lib/server/endpoints/generate-by-endpoint';
import type { ContentStore } from '@/lib/storage/content-store';

/**
 * What an adapter writes, or its vectors of texts: by the site's engine, which holds the base and finds the adapter by its
 * CID. Throws `not-found`, `storage-unavailable`, `content-mismatch`, `invalid-input` (the base is none that is known here).
 */
export async function openWriter(
  { store }: { store: ContentStore },
  { base, weightsCid }: Pick<AdapterManifest, 'base' | 'weightsCid'>,
): Promise<Answerer> {
  const model = { base: base.weightsCid, adapter: weightsCid };
  const format = await conversationFormat({ store }, base.weightsCid);
  return async (asked) => {
    const { request } = asked;
    const engine = asked.engine();
    if (request.form?.kind === 'vectors') return embedTexts(asked, { engine, model, texts: request.form.texts });
    const prompt =
      request.form?.kind === 'continuation' ? request.question : renderConversation(messagesOf(request), format);
    return writeText(asked, (how, signal) =>
      engine.generate({ ...how, model, prompt, stop: [...format.stops, ...how.stop] }, signal),
    );
  };
}

/** What a builder's own server writes: it is sent the conversation as it is, and renders it itself. */
export function openRemoteWriter({ db }: { db: Db }, manifest: EndpointManifest): Answerer {
  return (asked) =>
    writeText(asked, (how, signal) =>
      generateByEndpoint({ db }, { ...how, manifest, messages: messagesOf(asked.request), signal }),
    );
}

/** The conversation that a request continues: its own, or the question alone. */
function messagesOf({ question, form }: ModelRequest): readonly ChatMessage[] {
  return form?.kind === 'conversation' ? form.messages : [{ role: 'user', content: question }];
}
