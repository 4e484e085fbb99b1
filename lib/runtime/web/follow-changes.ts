import { Client } from 'pg';

const RETRY_MS = 2_000;

/**
 * Hears when what pages show has changed (the triggers of 0011_page_changes): `onChange` after each such transaction.
 * `onLost` and `onBack` say when nothing can be heard, and when it can again; what happened in between is unknown.
 * Resolves once it has begun; the result ends it.
 */
export async function followChanges({
  url,
  onChange,
  onLost,
  onBack,
}: {
  url: string;
  onChange: () => void;
  onLost: () => void;
  onBack: () => void;
}): Promise<() => Promise<void>> {
  let client: Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const connect = async (): Promise<void> => {
    const next = new Client({ connectionString: url, application_name: 'tributary pages', keepAlive: true });
    client = next;
    let lost = false;
    const lose = () => {
      if (lost) return;
      lost = true;
      onLost();
      next.end().catch(() => undefined);
      if (!ended) timer = setTimeout(() => void connect(), RETRY_MS);
    };
    next.on('error', lose);
    next.on('end', lose);
    next.on('notification', onChange);
    try {
      await next.connect();
      await next.query('LISTEN pages_changed');
      if (!lost && !ended) onBack();
    } catch {
      lose();
    }
  };
  await connect();
  return async () => {
    ended = true;
    clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
}
