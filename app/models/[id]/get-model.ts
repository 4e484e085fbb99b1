import { cache } from 'react';
import { getModelNamer, type NameModel } from '@/components/models/get-model-namer';
import { dependencies } from '@/lib/server/dependencies';
import type { Ancestor } from '@/lib/server/models/read-family';
import { readModel } from '@/lib/server/models/read-model';
import { orNotFound } from '@/lib/server/or-not-found';

export type NamedModel = Awaited<ReturnType<typeof getModel>>;

/** The model of an address, it and its family named for the reader; read once per request. */
export const getModel = cache(async (id: string) => {
  const [model, nameOf] = await Promise.all([orNotFound(() => readModel(dependencies(), Number(id))), getModelNamer()]);
  const { parents, children, ...family } = model.family;
  return {
    ...model,
    name: nameOf(model.id, model.name),
    family: {
      ...family,
      parents: nameAncestors(parents, nameOf),
      children: children.map((child) => ({ ...child, name: nameOf(child.modelId, child.name) })),
    },
  };
});

type NamedAncestor = Ancestor & { readonly name: string; readonly parents: readonly NamedAncestor[] };

function nameAncestors(ancestors: readonly Ancestor[], nameOf: NameModel): NamedAncestor[] {
  return ancestors.map((ancestor) => ({
    ...ancestor,
    name: nameOf(ancestor.modelId, ancestor.name),
    parents: nameAncestors(ancestor.parents, nameOf),
  }));
}
