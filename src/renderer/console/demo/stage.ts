import type { Outcome } from './use-reel'

/** What is on the screen: a step that is told before it is done, and then what came of it. */
export type Stage =
  | { readonly kind: 'opening' }
  | { readonly kind: 'announced'; readonly at: number }
  | { readonly kind: 'came'; readonly at: number; readonly outcomes: readonly Outcome[] }
  | { readonly kind: 'closing' }

/** A demo stops here by itself, and stays until the presenter goes on. */
export function stopsAt({ verdict: { violations, warnings } }: Outcome): boolean {
  return [...violations, ...warnings].some(({ rule }) => rule === 'unsupported-move')
}
