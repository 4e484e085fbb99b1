import { cn } from '@/components/ui/cn';

/** Three streams whose bends and hue follow the address: tells accounts apart at a glance. Decorative. */
export function Avatar({ address, className }: { address: string; className?: string }) {
  const digits = [...address.toLowerCase().replace(/^0x/, '')].map((digit) => Number.parseInt(digit, 16) || 0);
  const at = (index: number) => digits[index] ?? 0;
  const hue = Math.round(((at(0) * 16 + at(1)) / 255) * 360);
  const bend = (index: number) => short(4 + (at(index) / 15) * 16);
  const paths = [0, 1, 2].map(
    (line) => `M-1 ${bend(2 + line * 3)} C 8 ${bend(3 + line * 3)}, 12 ${bend(4 + line * 3)}, 25 ${8 + line * 4}`,
  );
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      className={cn('portrait size-5 shrink-0 rounded-full', className)}
      aria-hidden="true"
    >
      <rect width="24" height="24" fill={`oklch(0.42 0.07 ${hue})`} />
      {paths.map((path, index) => (
        <path
          key={path}
          d={path}
          stroke={`oklch(${short(0.72 + index * 0.09)} 0.11 ${(hue + index * 40) % 360})`}
          strokeWidth={short(3 - index * 0.6)}
        />
      ))}
    </svg>
  );
}

/** Lists draw many of these: without the digits that nobody sees. */
function short(value: number): number {
  return Math.round(value * 100) / 100;
}
