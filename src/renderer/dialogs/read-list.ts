/** Reads a list that a user typed, separated by commas or line breaks; empty entries and repetitions go. */
export function readList(text: string): string[] {
  const entries = text.split(/[,\n]/).map((entry) => entry.trim())
  return [...new Set(entries.filter((entry) => entry !== ''))]
}
