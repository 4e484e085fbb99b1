'use client';

// biome-ignore lint/style/noRestrictedImports: the one place where Next's own link is used
import NextLink from 'next/link';
import { type ComponentProps, type FocusEvent, type PointerEvent, useState } from 'react';

/**
 * A link within the site. What it leads to is fetched ahead once a pointer, a finger or the focus comes to it, not as soon
 * as it is in sight: a list of a hundred links would ask for a hundred pages that nobody wants.
 */
export function Link({ onPointerEnter, onFocus, ...props }: ComponentProps<typeof NextLink>) {
  const [near, setNear] = useState(false);
  return (
    <NextLink
      {...props}
      prefetch={near ? null : false}
      onPointerEnter={(event: PointerEvent<HTMLAnchorElement>) => {
        setNear(true);
        onPointerEnter?.(event);
      }}
      onFocus={(event: FocusEvent<HTMLAnchorElement>) => {
        setNear(true);
        onFocus?.(event);
      }}
    />
  );
}
