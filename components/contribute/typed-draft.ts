import type { TypedRecord } from '@/components/contribute/record-form';

/** Records that somebody is typing for a Datanet; kept in the browser, so that a reload or a closed tab loses none. */
export type TypedDraft = { records: TypedRecord[]; draft: TypedRecord };

const keyOf = (datanetId: number) => `tributary.typed-records.${datanetId}`;

export function readTypedDraft(datanetId: number): TypedDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(datanetId)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const { records, draft }: { records?: unknown; draft?: unknown } = kept;
    if (!Array.isArray(records) || !isTyped(draft)) return null;
    return { records: records.filter(isTyped), draft };
  } catch {
    // Storage can be forbidden, or hold something else: then nothing was kept.
    return null;
  }
}

export function keepTypedDraft(datanetId: number, draft: TypedDraft): void {
  try {
    const empty = draft.records.length === 0 && Object.values(draft.draft).every((value) => value === '');
    if (empty) localStorage.removeItem(keyOf(datanetId));
    else localStorage.setItem(keyOf(datanetId), JSON.stringify(draft));
  } catch {
    // See readTypedDraft.
  }
}

function isTyped(value: unknown): value is TypedRecord {
  return typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string');
}
