import { shareByCounts } from '@/lib/attribution/contributor-shares/share-by-counts';
import { AppError } from '@/lib/core/errors';
import type { Db } from '@/lib/db/client';
import { askEndpoint } from '@/lib/engines/endpoint/ask-endpoint';
import { nameEndpoint } from '@/lib/jobs/train/name-endpoint';
import { openEndpoint } from '@/lib/jobs/train/open-endpoint';
import type { TrainThreadResult } from '@/lib/jobs/train-messages';
import type { EndpointRequest } from '@/lib/schemas/training';
import type { TrainingJob } from '@/lib/schemas/training-job';

/** What a server is asked once, to see that it answers. */
const PROBE = {
  messages: [{ role: 'user', content: 'Reply with the word “ready”.' }],
  ...{ mostTokens: 16, temperature: 0, topP: 1, seed: 1, stop: [] },
};

/**
 * The "training" of another server's model: it is asked one question, to see that it answers. Its weights are its settings,
 * its shares follow the records it says to rest on. Throws `invalid-input` that says what is wrong with the server.
 */
export async function trainEndpointModel(
  { db }: { db: Db },
  { request, records, account }: { request: EndpointRequest; records: TrainingJob['records']; account: string },
  signal: AbortSignal,
): Promise<TrainThreadResult> {
  const { settings } = request;
  await probe({ db }, { settings, account }, signal);
  const { bytes } = await nameEndpoint(settings);
  return {
    kind: 'result',
    bytes,
    gradients: null,
    shares: shareByCounts(records.map(({ credits }) => credits)),
    trained: { kind: 'endpoint' },
  };
}

async function probe(
  { db }: { db: Db },
  { settings, account }: { settings: EndpointRequest['settings']; account: string },
  signal: AbortSignal,
): Promise<void> {
  let text = '';
  try {
    const access = await openEndpoint({ db }, { settings, account });
    for await (const event of askEndpoint(access, { ...PROBE, queue: account }, signal)) {
      if (event.kind === 'text') text += event.text;
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof AppError)) throw error;
    throw new AppError('invalid-input', `The server did not answer a first question. ${error.message}`, {
      cause: error,
    });
  }
  if (text.trim() === '') throw new AppError('invalid-input', 'The server answered a first question with nothing.');
}
