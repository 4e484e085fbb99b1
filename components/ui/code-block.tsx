import { useTexts } from '#texts';
import { cn } from '@/components/ui/cn';
import { CopyButton } from '@/components/ui/copy-button';

/** Code to read and copy. `label` names it: "Ask with curl". */
export function CodeBlock({ code, label, className }: { code: string; label: string; className?: string }) {
  const t = useTexts('ui.codeBlock');
  return (
    <figure className={cn('overflow-hidden rounded-lg border border-line bg-sunken', className)}>
      <figcaption className="flex items-center justify-between gap-2 border-line border-b py-1 pr-1.5 pl-4 text-muted text-xs">
        {label}
        <CopyButton text={code} label={t('copy', { label })} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard (WCAG 2.1.1) */}
      <pre className="overflow-x-auto p-4 font-mono text-[0.8125rem] leading-relaxed" tabIndex={0}>
        <code>{code}</code>
      </pre>
    </figure>
  );
}
