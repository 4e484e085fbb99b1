/** A dry stream bed, dotted: where water will come. Decorative. */
export function DryBed() {
  return (
    <svg viewBox="0 0 96 40" className="h-10 w-24 text-line-strong" aria-hidden="true" fill="none">
      <g stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeDasharray="1 5">
        <path d="M4 6c18 0 20 14 40 14h48" />
        <path d="M4 34c18 0 20-14 40-14" />
        <path d="M4 20h40" />
      </g>
    </svg>
  );
}
