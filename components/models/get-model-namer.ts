import { getTexts } from '@/lib/texts/get-texts';
import type { TranslatorOf } from '@/lib/texts/namespaces';

/** A model's name, or, while the index has not read its files, what its number makes of it in the reader's language. */
export type NameModel = (id: number, name: string | null) => string;

/** Names models for the reader of the page. */
export async function getModelNamer(): Promise<NameModel> {
  return createModelNamer(await getTexts('models.getModelNamer'));
}

export function createModelNamer(t: TranslatorOf<'models.getModelNamer'>): NameModel {
  return (id, name) => name ?? t('unread', { id: String(id) });
}
