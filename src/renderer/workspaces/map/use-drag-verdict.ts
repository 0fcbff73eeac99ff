import { counted } from '@shared/words/counts'
import { t } from '@shared/catalogue'
import type { WhatIfView } from '@shared/contract/views'
import { ruleWords } from '@shared/words'
import { shallowRef } from 'vue'
import { useLab } from '../../stores/lab'
import { oneAtATime } from '../../stores/one-at-a-time'

/** A computer that is dragged, and the DPM server it is over. */
export interface DragTarget {
  readonly computer: string
  readonly on: string
}

export interface DragVerdict {
  readonly text: string
  readonly allowed: boolean
}

/** What it would come to if the computer that is dragged were dropped: asked before the drop, the latest target only. */
export function useDragVerdict() {
  const lab = useLab()
  const verdict = shallowRef<DragVerdict | null>(null)
  let target: DragTarget | null = null

  const ask = oneAtATime(async () => {
    const asked = target
    if (asked === null) return
    const answer = await lab.attempt('lab/what-if', { protect: asked })
    if (answer && asked === target) verdict.value = verdictOf(asked, answer)
  })

  function over(next: DragTarget | null): void {
    target = next && { computer: next.computer, on: next.on }
    verdict.value = null
    if (target) void ask()
  }

  return { verdict, over }
}

export function verdictOf(
  { computer, on }: DragTarget,
  { outcome, steps, violations }: WhatIfView
): DragVerdict {
  if (outcome === 'refused') {
    const [first] = violations
    return { text: first ? ruleWords[first.rule].title : t`${on} cannot protect ${computer}`, allowed: false }
  }
  if (steps.length === 0) return { text: t`${on} protects ${computer} already`, allowed: true }
  const count = counted(steps.length, 'step')
  const text =
    outcome === 'warned'
      ? t`${on} can protect ${computer}: ${count}, with a warning`
      : t`${on} can protect ${computer}: ${count}`
  return { text, allowed: true }
}
