import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { createAnswerLook } from '@/lib/runtime/web/answer-changes';

const RETRY_MS = 2_000;
/** Between two looks whether answers have changed. */
const LOOK_MS = 100;

/**
 * Hears when what pages show has changed (the triggers of 0011_page_changes), and looks whether answers have, which are too
 * many to tell of each: `onChange` after each such transaction, of answers within a tenth of a second or so. `onLost` and
 * `onBack` say when nothing can be heard, and when it can again; what happened in between is unknown. Resolves once it has
 * begun; the result ends it.
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
      const look = createAnswerLook(next);
      await look();
      if (lost || ended) return;
      onBack();
      void lookOn(look);
    } catch {
      lose();
    }
    async function lookOn(look: () => Promise<boolean>): Promise<void> {
      try {
        while (!lost && !ended) {
          if (await look()) onChange();
          await delay(LOOK_MS);
        }
      } catch {
        lose();
      }
    }
  };
  await connect();
  return async () => {
    ended = true;
    clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
}
