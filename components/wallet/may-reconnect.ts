/** Whether a wallet was connected in this browser before (wagmi's own note): then its code is loaded without a click. */
export function mayReconnect(): boolean {
  try {
    const noted = localStorage.getItem('wagmi.recentConnectorId');
    return noted !== null && noted !== 'null';
  } catch {
    // Storage can be forbidden; then nothing was remembered either.
    return false;
  }
}
