/** Tributary's mark: three streams joining into one. Takes the colour of the text. Decorative: write the name beside it. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 28 28"
      className={className}
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M3.5 3.5C4 11 13.4 9.6 14 18" strokeWidth="2.1" />
      <path d="M24.5 6.5c-.4 6-9.9 5.2-10.5 11.5" strokeWidth="2.1" opacity="0.75" />
      <path d="M15 2.5C12.5 8 14 12 14 18" strokeWidth="2.1" opacity="0.5" />
      <path d="M14 17.5V25" strokeWidth="3.6" />
    </svg>
  );
}
