/** What a server action answers, as far as a component needs it. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; error: { message: string } };
