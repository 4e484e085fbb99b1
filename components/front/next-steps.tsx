import { ArrowRight } from 'lucide-react';
import Link from 'next/link';

const STEPS = [
  {
    who: 'You know something',
    what: 'Drop a file or write records by hand. The page checks them, one signature puts them on chain, and every answer they shape pays you.',
    href: '/datanets',
    action: 'Find a Datanet to contribute to',
  },
  {
    who: 'You build models',
    what: 'Pick Datanet versions, train in the Factory, name a price. Training is deterministic: anybody can repeat it.',
    href: '/factory',
    action: 'Open the Factory',
  },
  {
    who: 'You have a question',
    what: 'Deposit OPEN, set a cap, ask in the page or by API. The receipt shows which records the answer rests on.',
    href: '/ask',
    action: 'Ask a model',
  },
] as const;

/** For each kind of visitor, the next thing to do. */
export function NextSteps() {
  return (
    <ul className="grid gap-x-10 gap-y-8 md:grid-cols-3">
      {STEPS.map((step) => (
        <li key={step.href} className="flex flex-col border-line border-t pt-5">
          <h3 className="font-semibold text-lg">{step.who}</h3>
          <p className="mt-2 flex-1 text-muted text-sm">{step.what}</p>
          <Link
            href={step.href}
            className="group mt-4 inline-flex min-h-6 items-center gap-1.5 self-start font-medium text-river text-sm hover:text-river-strong"
          >
            {step.action}
            <ArrowRight className="size-4 transition-transform group-hover:translate-x-0.5" aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
