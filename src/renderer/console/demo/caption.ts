import { t } from '@shared/catalogue'
import type { Verdict } from '@shared/verdict'
import { describeCommand, explain } from '@shared/words'
import type { Status } from '../../components'
import { statusOf } from '../story-words'
import type { Stage } from './stage'
import type { Outcome, Reel } from './use-reel'

/** Something that came of a step. */
export interface CaptionLine {
  readonly status: Status
  readonly title: string
  readonly says: string
}

/** What is told at a stage. */
export interface Caption {
  readonly counted: string
  readonly title: string
  readonly text: string
  readonly lines: readonly CaptionLine[]
  /** What of it is new: how long it stays goes by this, and aids read it out. */
  readonly said: string
}

/** A text that a further sentence can follow. */
const sentence = (text: string): string => (/[.!?…]$/u.test(text) ? text : `${text}.`)

export function captionOf(
  stage: Stage,
  reel: Pick<Reel, 'scenes' | 'outcomesOf' | 'unexpected'>,
  lab: string
): Caption {
  const scenes = reel.scenes.value
  switch (stage.kind) {
    case 'opening':
      return { counted: '', title: lab, text: '', lines: [], said: '' }
    case 'announced': {
      const { title, text } = scenes[stage.at] ?? { title: '', text: '' }
      const counted = countedOf(stage.at, scenes.length)
      return { counted, title, text, lines: [], said: `${counted}: ${sentence(title)} ${text}`.trim() }
    }
    case 'came': {
      const title = scenes[stage.at]?.title ?? ''
      const alone = stage.outcomes.length === 1
      const lines = stage.outcomes.flatMap((outcome) => linesOf(outcome, alone))
      const unexpected = reel.unexpected(stage.at)
      if (unexpected !== '') lines.push({ status: 'warning', title: unexpected, says: '' })
      const said = lines.map((line) => `${sentence(line.title)} ${line.says}`.trim()).join(' ')
      return { counted: countedOf(stage.at, scenes.length), title, text: '', lines, said }
    }
    case 'closing': {
      const text = sumOf(scenes.map((_, at) => reel.outcomesOf(at)))
      const title = t`The demo is at its end`
      return { counted: '', title, text, lines: [], said: `${title}. ${text}` }
    }
  }
}

const countedOf = (at: number, count: number): string => t`Step ${at + 1} of ${count}`

/** With the command where there are several; what refused it or warned of it in its own words. */
function linesOf({ command, verdict }: Outcome, alone: boolean): CaptionLine[] {
  const what = alone ? '' : describeCommand(command)
  const status = statusOf(verdict)
  if (verdict.outcome !== 'done') {
    const [first] = verdict.violations.length > 0 ? verdict.violations : verdict.warnings
    if (!first) return []
    const { title, says } = explain(first)
    const ended = verdict.outcome === 'refused' ? t`Refused: ${title}` : t`Stopped by a warning: ${title}`
    return [{ status, title: what === '' ? ended : `${what}. ${ended}`, says }]
  }
  const warnings = verdict.warnings.map((warning): CaptionLine => {
    const { title, says } = explain(warning)
    return { status, title: t`Warning: ${title}`, says }
  })
  return [{ status: 'ok', title: what === '' ? t`Done` : t`Done: ${what}`, says: '' }, ...warnings]
}

/** How the steps ended, in one sentence. */
function sumOf(all: readonly (readonly Outcome[] | null)[]): string {
  const counts: Record<Verdict['outcome'], number> = { done: 0, refused: 0, warned: 0 }
  for (const outcomes of all) {
    if (!outcomes) continue
    const last = outcomes.find(({ verdict }) => verdict.outcome !== 'done')
    counts[last?.verdict.outcome ?? 'done']++
  }
  const parts = [t`${counts.done} done`]
  if (counts.refused > 0) parts.push(t`${counts.refused} refused`)
  if (counts.warned > 0) parts.push(t`${counts.warned} stopped by a warning`)
  const { length } = all
  return length === 1 ? t`One step: ${parts.join(', ')}.` : t`${length} steps: ${parts.join(', ')}.`
}
