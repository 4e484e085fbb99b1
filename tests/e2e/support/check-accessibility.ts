import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Fails on any violation of WCAG 2.2 AA, or of axe's own best practices, on the page as it is now; each is told with its
 * elements. `layer`: a menu or dialog is open, whose layer belongs to no landmark. `only`: the one rule to check, where
 * nothing else can have changed; `except`: the one that cannot have.
 */
export async function checkAccessibility(
  page: Page,
  { layer = false, only, except }: { layer?: boolean; only?: 'color-contrast'; except?: 'color-contrast' } = {},
): Promise<void> {
  // No page of ours holds frames of other sites: without the further page that axe would open for them.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (only) axe.withRules([only]);
  else {
    axe
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .disableRules([...(layer ? ['region'] : []), ...(except ? [except] : [])]);
  }
  const { violations } = await axe.analyze();
  const told = violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
  expect(told).toEqual([]);
}
