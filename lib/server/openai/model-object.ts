import type { AskableModelRow } from '@/lib/db/askable-model';
import { modelName } from '@/lib/server/openai/model-names';

/** A model as clients list it. An adapter names its file and its base, as vLLM does. */
export type ModelObject = {
  readonly id: string;
  readonly object: 'model';
  /** Unix seconds. */
  readonly created: number;
  readonly owned_by: string;
  readonly root: string;
  readonly parent: string | null;
  /** What other servers do not tell: `unit_price` is of one answer, in base units of OPEN. */
  readonly tributary: {
    readonly name: string;
    readonly kind: string;
    readonly version: number;
    readonly unit_price: string;
  };
};

export function toModelObject(model: AskableModelRow): ModelObject {
  const { id, name, kind, version, unitPrice, owner, weightsCid, baseModelId, createdAt } = model;
  return {
    id: modelName(id),
    object: 'model',
    created: Math.floor(createdAt.getTime() / 1000),
    owned_by: owner,
    root: kind === 'adapter' ? weightsCid : modelName(id),
    parent: baseModelId === null ? null : modelName(baseModelId),
    tributary: { name, kind, version, unit_price: unitPrice.toString() },
  };
}
