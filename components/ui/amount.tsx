import { useReader } from '#texts';
import { cn } from '@/components/ui/cn';
import { formatOpen, formatOpenExact } from '@/lib/core/units';

/** An amount of OPEN in base units (bigint, or its decimal text across the server border); every digit is in the title. */
export function Amount({
  baseUnits,
  unit = true,
  className,
}: {
  baseUnits: bigint | string;
  /** Whether "OPEN" stands behind the figure; leave it out where the column says so. */
  unit?: boolean;
  className?: string;
}) {
  const { tag } = useReader();
  const amount = BigInt(baseUnits);
  return (
    <span className={cn('whitespace-nowrap tabular-nums', className)} title={`${formatOpenExact(amount, tag)} OPEN`}>
      {formatOpen(amount, tag)}
      {unit ? <span className="text-[0.82em]"> OPEN</span> : null}
    </span>
  );
}
