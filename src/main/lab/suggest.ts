import { listed, quoted } from './problem'

/** Cells of distance tables that one file may cost; beyond them nothing is suggested any more. */
const BUDGET = 4_000_000
const SHOWN = 3

export type Suggester = (word: string, known: Iterable<string>) => readonly string[]

/** Finds what was probably meant: the same but for case and separators, else the fewest slips away. */
export function makeSuggester(): Suggester {
  let budget = BUDGET
  return (word, known) => {
    const plain = plainOf(word)
    let best = slipsAllowed(plain)
    let found: string[] = []
    for (const candidate of known) {
      const other = plainOf(candidate)
      if (Math.abs(other.length - plain.length) > best) continue
      budget -= (other.length + 1) * (plain.length + 1)
      if (budget < 0) break
      const slips = other === plain ? 0 : distance(plain, other)
      if (slips > best) continue
      if (slips < best) found = []
      best = slips
      if (candidate !== word && !found.includes(candidate)) found.push(candidate)
    }
    return found.slice(0, SHOWN)
  }
}

/** `; did you mean "DPM1"?`, or what is given for the case that nothing is near. */
export function didYouMean(suggestions: readonly string[], otherwise: string): string {
  return suggestions.length > 0 ? `; did you mean ${listed(suggestions.map(quoted), 'or')}?` : otherwise
}

function plainOf(word: string): string {
  return word.toLowerCase().replace(/[-_\s]/g, '')
}

function slipsAllowed(word: string): number {
  return word.length < 2 ? 0 : Math.min(3, Math.max(1, Math.floor(word.length / 3)))
}

/** Letters added, left out, replaced, or swapped with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let slips = Math.min(replaced, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        slips = Math.min(slips, (before[j - 2] ?? 0) + 1)
      }
      row.push(slips)
    }
    before = above
    above = row
  }
  return above[b.length] ?? 0
}
