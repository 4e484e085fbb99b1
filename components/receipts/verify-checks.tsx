import { CircleDashed, CircleHelp, Check as Tick, X } from 'lucide-react';
import { useSay, useTexts } from '#texts';
import { cn } from '@/components/ui/cn';
import type { Check } from '@/lib/verify/check';

const LOOK = {
  agrees: { icon: Tick, className: 'text-good' },
  differs: { icon: X, className: 'text-bad' },
  'not-checkable': { icon: CircleHelp, className: 'text-warn' },
  'not-asked': { icon: CircleDashed, className: 'text-faint' },
} as const;

/** The lines of a verification under what they are about, in the order in which they were checked. */
export function VerifyChecks({ checks }: { checks: readonly Check[] }) {
  // The list only grows, so a line's place in it names it.
  const lines = checks.map((check, position) => ({ check, key: position }));
  const subjects = [...new Set(checks.map(({ subject }) => subject))];
  return (
    <div className="grid gap-2">
      {subjects.map((subject) => (
        <Subject key={subject} subject={subject} lines={lines.filter(({ check }) => check.subject === subject)} />
      ))}
    </div>
  );
}

/** Closed while all of it agrees: what does not is to be seen at once. */
function Subject({ subject, lines }: { subject: string; lines: readonly { check: Check; key: number }[] }) {
  const t = useTexts('receipts.verifyChecks');
  const say = useSay();
  const worst = (['differs', 'not-checkable', 'agrees'] as const).find((state) =>
    lines.some(({ check }) => check.state === state),
  );
  const { icon: Icon, className } = LOOK[worst ?? 'not-asked'];
  const asked = lines.filter(({ check }) => check.state !== 'not-asked').length;
  const open = worst === 'differs' || worst === 'not-checkable' || subject.startsWith('Receipt');
  return (
    <details open={open} className="rounded-md border border-line px-3 py-2">
      <summary className="flex cursor-pointer items-start gap-2 text-sm">
        <Icon className={cn('mt-0.5 size-4 shrink-0', className)} aria-hidden="true" />
        <span className="sr-only">{t(worst ?? 'not-asked')}: </span>
        <span className="min-w-0 flex-1 break-words font-medium text-ink">{say(subject)}</span>
        <span className="shrink-0 text-faint tabular-nums">{t('checks', { count: asked })}</span>
      </summary>
      <ul aria-label={say(subject)} className="mt-2 grid gap-1.5 border-line border-t pt-2">
        {lines.map(({ check, key }) => (
          <CheckLine key={key} check={check} />
        ))}
      </ul>
    </details>
  );
}

function CheckLine({ check }: { check: Check }) {
  const t = useTexts('receipts.verifyChecks');
  const say = useSay();
  const { icon: Icon, className } = LOOK[check.state];
  return (
    <li className="flex gap-2 text-sm">
      <Icon className={cn('mt-0.5 size-4 shrink-0', className)} aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <span className="sr-only">{t(check.state)}: </span>
        <span className="text-ink">{say(check.title)}</span>
        <Detail check={check} />
      </div>
    </li>
  );
}

function Detail({ check }: { check: Check }) {
  const t = useTexts('receipts.verifyChecks');
  const say = useSay();
  switch (check.state) {
    case 'agrees':
      return check.detail ? (
        <span className="block break-all text-faint text-xs leading-5">{say(check.detail)}</span>
      ) : null;
    case 'not-checkable':
      return <span className="block text-muted">{say(check.why)}</span>;
    case 'not-asked':
      return <span className="block text-muted">{say(check.how)}</span>;
    case 'differs':
      return (
        <dl className="mt-1 grid gap-x-3 gap-y-0.5 text-xs leading-5 sm:grid-cols-[6rem_1fr]">
          {[
            [t('field'), check.field],
            [t('expected'), check.expected],
            [t('found'), check.found],
          ].map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-faint">{name}</dt>
              <dd className="min-w-0 break-all font-mono">{value}</dd>
            </div>
          ))}
        </dl>
      );
  }
}
