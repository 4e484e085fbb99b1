import { getTexts } from '@/lib/texts/get-texts';
import type { TranslatorOf } from '@/lib/texts/namespaces';

/** A model's name, or, while the index has not read its files, what its number makes of it in the reader's language. */
export type NameModel = (id: number, name: string | null) => string;

type Named = { readonly id: number; readonly name: string | null };

/** Names models for the reader of the page; of those `shown` there, two of one name are told apart by their numbers. */
export async function getModelNamer(shown: readonly Named[] = []): Promise<NameModel> {
  return createModelNamer(await getTexts('models.getModelNamer'), shown);
}

export function createModelNamer(t: TranslatorOf<'models.getModelNamer'>, shown: readonly Named[] = []): NameModel {
  const bearers = new Map<string, number>();
  const shared = new Set<string>();
  for (const { id, name } of shown) {
    if (name === null) continue;
    if ((bearers.get(name) ?? id) !== id) shared.add(name);
    bearers.set(name, id);
  }
  return (id, name) => {
    if (name === null) return t('unread', { id: String(id) });
    return shared.has(name) ? t('numbered', { name, id: String(id) }) : name;
  };
}
