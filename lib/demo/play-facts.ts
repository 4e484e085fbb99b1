import { listBases } from '@/lib/db/base-model';
import type { Cast } from '@/lib/demo/cast';
import { countFillingSteps, fillDatanet } from '@/lib/demo/fill-datanet';
import type { FactsPlan } from '@/lib/demo/plan-facts';
import { pollUntil } from '@/lib/demo/play/poll-until';
import type { Stage } from '@/lib/demo/play/stage';
import { playModel } from '@/lib/demo/play-model';
import type { Progress } from '@/lib/demo/report-progress';

const BASE_TIMEOUT_MS = 300_000;

/** How many times {@link playFacts} says that one more thing is done. */
export function countFactsSteps(plan: FactsPlan): number {
  return countFillingSteps(plan) + 1;
}

/** Fills the Datanet of invented facts and has an adapter learn them, upon the first base there is. Resolves with its id. */
export async function playFacts(
  stage: Stage,
  { plan, cast, progress }: { plan: FactsPlan; cast: Cast; progress: Progress },
): Promise<number> {
  const { model, textField, questionField, settings, version } = plan;
  const datanetId = await fillDatanet(stage, { plan, cast, progress });
  const findBase = async () => (await listBases(stage.db))[0] ?? null;
  const base = await pollUntil(findBase, { what: 'A published base model', timeoutMs: BASE_TIMEOUT_MS });
  return playModel(stage, {
    builder: cast[model.builder],
    model,
    progress,
    parents: [{ modelId: base.modelId, part: base.leastChildPart }],
    request: {
      kind: 'adapter',
      name: model.name,
      summary: model.summary,
      datanets: [{ datanetId, version }],
      textField,
      questionField,
      base: { modelId: base.modelId, version: base.version },
      settings,
      compute: 'operator',
    },
  });
}
