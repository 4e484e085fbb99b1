import type { CheckList } from '@/lib/verify/check-list';
import { type LoadedModel, loadModel } from '@/lib/verify/load-model';
import { type Explainer, openExplainer } from '@/lib/verify/open-explainer';
import type { PublishedInputs } from '@/lib/verify/published-inputs';

/** What the receipts of one verification share: model versions read, checked and prepared once. */
export type VerifyContext = {
  readonly inputs: PublishedInputs;
  /** Null when the version cannot be read; the report says why, once. */
  readonly model: (id: number, version: number) => Promise<LoadedModel | null>;
  /** Reads the versions of these models, where there is only one to choose from: the report then begins with them. */
  readonly preload: (modelIds: readonly number[]) => Promise<void>;
  /** Every model version that was asked for and could be read. */
  readonly loaded: () => Promise<LoadedModel[]>;
  /** Null when the answers of a version cannot be computed again. */
  readonly explainer: (model: LoadedModel) => Explainer | null;
};

/** What a page would rather not wait for. */
export type VerifyLimits = {
  /** Credits are computed again only where they follow from at most so many public records. */
  readonly mostRecords?: number;
};

/** Opens a context whose findings about models go to `list`'s report. */
export function openContext(
  inputs: PublishedInputs,
  list: CheckList,
  { mostRecords = Number.POSITIVE_INFINITY }: VerifyLimits = {},
): VerifyContext {
  const models = new Map<string, Promise<LoadedModel | null>>();
  const explainers = new Map<LoadedModel, Explainer | null>();
  const load = (id: number, version: number): Promise<LoadedModel | null> => {
    const key = `Model ${id}, version ${version}`;
    const known = models.get(key);
    if (known) return known;
    const model = loadModel(inputs, list.about(key), { modelId: id, version, mostRecords });
    models.set(key, model);
    return model;
  };
  return {
    inputs,
    model: load,
    async preload(modelIds) {
      for (const id of new Set(modelIds)) {
        const [only, second] = (await inputs.facts.model(id))?.versions ?? [];
        if (only && !second) await load(id, only.version);
      }
    },
    async loaded() {
      return (await Promise.all(models.values())).filter((model) => model !== null);
    },
    explainer(model) {
      const known = explainers.get(model);
      if (known !== undefined) return known;
      list.step(`Preparing model ${model.id}, version ${model.fact.version}, to answer again`);
      const explainer = openExplainer(model);
      explainers.set(model, explainer);
      return explainer;
    },
  };
}
