import { renderConversation, TRIBUTARY_FORMAT } from '@/lib/models/decoder/prompt';
import type { AdapterManifest } from '@/lib/schemas/model-manifest';
import type { ModelRequest } from '@/lib/schemas/model-request';
import type { Answerer } from '@/lib/server/answers/asked';
import { embedTexts } from '@/lib/server/answers/embed-texts';
import { writeText } from '@/lib/server/answers/write-text';

/** What an adapter writes, or its vectors of texts: by the site's engine, which holds the base and finds the adapter by its CID. */
export function openWriter({ base, weightsCid }: Pick<AdapterManifest, 'base' | 'weightsCid'>): Answerer {
  const model = { base: base.weightsCid, adapter: weightsCid };
  const format = TRIBUTARY_FORMAT;
  return async (asked) => {
    const { request } = asked;
    const engine = asked.engine();
    if (request.form?.kind === 'vectors') return embedTexts(asked, { engine, model, texts: request.form.texts });
    const prompt =
      request.form?.kind === 'continuation' ? request.question : renderConversation(messagesOf(request), format);
    return writeText(asked, { engine, model, prompt, stops: format.stops });
  };
}

/** The conversation that a request continues: its own, or the question alone. */
export function messagesOf({ question, form }: ModelRequest) {
  return form?.kind === 'conversation' ? form.messages : [{ role: 'user' as const, content: question }];
}
