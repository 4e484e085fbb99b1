'use client';

import { branchAmount, type Flow, flowSizes } from '@/components/charts/flow';
import { layoutTallFlow } from '@/components/charts/layout-tall-flow';
import { layoutWideFlow } from '@/components/charts/layout-wide-flow';
import { TallFlowPicture } from '@/components/charts/tall-flow-picture';
import { WideFlowPicture } from '@/components/charts/wide-flow-picture';

/**
 * An amount on its way: from its source through branches to people, each band as wide as what it carries; side by side on
 * wide screens, down the page on narrow ones. Drawn on the server, and sent along as its amounts, not as its many lines a
 * second time. Its labels are a nested list, so that it reads without being seen.
 */
export function FlowPicture({ source, branches, className }: Flow & { className?: string }) {
  const shown = { source, branches: branches.filter((branch) => branchAmount(branch) > 0n) };
  const sizes = flowSizes(shown);
  return (
    <div className={className}>
      <WideFlowPicture className="hidden lg:block" {...shown} layout={layoutWideFlow(sizes)} />
      <TallFlowPicture className="max-w-xl lg:hidden" {...shown} layout={layoutTallFlow(sizes)} />
    </div>
  );
}
