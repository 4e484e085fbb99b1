/** What a server action answers, as far as a form needs it. */
export type ActionReply<Value> = { ok: true; value: Value } | { ok: false; error: { message: string } };

/** Calls an action; a lost connection becomes a reply too. */
export async function callAction<Value>(action: () => Promise<ActionReply<Value>>): Promise<ActionReply<Value>> {
  try {
    return await action();
  } catch (error) {
    console.error(error);
    return { ok: false, error: { message: 'The server could not be reached. Check the connection and try again.' } };
  }
}
