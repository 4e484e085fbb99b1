/** "0x1234…abcd": enough to tell accounts apart, for places where the whole address is at hand too. */
export function shortenAddress(address: string): string {
  return address.length > 12 ? `${address.slice(0, 6)}…${address.slice(-4)}` : address;
}
