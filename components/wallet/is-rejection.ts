/** Whether the person said no in the wallet: code 4001 (EIP-1193), however deep the error was wrapped. */
export function isRejection(error: unknown): boolean {
  let current = error;
  for (let depth = 0; depth < 8 && typeof current === 'object' && current !== null; depth += 1) {
    if ('code' in current && (current.code === 4001 || current.code === 'ACTION_REJECTED')) return true;
    if ('name' in current && current.name === 'UserRejectedRequestError') return true;
    current = 'cause' in current ? current.cause : null;
  }
  return false;
}
