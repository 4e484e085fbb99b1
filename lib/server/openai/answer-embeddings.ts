import { AppError } from '@/lib/core/errors';
import { askRequestSchema } from '@/lib/schemas/answer';
import type { ModelRequest } from '@/lib/schemas/model-request';
import { embeddingsRequestSchema } from '@/lib/schemas/openai';
import { type AskDependencies, askModel } from '@/lib/server/answers/ask-model';
import { vectorBytes } from '@/lib/server/answers/embed-texts';
import { vectorsAgain } from '@/lib/server/answers/vectors-again';
import { answerHeaders, readFacts } from '@/lib/server/openai/answer-shape';
import { findAskable } from '@/lib/server/openai/find-askable';
import { parseBody } from '@/lib/server/openai/parse-body';
import { readRequest } from '@/lib/server/openai/read-request';

/** `POST /v1/embeddings`: the vectors of texts by a model that has them, all of one request for the price of one answer. */
export async function answerEmbeddings(deps: AskDependencies, request: Request): Promise<Response> {
  const { body, ...asking } = await readRequest(deps, request, embeddingsRequestSchema);
  const model = await findAskable(deps, body.model);
  if (model.kind !== 'adapter') {
    throw new AppError('invalid-input', `Model ${model.id} gives no vectors of texts. Choose an adapter.`, {
      details: { field: 'model' },
    });
  }
  const question = body.input.join('\n');
  const plain = parseBody(askRequestSchema, { model: model.id, question, disclosed: body.disclosed });
  const asked: ModelRequest = { ...plain, form: { kind: 'vectors', texts: body.input } };
  let heard: readonly Float32Array[] | null = null;
  const receipt = await askModel(deps, {
    ...asking,
    request: asked,
    onVectors: (vectors) => {
      heard = vectors;
    },
  });
  const vectors = heard ?? (await vectorsAgain(deps, { receipt, request: asked, signal: asking.signal }));
  const facts = readFacts(receipt);
  const { prompt_tokens } = facts.usage;
  return Response.json(
    {
      object: 'list',
      data: vectors.map((vector, index) => ({
        object: 'embedding',
        index,
        embedding:
          body.encoding_format === 'base64'
            ? Buffer.from(vectorBytes([vector])).toString('base64')
            : Array.from(vector),
      })),
      model: body.model,
      usage: { prompt_tokens, total_tokens: prompt_tokens },
      receipt: facts.receipt,
    },
    { headers: answerHeaders(facts) },
  );
}
