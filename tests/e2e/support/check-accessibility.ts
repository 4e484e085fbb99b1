import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Fails on any violation of WCAG 2.2 AA, or of axe's own best practices, on the page as it is now; each is told with its
 * elements. `layer`: a menu or dialog is open, whose layer belongs to no landmark.
 */
export async function checkAccessibility(page: Page, { layer = false }: { layer?: boolean } = {}): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .disableRules(layer ? ['region'] : [])
    .analyze();
  const told = violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
  expect(told).toEqual([]);
}
