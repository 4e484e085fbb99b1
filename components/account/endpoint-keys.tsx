'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useSay, useTexts } from '#texts';
import { type ActionReply, callAction } from '@/components/account/action-reply';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { TimeAgo } from '@/components/ui/time-ago';

/** A key for another server, without the key: what is known of the server, and since when it is kept. */
export type EndpointKeyItem = { settingsCid: string; server: string | null; model: string | null; createdAt: string };

/** Keys for other servers, each of which can be removed after one more word. */
export function EndpointKeys({
  keys,
  remove,
}: {
  keys: readonly EndpointKeyItem[];
  remove: (settingsCid: string) => Promise<ActionReply<void>>;
}) {
  const t = useTexts('account.endpointKeys');
  const say = useSay();
  const router = useRouter();
  const [asked, setAsked] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function end(settingsCid: string) {
    setBusy(settingsCid);
    setProblem(null);
    const reply = await callAction(() => remove(settingsCid));
    setBusy(null);
    setAsked(null);
    if (!reply.ok) return setProblem(say(reply.error.message));
    router.refresh();
  }

  return (
    <div className="grid gap-3">
      {problem ? <Alert tone="bad">{problem}</Alert> : null}
      <ul className="divide-y divide-line">
        {keys.map(({ settingsCid, server, model, createdAt }) => (
          <li key={settingsCid} className="flex flex-wrap items-center justify-between gap-3 py-3 text-sm">
            <span className="min-w-0">
              <span className="block break-words font-medium" translate="no">
                {server ? `${server} · ${model}` : settingsCid}
              </span>
              <span className="text-faint">{t.rich('kept', { time: () => <TimeAgo at={createdAt} /> })}</span>
            </span>
            {asked === settingsCid ? (
              <span className="flex flex-wrap items-center gap-2">
                <span className="text-muted">{t('sure')}</span>
                <Button size="sm" variant="secondary" onClick={() => setAsked(null)}>
                  {t('keep')}
                </Button>
                <Button size="sm" variant="danger" busy={busy === settingsCid} onClick={() => void end(settingsCid)}>
                  {t('removeNow')}
                </Button>
              </span>
            ) : (
              <Button size="sm" variant="secondary" onClick={() => setAsked(settingsCid)}>
                {t('remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
