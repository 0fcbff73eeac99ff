import type { StoryView } from '@shared/contract/views'
import type { Verdict } from '@shared/verdict'
import { isMet } from './lab'
import type { Play, StoryRecord } from './store'

/** How far the steps were played, and how each of them ended. */
export interface Standing {
  readonly position: number
  readonly verdicts: ReadonlyMap<number, Verdict>
}

/**
 * Where the story of a lab stands, seen from a place in its log. A play belongs to the entry it left the lab at, so
 * what counts is on the way from the beginning to where the lab stands, the latest last: undo and redo take the
 * position along, and a refused step, which has no entry of its own, goes with the one before it.
 */
export function standingOn(way: readonly number[], plays: readonly Play[]): Standing {
  const at = new Map<number, Play[]>()
  for (const play of plays) {
    const there = at.get(play.at)
    if (there) there.push(play)
    else at.set(play.at, [play])
  }
  const verdicts = new Map<number, Verdict>()
  let position = 0
  for (const seq of way) {
    for (const { step, verdict } of at.get(seq) ?? []) {
      position = step
      if (verdict) verdicts.set(step, verdict)
    }
  }
  return { position, verdicts }
}

export function storyView({ steps, plays }: StoryRecord, way: readonly number[]): StoryView | null {
  if (steps.length === 0) return null
  const { position, verdicts } = standingOn(way, plays)
  return {
    position,
    steps: steps.map(({ command, expect }, index) => {
      const verdict = index < position ? verdicts.get(index + 1) : undefined
      const played = verdict ? { verdict, asExpected: isMet(expect, verdict) } : null
      return { command, expected: expect, played }
    })
  }
}
