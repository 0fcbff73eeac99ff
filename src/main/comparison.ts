import type { ComparedView, ComparisonView } from '@shared/contract/views'
import { wordsOf } from './history'
import { entriesTo } from './log-way'
import type { Session } from './session'
import type { LabLog } from './store'
import { changesBetween } from './views/changes'
import { topologyView } from './views/topology'

/** Two places of a lab's log side by side. */
export function comparisonView(session: Session, one: number, other: number): ComparisonView {
  const [before, after] = [session.estateAt(one), session.estateAt(other)]
  const { log } = session
  const fork = lastInCommon(log, one, other)
  const compared = (seq: number, estate: typeof before): ComparedView => ({
    seq,
    clock: estate.clock,
    steps: wordsOf(entriesTo(log, seq, fork)),
    topology: topologyView(estate)
  })
  return {
    one: compared(one, before),
    other: compared(other, after),
    fork,
    changes: changesBetween(before, after)
  }
}

/** An entry is older than what comes after it, so the newer of two places goes back first. */
function lastInCommon(log: LabLog, one: number, other: number): number {
  let [a, b] = [one, other]
  while (a !== b) {
    const back = log.entry(Math.max(a, b)).parent ?? 1
    if (a > b) a = back
    else b = back
  }
  return a
}
