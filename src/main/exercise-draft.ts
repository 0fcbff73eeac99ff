import { t } from '@shared/catalogue'
import type { Input } from '@shared/contract'
import type { Command } from '@shared/contract/commands'
import type { DraftFaultView, ExerciseDraftView, SuggestionView } from '@shared/contract/views'
import type { Predicate } from '@shared/exercise'
import type { DraftEdit, ExerciseDraft, Recording } from '@shared/exercise-draft'
import { Problem } from '@shared/problem'
import { toRecord, type Estate } from './engine/estate'
import { afterAll, faultsOf } from './exercise/check'
import { draftOf, edited, exerciseOfDraft, missingIn, placedIn } from './exercise/draft'
import type { Moment } from './exercise/predicates'
import { suggestPredicates } from './exercise/suggest'
import { followed, refusedIn, type Trail } from './exercise-take'
import type { Tried } from './exercise-run'
import { writeLab } from './lab'
import { entriesTo, estateAt } from './log-way'
import type { DraftRecord, LabStore } from './store'

/** The lab in which an exercise is written. */
export interface Workshop {
  readonly estate: Estate
  /** Back to the beginning of the lab. */
  reset(): void
  /** Carries out what can be carried out, as one step to undo. */
  play(commands: readonly Command[]): void
  /** Tells the windows. */
  changed(): void
}

const NONE: ReadonlySet<never> = new Set()

/** The exercise that is written in one lab: it is kept there, and what is recorded follows the log. */
export class ExerciseWriting {
  readonly #store: LabStore
  readonly #lab: Workshop
  readonly #now: () => Date

  constructor(store: LabStore, lab: Workshop, now: () => Date) {
    this.#store = store
    this.#lab = lab
    this.#now = now
    // A recording ends with the session: nobody would know any more that it is on.
    const record = store.draft()
    if (record?.take) store.keepDraft({ ...record, take: null })
  }

  view(): ExerciseDraftView | null {
    const record = this.#store.draft()
    if (!record) return null
    const { draft, take } = record
    return {
      ...draft,
      recording: take?.recording ?? null,
      astray: take !== null && this.#trail(take.from).way === null,
      actions: entriesTo(this.#store, this.#store.head()).length - 1,
      missing: missingIn(draft)
    }
  }

  /** Begins to write one, where none is written. */
  begin(): void {
    if (this.#store.draft()) return
    const exercise = this.#store.exercise()?.exercise ?? null
    this.#keep({ ...draftOf(exercise, this.#store.settings()), take: null })
  }

  edit(edits: readonly DraftEdit[]): void {
    const { take, ...written } = this.#record()
    this.#keep({ ...edits.reduce(edited, written), take })
  }

  /** The lab goes where what is recorded belongs; what was recorded before stays. */
  record(recording: Recording | null): void {
    const { draft, made } = this.#record()
    const ended = { draft, made, take: null }
    if (recording === null) {
      this.#keep(ended)
      return
    }
    this.#store.keepDraft(ended)
    if (recording.into !== 'history') this.#standAfter(commandsBefore(draft, recording))
    const head = this.#store.head()
    const from = recording.into === 'history' ? this.#beginning : head
    const seen = this.#store.entries().length
    const take = { recording, from, seen, deeds: [], before: commandsIn(draft, recording) }
    this.#keep(followed({ draft, made, take }, this.#trail(from)))
  }

  /** The lab has changed. */
  follow(): void {
    const record = this.#store.draft()
    if (record?.take) this.#keepSilently(followed(record, this.#trail(record.take.from)), record)
  }

  /** Of what was tried, what was refused is recorded too; whether anything was. */
  note(tried: readonly Tried[]): boolean {
    let record = this.#store.draft()
    if (!record?.take) return false
    const before = record
    for (const { command, verdict } of tried) {
      const [first] = verdict.outcome === 'refused' ? verdict.violations : []
      if (record.take && first) record = refusedIn(record, command, first.rule, this.#trail(record.take.from))
    }
    return this.#keepSilently(record, before)
  }

  suggest(about: Input<'lab/suggest-predicates'>['about']): SuggestionView[] {
    const { steps } = this.#record().draft
    const start = this.#start()
    const at = about === 'end' ? steps.length : steps.findIndex(({ id }) => id === about.step)
    if (at < 0) return []
    const shown = steps.map(({ show }) => show)
    if (about === 'end') return suggestPredicates(start, afterAll(start, shown.flat()))
    const before = afterAll(start, shown.slice(0, at).flat())
    return suggestPredicates(before, afterAll(before, shown[at] ?? []))
  }

  /** What is missing, and what the proof of an exercise says of what is there. */
  check(): DraftFaultView[] {
    const { draft } = this.#record()
    const missing = missingIn(draft)
    const faults = faultsOf(exerciseOfDraft(draft), this.#start().estate).map((fault) =>
      placedIn(draft, fault)
    )
    if (missing.length > 0) return [...missing, ...faults.filter(({ at }) => isOfOne(at))]
    return faults.length > 0 ? faults : this.#unsayable(draft)
  }

  /** Makes it the exercise of this lab, at the beginning of it. */
  tryOut(): void {
    const exercise = exerciseOfDraft(this.#complete())
    this.record(null)
    this.#store.setExercise(exercise, this.#now().toISOString())
    this.#lab.reset()
    this.#lab.changed()
  }

  /** The lab as it began, with the exercise, as a lab file. */
  file(): { readonly title: string; readonly text: string } {
    const draft = this.#complete()
    return { title: draft.title.trim(), text: this.#text(draft) }
  }

  #text(draft: ExerciseDraft): string {
    const { title, introduction } = draft
    const begin = this.#store.entry(this.#beginning).events
    const exercise = exerciseOfDraft(draft)
    return writeLab({ title, introduction, begin, commands: [], exercise }, { steps: true })
  }

  /** A name that is not in the lab, or the like: what only reading the file shows. */
  #unsayable(draft: ExerciseDraft): DraftFaultView[] {
    try {
      this.#text(draft)
      return []
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause
      const { details, message } = cause.record
      return (details && details.length > 0 ? details : [message]).map((text) => ({
        at: { part: 'file' },
        text
      }))
    }
  }

  #complete(): ExerciseDraft {
    const { draft } = this.#record()
    const missing = missingIn(draft)
    if (missing.length === 0) return draft
    throw new Problem(
      'invalid-message',
      t`The exercise is not complete`,
      t`Something is missing. It stands in the editor, where it is mended.`,
      [...new Set(missing.map(({ text }) => text))]
    )
  }

  #record(): DraftRecord {
    const record = this.#store.draft()
    if (record) return record
    throw new Problem(
      'invalid-message',
      t`No exercise is written here`,
      t`Open the editor with Edit exercise… in the Lab menu first.`
    )
  }

  #keep(record: DraftRecord): void {
    this.#store.keepDraft(record)
    this.#lab.changed()
  }

