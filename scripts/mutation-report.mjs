// Reads the report of Stryker (the mutation testing elements' JSON), and adds it up.

/**
 * @typedef {{ id: string, mutatorName: string, replacement?: string, status: string,
 *   location: { start: { line: number, column: number } } }} Mutant
 * @typedef {{ files: Record<string, { mutants: Mutant[] }> }} MutationReport
 * @typedef {{ place: string, killed: number, all: number, score: number }} Score
 */

/** A mutant that hangs is noticed too. What cannot be compiled or is switched off is no mutant. */
const NOTICED = ['Killed', 'Timeout']
const MISSED = ['Survived', 'NoCoverage']

/**
 * For each place how many of its mutants were noticed.
 * @param {MutationReport} report
 * @param {readonly string[]} places files or folders
 * @returns {Score[]}
 */
export function scoresOf(report, places) {
  return places.map((place) => {
    const mutants = filesIn(report, place).flatMap(([, file]) => file.mutants)
    const killed = mutants.filter(({ status }) => NOTICED.includes(status)).length
    const all = killed + mutants.filter(({ status }) => MISSED.includes(status)).length
    return { place, killed, all, score: all === 0 ? 0 : (killed / all) * 100 }
  })
}

/**
 * What no test noticed: where it is, and what stood there.
 * @param {MutationReport} report
 * @param {readonly string[]} places
 * @returns {string[]}
 */
export function survivorsOf(report, places) {
  return places.flatMap((place) =>
    filesIn(report, place).flatMap(([name, { mutants }]) =>
      mutants
        .filter(({ status }) => MISSED.includes(status))
        .map(({ location: { start }, mutatorName, replacement = '', status }) => {
          const instead = replacement.replace(/\s+/g, ' ').slice(0, 100)
          return `${name}:${start.line}:${start.column} ${status} ${mutatorName}: ${instead}`
        })
    )
  )
}

/**
 * The report without what no test noticed, so that it is tried again.
 * @param {MutationReport} report
 * @returns {MutationReport}
 */
export function withoutUnnoticed(report) {
  const files = Object.entries(report.files).map(([name, file]) => [
    name,
    { ...file, mutants: file.mutants.filter(({ status }) => !MISSED.includes(status)) }
  ])
  return { ...report, files: Object.fromEntries(files) }
}

/** @param {MutationReport} report @param {string} place */
function filesIn({ files }, place) {
  return Object.entries(files).filter(([name]) => name === place || name.startsWith(`${place}/`))
}
