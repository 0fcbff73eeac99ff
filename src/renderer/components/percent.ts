/** A share from 0 to 1 in whole percent. Only what is complete is 100. */
export function percentOf(share: number): number {
  return Math.floor(Math.min(Math.max(share, 0), 1) * 100)
}
