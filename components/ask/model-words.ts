import type { ModelKind } from '@/lib/schemas/training';
import type { TranslatorOf } from '@/lib/texts/namespaces';

/** What an asker is told about a model of a kind: what to write, what to expect, and how a private answer is paid instead. */
export type ModelWords = {
  readonly placeholder: string;
  /** Null where the answer speaks for itself. */
  readonly expect: string | null;
  /** How a private answer is shown and paid. */
  readonly kept: string;
  /** Whether it writes texts of its own, so that one can say how. */
  readonly writes: boolean;
};

export function modelWords(t: TranslatorOf<'ask.modelWords'>, kind: ModelKind): ModelWords {
  return {
    placeholder: t(`${kind}Placeholder`),
    expect: kind === 'classifier' ? null : t(`${kind}Expect`),
    kept: t(`${kind}Private`),
    writes: kind === 'adapter' || kind === 'endpoint',
  };
}
