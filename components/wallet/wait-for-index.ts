/** Asks /api/index-status until the index has reached `blockNumber`; false when `signal` ends it or it takes over a minute. */
export async function waitForIndex(blockNumber: bigint, signal?: AbortSignal): Promise<boolean> {
  const deadline = Date.now() + 60_000;
  for (let wait = 150; Date.now() < deadline; wait = Math.min(wait * 1.4, 1500)) {
    if (signal?.aborted) return false;
    const reached = await readIndexedBlock(signal);
    if (reached !== null && BigInt(reached) >= blockNumber) return true;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return false;
}

async function readIndexedBlock(signal?: AbortSignal): Promise<number | null> {
  try {
    const response = await fetch('/api/index-status', { cache: 'no-store', ...(signal ? { signal } : {}) });
    if (!response.ok) return null;
    const status = await response.json();
    return typeof status.blockNumber === 'number' ? status.blockNumber : null;
  } catch {
    // The server may be restarting: asked again until the deadline.
    return null;
  }
}
