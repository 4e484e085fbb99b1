import { ArrowRight } from 'lucide-react';
import { useTexts } from '#texts';
import type { Effect } from '@/components/governance/describe-action';
import type { CallWords } from '@/components/governance/describe-call';
import { Address } from '@/components/ui/address';
import { Alert } from '@/components/ui/alert';
import { CodeList } from '@/components/ui/code-list';
import { CopyButton } from '@/components/ui/copy-button';

/** What each call of a proposal does, and under it the call itself, for whoever wants to check. */
export function EffectList({ calls }: { calls: readonly CallWords[] }) {
  const t = useTexts('governance.effectView');
  return (
    <ol className="grid gap-8">
      {calls.map((call, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: calls of a proposal have no other identity than their place
        <li key={place} className="grid gap-3">
          {calls.length > 1 ? (
            <p className="text-faint text-sm">{t('place', { place: place + 1, count: calls.length })}</p>
          ) : null}
          {call.kind === 'action' ? <EffectView effect={call} /> : <OtherCall call={call} />}
          <details className="text-sm">
            <summary className="w-fit rounded-md text-muted hover:text-ink">{t('raw')}</summary>
            <div className="mt-2 rounded-md bg-sunken p-3">
              <CodeList
                lines={[
                  [t('contract'), call.call.target],
                  [t('wei'), call.call.value.toString()],
                  [t('data'), call.call.calldata],
                ]}
              />
            </div>
          </details>
        </li>
      ))}
    </ol>
  );
}

/** An effect in plain words: what is now and what would be, whom it pays, what it means. */
export function EffectView({ effect }: { effect: Effect }) {
  const t = useTexts('governance.effectView');
  return (
    <div className="grid gap-3">
      <p className="break-words font-semibold text-ink text-lg leading-snug">{effect.sentence}</p>
      <dl className="grid gap-x-4 gap-y-2 text-sm sm:grid-cols-[auto_1fr]">
        {effect.changes.map(({ label, before, after, changed }) => (
          <div key={label} className="sm:contents">
            <dt className="text-faint">{label}</dt>
            <dd className="flex min-w-0 flex-wrap items-baseline gap-x-2 break-words">
              {before === null || !changed ? null : (
                <>
                  <span className="text-muted line-through decoration-line-strong">
                    <span className="sr-only">{t('from')} </span>
                    {before}
                  </span>
                  <ArrowRight className="size-3.5 shrink-0 self-center text-faint" aria-hidden="true" />
                  <span className="sr-only">{t('to')} </span>
                </>
              )}
              <span className={changed ? 'min-w-0 break-words font-medium text-ink' : 'text-muted'}>{after}</span>
              {changed ? null : <span className="text-faint">{t('asBefore')}</span>}
            </dd>
          </div>
        ))}
        {effect.accounts.map(({ label, address }) => (
          <div key={label} className="sm:contents">
            <dt className="text-faint">{label}</dt>
            <dd className="min-w-0">
              <Address address={address} />
              <span className="flex flex-wrap items-center gap-1">
                <code className="break-all font-mono text-xs">{address}</code>
                <CopyButton text={address} label={t('copy', { label })} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-muted text-sm">{effect.meaning}</p>
      {effect.warning ? <Alert tone="warn">{effect.warning}</Alert> : null}
    </div>
  );
}

function OtherCall({ call }: { call: Exclude<CallWords, { kind: 'action' }> }) {
  return (
    <div className="grid gap-3">
      <p className="break-words font-semibold text-ink text-lg leading-snug">{call.sentence}</p>
      <Alert tone="warn">{call.warning}</Alert>
      {call.kind === 'function' && call.args.length > 0 ? (
        <CodeList lines={call.args.map(({ name, value }) => [name, value] as const)} />
      ) : null}
    </div>
  );
}
