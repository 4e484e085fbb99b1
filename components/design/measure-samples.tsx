import { useTexts } from '#texts';
import { Current } from '@/components/charts/current';
import { LineChart } from '@/components/charts/line-chart';
import { waterEase } from '@/components/design/water-ease';

const STEPS = [4, 8, 12, 16, 24, 32, 48, 64, 80] as const;
const CORNERS = [
  { className: 'rounded-sm', size: 4 },
  { className: 'rounded-md', size: 8 },
  { className: 'rounded-lg', size: 10 },
  { className: 'rounded-full', size: null },
] as const;

/** Distances, and corners. */
export function SpaceSamples() {
  const t = useTexts('design.measureSamples');
  return (
    <>
      <ul aria-label={t('space')} className="grid gap-1.5">
        {STEPS.map((pixels) => (
          <li key={pixels} className="flex items-center gap-3 text-faint text-xs tabular-nums">
            <span className="w-10 text-right">{pixels} px</span>
            <span className="h-2 rounded-full bg-river" style={{ width: pixels * 3 }} aria-hidden="true" />
          </li>
        ))}
      </ul>
      <ul aria-label={t('corners')} className="flex flex-wrap gap-5">
        {CORNERS.map(({ className, size }) => (
          <li key={className} className="grid justify-items-center gap-1.5 text-faint text-xs">
            <span className={`block h-14 w-20 border border-line-strong bg-surface ${className}`} aria-hidden="true" />
            {size === null ? t('round') : `${size} px`}
          </li>
        ))}
      </ul>
    </>
  );
}

/** How things move: the curve of the one easing there is, worked out, and the current in which it is seen most. */
export function MotionSamples() {
  const t = useTexts('design.measureSamples');
  return (
    <>
      <LineChart
        title={t('easeTitle')}
        description={t('easeWords')}
        fileName="ease-water"
        series={[{ label: 'ease-water', points: waterEase(40) }]}
        xLabel={t('time')}
        yLabel={t('way')}
        fromZero
      />
      <svg viewBox="0 -5 600 45" className="h-11 w-full" fill="none" preserveAspectRatio="none" aria-hidden="true">
        <path d="M0 20C120 0 180 40 300 20S480 0 600 20" stroke="var(--value-fill)" strokeWidth="18" />
        <Current path="M0 20C120 0 180 40 300 20S480 0 600 20" />
      </svg>
    </>
  );
}