  /** Where the lab is told to have changed anyway. */
  #keepSilently(record: DraftRecord, before: DraftRecord): boolean {
    if (JSON.stringify(record) === JSON.stringify(before)) return false
    this.#store.keepDraft(record)
    return true
  }

  get #beginning(): number {
    return entriesTo(this.#store, this.#store.head())[0]?.seq ?? 1
  }

  #start(): Moment {
    return { estate: estateAt(this.#store, this.#beginning), refused: NONE }
  }

  /** Where the lab stands there already, nothing is done: what is undone and redone there stays as it is. */
  #standAfter(commands: readonly Command[]): void {
    const { estate } = afterAll(this.#start(), commands)
    if (JSON.stringify(toRecord(estate)) === JSON.stringify(toRecord(this.#lab.estate))) return
    this.#lab.reset()
    if (commands.length > 0) this.#lab.play(commands)
  }

  #trail(from: number): Trail {
    const head = this.#store.head()
    const way = entriesTo(this.#store, head, from)
    return {
      way: head === from || way[0]?.parent === from ? way : null,
      head,
      length: this.#store.entries().length,
      tellingOf: (entries) => this.#tellingOf(entries)
    }
  }

  #tellingOf(entries: readonly number[]): Predicate[] {
    const [first, last] = [entries[0], entries.at(-1)]
    if (first === undefined || last === undefined) return []
    const before = this.#store.entry(first).parent ?? first
    const [one, other] = [before, last].map((seq) => ({ estate: estateAt(this.#store, seq), refused: NONE }))
    if (!one || !other) return []
    return suggestPredicates(one, other).flatMap(({ telling, predicate }) => (telling ? predicate : []))
  }
}

function isOfOne(at: DraftFaultView['at']): boolean {
  return 'id' in at && at.id !== null
}

/** What leads where something is recorded. */
function commandsBefore({ steps }: ExerciseDraft, recording: Recording): Command[] {
  const end = (id: string): number => steps.findIndex((step) => step.id === id)
  const to =
    recording.into === 'step'
      ? end(recording.id)
      : recording.into !== 'steps'
        ? 0
        : recording.after === null
          ? steps.length
          : end(recording.after) + 1
  return steps.slice(0, Math.max(0, to)).flatMap(({ show }) => show)
}

/** What it takes the place of. */
function commandsIn({ steps, wrong }: ExerciseDraft, recording: Recording): readonly Command[] {
  if (recording.into === 'step') return steps.find(({ id }) => id === recording.id)?.show ?? []
  return recording.into === 'attempt' ? (wrong.find(({ id }) => id === recording.id)?.steps ?? []) : []
}
