import { counted } from '@shared/words/counts'
import { t } from '@shared/catalogue'
import type { RunbookStep, Said } from '@shared/words/runbook'

/** A part of a runbook: what is done, what only is to be known, or the heading of what follows. */
export type RunbookEntry =
  | {
      readonly kind: 'step'
      readonly title: string
      /** Why it is there; null where that is plain. */
      readonly why: string | null
      readonly words: RunbookStep
    }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'part'; readonly title: string; readonly text: string }

/** What an administrator takes to the real servers. */
export interface Runbook {
  readonly title: string
  /** Where it comes from: the lab, and its moment. */
  readonly from: string
  /** What all of it comes to, and what it gives up; null where nothing more is to be said. */
  readonly explanation: string | null
  readonly entries: readonly RunbookEntry[]
}

export const MADE_FROM_LAB = t`Made with DPM Lab, a simulator. Check every step against your servers and the product documentation before it is carried out.`

export const LEGEND = t`What is marked (inferred) was concluded and stands in no public document; all else stands in the pages named under Sources, by their titles. IDs are those of the product. In commands, # inferred marks the same.`

/** Over the steps, where no part begins with a heading of its own. */
export const hasOwnHeading = ({ entries }: Runbook): boolean => entries[0]?.kind === 'part'

export const headingOf = ({ title }: Runbook): string => t`Runbook: ${title}`

export function summaryOf({ entries }: Runbook): string {
  const steps = entries.filter(({ kind }) => kind === 'step').length
  const notes = entries.filter(({ kind }) => kind === 'note').length
  return steps === 0
    ? t`There is nothing to be done.`
    : `${counted(steps, 'step')}${notes === 0 ? '' : `, ${counted(notes, 'note')}`}.`
}

/** What stands under a step after what is done, in this order; what is empty is left out. */
export function sectionsOf({ checks, warnings, back }: RunbookStep): {
  readonly kind: 'warnings' | 'checks' | 'back'
  readonly title: string
  readonly lines: readonly Said[]
}[] {
  return [
    { kind: 'warnings' as const, title: t`Warnings`, lines: warnings },
    { kind: 'checks' as const, title: t`Check afterwards`, lines: checks },
    { kind: 'back' as const, title: t`Way back`, lines: back }
  ].filter(({ lines }) => lines.length > 0)
}

export function typedLine({ text, source }: Said): string {
  return source === null ? t`${text} # inferred` : text
}

export const INFERRED_MARK = t`(inferred)`

/** Whose words these are, and how many of them are ours. */
export function basisOf(lines: readonly Said[]): string {
  const ours = lines.filter(({ source }) => source === null).length
  const titles = new Set(lines.flatMap(({ source }) => source?.split('; ') ?? []))
  if (titles.size === 0) return t`Sources: none, all of it is inferred.`
  // A title may be a question.
  const sources = t`Sources: ${`${[...titles].join('; ')}.`.replace('?.', '?')}`
  return ours === 0 ? sources : `${sources} ${t`Inferred: ${ours} of ${lines.length} lines.`}`
}

export function linesOf({ blocks, checks, warnings, back }: RunbookStep): Said[] {
  return [...blocks.flatMap(({ lines }) => lines), ...checks, ...warnings, ...back]
}
