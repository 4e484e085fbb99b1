import type { Engine } from '@/lib/engines/engine';
import { openEngine } from '@/lib/engines/open-engine';

/** The engine that a request brings, or else the site's own. */
export function siteEngine({ engine }: { engine?: Engine }): Engine {
  return engine ?? openEngine();
}
