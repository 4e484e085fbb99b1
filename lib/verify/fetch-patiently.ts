const MOST_ATTEMPTS = 10;
const LONGEST_WAIT_S = 60;

/**
 * Asks a site for a file. Where it answers that it was asked too often (429) and when to come back (Retry-After, in
 * seconds: RFC 9110), it is asked again then; its last answer counts.
 */
export async function fetchPatiently(fetchFile: typeof fetch, address: string): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const response = await fetchFile(address);
    const waitS = Number(response.headers.get('retry-after') ?? Number.NaN);
    if (response.status !== 429 || attempt === MOST_ATTEMPTS || !(waitS >= 0 && waitS <= LONGEST_WAIT_S))
      return response;
    await response.body?.cancel();
    await new Promise((resolve) => setTimeout(resolve, waitS * 1000));
  }
}
