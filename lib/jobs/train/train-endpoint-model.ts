import { shareByCounts } from '@/lib/attribution/contributor-shares/share-by-counts';
import { canonicalJson } from '@/lib/core/canonical-json';
import type { TrainThreadResult } from '@/lib/jobs/train-messages';
import type { EndpointRequest } from '@/lib/schemas/training';
import type { TrainingJob } from '@/lib/schemas/training-job';

/** The "training" of another server's model: its weights are its settings, its shares follow the records it says to rest on. */
export async function trainEndpointModel({
  request,
  records,
}: {
  request: EndpointRequest;
  records: TrainingJob['records'];
}): Promise<TrainThreadResult> {
  return {
    kind: 'result',
    bytes: new TextEncoder().encode(canonicalJson(request.settings)),
    gradients: null,
    shares: shareByCounts(records.map(({ credits }) => credits)),
    trained: { kind: 'endpoint' },
  };
}
