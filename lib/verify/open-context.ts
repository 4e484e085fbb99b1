import type { Income } from '@/lib/rewards/divide-income';
import { checkGradients } from '@/lib/verify/check-gradients';
import type { CheckList } from '@/lib/verify/check-list';
import { type LoadedManifest, loadManifest } from '@/lib/verify/load-manifest';
import { type LoadedModel, loadModel } from '@/lib/verify/load-model';
import { type Explainer, openExplainer } from '@/lib/verify/open-explainer';
import { openIncomes } from '@/lib/verify/open-incomes';
import { openPriceAge, type PriceAge } from '@/lib/verify/open-price-age';
import type { PublishedInputs } from '@/lib/verify/published-inputs';

/** What the receipts of one verification share: model versions read, checked and prepared once. */
export type VerifyContext = {
  readonly inputs: PublishedInputs;
  /** Null when the version cannot be read; the report says why, once. */
  readonly model: (id: number, version: number) => Promise<LoadedModel | null>;
  /** The income of a version with its lineage, as of a block's end; null when a manifest in it cannot be read. */
  readonly income: (version: { modelId: number; version: number; block: number }) => Promise<Income | null>;
  readonly priceAge: PriceAge;
  /** Reads the versions of these models, where there is only one to choose from: the report then begins with them. */
  readonly preload: (modelIds: readonly number[]) => Promise<void>;
  /** Every model version that answered and could be read; with `lineage`, also those they were made from, read now. */
  readonly loaded: (options?: { lineage: boolean }) => Promise<LoadedModel[]>;
  /** Null when the answers of a version cannot be computed again. */
  readonly explainer: (model: LoadedModel) => Explainer | null;
};

/** What a page would rather not wait for. */
export type VerifyLimits = {
  /** Credits are computed again only where they follow from at most so many public records. */
  readonly mostRecords?: number;
  /** Gradients are computed again only of adapters with at most so many records: some 50 a second. */
  readonly mostGradients?: number;
};

/** Opens a context whose findings about models go to `list`'s report. */
export function openContext(
  inputs: PublishedInputs,
  list: CheckList,
  { mostRecords = Number.POSITIVE_INFINITY, mostGradients = Number.POSITIVE_INFINITY }: VerifyLimits = {},
): VerifyContext {
  const manifests = new Map<string, Promise<LoadedManifest | null>>();
  const models = new Map<string, Promise<LoadedModel | null>>();
  const explainers = new Map<LoadedModel, Explainer | null>();
  const keyOf = (id: number, version: number) => `Model ${id}, version ${version}`;
  const manifest = (id: number, version: number) =>
    keep(manifests, keyOf(id, version), () =>
      loadManifest(inputs, list.about(keyOf(id, version)), { modelId: id, version }),
    );
  const load = (id: number, version: number) =>
    keep(models, keyOf(id, version), async () => {
      const loaded = await manifest(id, version);
      if (!loaded) return null;
      const about = list.about(keyOf(id, version));
      const model = await loadModel(inputs, about, { loaded, mostRecords });
      checkGradients(about, model, mostGradients);
      return model;
    });
  return {
    inputs,
    model: load,
    income: openIncomes(inputs.facts, manifest),
    priceAge: openPriceAge(inputs.facts),
    async preload(modelIds) {
      for (const id of new Set(modelIds)) {
        const [only, second] = (await inputs.facts.model(id))?.versions ?? [];
        if (only && !second) await load(id, only.version);
      }
    },
    async loaded({ lineage } = { lineage: false }) {
      const read = lineage ? await Promise.all(manifests.values()) : [];
      for (const one of read) if (one) await load(one.id, one.fact.version);
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

/** The promise that is kept under a key, made when it is first asked for. */
function keep<Value>(kept: Map<string, Promise<Value>>, key: string, make: () => Promise<Value>): Promise<Value> {
  const known = kept.get(key);
  if (known) return known;
  const made = make();
  kept.set(key, made);
  return made;
}
