import { z } from 'zod'
import type { LanguageChoice } from '../catalogue/languages'
import type { Envelope, ProblemRecord } from '../problem'
import type { Verdict } from '../verdict'
import { command, name, NAME_LIMIT } from './commands'
import { draftEdits, recording, suggestionsFor } from './exercise-draft'
import { goal } from './goal'
import type {
  AboutView,
  AgentsView,
  BackupsView,
  ClockView,
  ComparisonView,
  DraftFaultView,
  ExerciseDraftView,
  ExerciseView,
  JudgementView,
  LabOverview,
  LibrariesView,
  MemberTreeView,
  MonitoringView,
  ProtectionView,
  RecoverableItemView,
  RecoveryView,
  ReportView,
  StartView,
  StorageView,
  StoryView,
  SuggestionView,
  TimelineView,
  TopologyView,
  WaysOutView,
  WhatIfView
} from './views'

/** The longest introduction of a lab file, in characters. */
export const INTRODUCTION_LIMIT = 5_000

const ofServer = z.strictObject({ server: name })
const nothing = z.strictObject({})
const report = z.enum([
  'status',
  'protection',
  'recovery',
  'disk-utilization',
  'tape-management',
  'tape-utilization'
])
const reportOf = z.strictObject({ server: name, report, days: z.int().min(1).max(366) })
const path = z.string().min(1).max(4096)
/** An entry of the log, by its number. */
const seq = z.int().min(1)
/** What one action of the user comes to. */
const commands = z.array(command).min(1).max(1_000)
/** Where a computer stands on the map, in pixels of the map. */
const place = z.strictObject({ x: z.number().min(-1e6).max(1e6), y: z.number().min(-1e6).max(1e6) })
/** Text that may have several lines. */
const text = z
  .string()
  .regex(/^[\t\r\n\P{Cc}]*$/u, 'a text has no control characters but tabs and line breaks')

/** A language of the catalogue, or that of the system. */
export const languageChoice = z.enum(['system', 'en', 'de']) satisfies z.ZodType<LanguageChoice>

interface Request<I extends z.ZodType, O> {
  readonly input: I
  /** Carries the type of the answer; never set. */
  readonly answer?: O
}

function request<O>() {
  return <I extends z.ZodType>(input: I): Request<I, O> => ({ input })
}

/**
 * Everything a window may ask of the main process. Main checks `input` before anything else sees it. The handler
 * of each is in `src/main/handlers.ts`; a window reaches it through `ask` of its preload bridge.
 */
export const requests = {
  'app/start': request<StartView>()(nothing),
  /** Why the lab that the application was started with could not be opened; told once, null if nothing was wrong. */
  'app/problem': request<ProblemRecord | null>()(nothing),
  'app/about': request<AboutView>()(nothing),
  'app/open-window': request<null>()(z.strictObject({ server: name.optional() })),
  /** Keeps the language that is chosen, and starts the application again in it; the lab that is open opens again. */
  'app/speak': request<null>()(z.strictObject({ language: languageChoice })),
  'app/forget-recent': request<null>()(z.strictObject({ file: path })),
  /** Puts this window into full screen, or takes it out. Answers whether it was in it. */
  'window/full-screen': request<{ readonly was: boolean }>()(z.strictObject({ on: z.boolean() })),
  /** Puts a text on the clipboard. */
  'app/copy': request<null>()(z.strictObject({ text: text.min(1).max(1_000_000) })),
  /** Something went wrong in a window that nobody foresaw: it goes into the log. */
  'app/note-failure': request<null>()(z.strictObject({ text: z.string().min(1).max(10_000) })),
  /** Writes what helps to find out what went wrong under a name that is asked for. Null if that was cancelled. */
  'app/collect-diagnostics': request<{ readonly file: string } | null>()(nothing),

  /** Makes an empty lab with these servers in the folder of working copies, and opens it. */
  'lab/new': request<LabOverview>()(
    z.strictObject({
      title: z.string().trim().min(1).max(NAME_LIMIT),
      dpmServers: z.array(name).min(1).max(100),
      protectedServers: z.array(name).max(1000)
    })
  ),
  'lab/open-bundled': request<LabOverview>()(z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,80}$/) })),
  /** Opens a lab database or a lab file; without `file` it asks for one. Null if that was cancelled. */
  'lab/open': request<LabOverview | null>()(z.strictObject({ file: path.optional() })),
  /** Keeps the lab under a name that is asked for, and goes on in it. Null if that was cancelled. */
  'lab/save-as': request<LabOverview | null>()(nothing),
  /**
   * Writes the lab as a lab file under a name that is asked for: how it began and the steps that led here, or
   * without `steps` how it stands. The lab that is open stays the same. Null if that was cancelled.
   */
  'lab/save-lab-file': request<{ readonly file: string } | null>()(
    z.strictObject({
      title: name.trim().max(NAME_LIMIT),
      introduction: text.max(INTRODUCTION_LIMIT),
      steps: z.boolean()
    })
  ),
  'lab/close': request<null>()(nothing),
  /** The backups of a lab; without `file`, of the one that is open. */
  'lab/backups': request<BackupsView>()(z.strictObject({ file: path.optional() })),
  /**
   * Puts a backup into the place of its lab and opens it; without `file`, of the lab that is open. What is there before
   * is kept.
   */
  'lab/restore-backup': request<LabOverview>()(
    z.strictObject({ file: path.optional(), name: z.string().regex(/^[\w-]{1,80}\.dpmlab$/) })
  ),

  /** Null while no lab is open. */
  'lab/overview': request<LabOverview | null>()(nothing),
  'lab/protection': request<ProtectionView>()(ofServer),
  'lab/agents': request<AgentsView>()(ofServer),
  'lab/monitoring': request<MonitoringView>()(ofServer),
  'lab/recovery': request<RecoveryView>()(ofServer),
  /** What a recovery point holds; empty where there is none of that time. */
  'lab/recoverable-items': request<readonly RecoverableItemView[]>()(
    z.strictObject({ server: name, computer: name, dataSource: name, point: z.int() })
  ),
  'lab/storage': request<StorageView>()(ofServer),
  'lab/libraries': request<LibrariesView>()(ofServer),
  /** Over the last `days` days of the lab. */
  'lab/report': request<ReportView>()(reportOf),
  /** Writes a report under a name that is asked for. Null if that was cancelled. */
  'lab/save-report': request<{ readonly file: string } | null>()(
    z.strictObject({ ...reportOf.shape, format: z.enum(['html', 'csv']) })
  ),
  'lab/member-tree': request<MemberTreeView>()(z.strictObject({ server: name, showHidden: z.boolean() })),
  /** The map, as the lab stands or stood at an entry of its log. */
  'lab/topology': request<TopologyView>()(z.strictObject({ at: seq.optional() })),
  'lab/timeline': request<TimelineView>()(nothing),
  /** Two places of the log side by side. */
  'lab/compare': request<ComparisonView>()(z.strictObject({ one: seq, other: seq })),
  /** The topology judged by every rule. */
  'lab/judgement': request<JudgementView>()(nothing),
  /** Writes it under a name that is asked for. Null if that was cancelled. */
  'lab/save-judgement': request<{ readonly file: string } | null>()(
    z.strictObject({ format: z.enum(['html', 'markdown']) })
  ),
  /** Where computers stand on the map that were moved by hand. Kept beside the lab, not in it. */
  'map/places': request<Readonly<Record<string, { readonly x: number; readonly y: number }>>>()(nothing),
  'map/keep-places': request<null>()(z.strictObject({ places: z.record(name, place) })),
  /** Writes a picture of the map under a name that is asked for. Null if that was cancelled. */
  'map/save-picture': request<{ readonly file: string } | null>()(
    z.discriminatedUnion('format', [
      z.strictObject({ format: z.literal('svg'), text: z.string().min(1).max(20_000_000) }),
      /** The bytes of the picture in base64. */
      z.strictObject({ format: z.literal('png'), base64: z.base64().min(1).max(60_000_000) })
    ])
  ),
  /** Null where the lab was not made from a lab file with steps. */
  'lab/story': request<StoryView | null>()(nothing),

  /** Null where the lab is no exercise. */
  'lab/exercise': request<ExerciseView | null>()(nothing),
  /** Does what *Show me* does for the next step, as one step to undo. Null, and nothing done, if all are done. */
  'lab/show-step': request<readonly Verdict[] | null>()(nothing),
  /**
   * A page of the console has shown what refuses a command, which the main process has only been asked about: in an
   * exercise that counts as tried. Does nothing elsewhere, and nothing where it would not be refused.
   */
  'lab/note-refusal': request<null>()(z.strictObject({ command })),
  /** Forgets what was refused so far: a practice run or an assessment begins. */
  'lab/begin-exercise': request<null>()(nothing),
  /** Writes the result of an assessment under a name that is asked for. Null if that was cancelled. */
  'lab/save-result': request<{ readonly file: string } | null>()(
    z.strictObject({
      format: z.enum(['html', 'json']),
      /** Who was assessed, as far as that is to be told. */
      learner: z.string().max(NAME_LIMIT),
      /** Real time that was taken, in seconds. */
      seconds: z.int().min(0).max(1_000_000)
    })
  ),
  /**
   * Writes a runbook under a name that is asked for: of commands, of what was done in this lab since it began, or of
   * the exercise's steps. Null if that was cancelled.
   */
  'lab/save-runbook': request<{ readonly file: string } | null>()(
    z.strictObject({
      format: z.enum(['html', 'markdown', 'pdf']),
      of: z.union([z.strictObject({ title: name, commands }), z.literal('history'), z.literal('exercise')])
    })
  ),

  /** The exercise that is written in this lab; null where none is. */
  'lab/exercise-draft': request<ExerciseDraftView | null>()(nothing),
  /** Begins to write one: the exercise of the lab, or one with nothing in it. Where one is written it stays as it is. */
  'lab/begin-exercise-draft': request<null>()(nothing),
  'lab/edit-exercise-draft': request<null>()(z.strictObject({ edits: draftEdits })),
  /** Records what is done from now on. The lab goes where that belongs first. Null ends it. */
  'lab/record-exercise': request<null>()(z.strictObject({ recording: recording.nullable() })),
  /** Predicates that hold after it and did not before it. */
  'lab/suggest-predicates': request<readonly SuggestionView[]>()(z.strictObject({ about: suggestionsFor })),
  /** What is missing, and what is wrong: the proof of `dpm-lab exercise check`. */
  'lab/check-exercise-draft': request<readonly DraftFaultView[]>()(nothing),
  /** Makes the draft the exercise of this lab, which goes back to its beginning. */
  'lab/try-exercise-draft': request<null>()(nothing),
  /** Writes the lab as it began, with the draft as its exercise, under a name that is asked for. Null if cancelled. */
  'lab/save-exercise': request<{ readonly file: string } | null>()(nothing),

  /** Carries a command out, or says what refuses it. */
  'lab/dispatch': request<Verdict>()(z.strictObject({ command })),
  /** What `lab/dispatch` would answer, with nothing carried out. */
  'lab/preview': request<Verdict>()(z.strictObject({ command })),
  /**
   * Carries out what one action comes to, as one step to undo, and answers with a verdict for each command up to and
   * with the first that is not done. All or nothing; with `each`, one that is not done is passed over.
   */
  'lab/dispatch-all': request<readonly Verdict[]>()(
    z.strictObject({ commands, each: z.boolean().optional() })
  ),
  /** What commands would come to, or what it would take to protect a computer with a DPM server. */
  'lab/what-if': request<WhatIfView>()(
    z.union([
      z.strictObject({ commands }),
      z.strictObject({ protect: z.strictObject({ computer: name, on: name }) })
    ])
  ),
  /**
   * Carries commands out and undoes them, so that they are a branch of the log: redo goes there. Answers with the entry
   * at its end; null, and nothing done, if not all of them would be done.
   */
  'lab/keep-alternative': request<{ readonly seq: number } | null>()(z.strictObject({ commands })),
  /** Goes to any entry of the log. It can be undone, and what is done from there begins a branch. */
  'lab/go-to': request<null>()(z.strictObject({ seq })),
  /** Looks for sequences of commands that reach a goal; answers when it is through, or was stopped. */
  'lab/ways-out': request<WaysOutView>()(z.strictObject({ goal })),
  /** Stops the search of this window; it answers with what it has found. */
  'lab/stop-ways-out': request<null>()(nothing),
  'lab/undo': request<null>()(nothing),
  'lab/redo': request<null>()(nothing),
  /** Carries the step of this number, from 1, out as it is written. Null, and nothing done, if it is not the next. */
  'lab/play-step': request<Verdict | null>()(z.strictObject({ step: z.int().min(1) })),
  /** The same with all steps that are left; a refused one stops nothing. */
  'lab/play-all': request<null>()(nothing),
  /** Lets the lab's clock run by itself, so many lab seconds a second: 1 is real time, 86400 a day a second. */
  'lab/run-clock': request<null>()(z.strictObject({ speed: z.int().min(1).max(86_400) })),
  /** Stops the clock, whatever it was doing: also a run that is under way. */
  'lab/pause-clock': request<null>()(nothing),
  /** Goes to the next moment at which something happens by itself; nothing is done where nothing is due. */
  'lab/next-event': request<null>()(nothing),
  /**
   * Runs the clock as fast as it can, until a time in seconds since the lab began, or until no job is in progress any
   * more. Answers when it is there, or was paused; what was done by then stays.
   */
  'lab/run-until': request<null>()(
    z.strictObject({ until: z.union([z.literal('jobs-done'), z.int().min(0).max(10_000_000_000)]) })
  ),
  /** Back to how the lab began, no step played; can be undone. */
  'lab/reset': request<null>()(nothing)
} as const

export type Requests = typeof requests
export type RequestName = keyof Requests
export type Input<K extends RequestName> = z.infer<Requests[K]['input']>
export type Answer<K extends RequestName> = Requests[K] extends Request<z.ZodType, infer O> ? O : never

/** What the main process tells every window. Each window asks its queries again. */
export interface Events {
  /** The open lab changed, or another was opened (`revision`), or none is open any more (null). */
  'lab/changed': { readonly revision: number | null }
  /** The clock of the open lab went on, started or stopped, with nothing else changed. */
  'lab/clock': ClockView
  /** How far a search for ways out is, from 0 to 1, and how many it has found. */
  'lab/ways-out-progress': { readonly done: number; readonly found: number }
  /** This window has gone into full screen or left it, whoever wanted that. */
  'window/full-screen': { readonly on: boolean }
  /** Something went wrong while nobody had asked for anything. */
  'app/problem': ProblemRecord
}
export type EventName = keyof Events

/** The bridge a window finds as `window.dpmLab`. */
export interface Bridge {
  ask<K extends RequestName>(name: K, input: Input<K>): Promise<Envelope<Answer<K>>>
  /** Returns the function that stops listening. */
  on<K extends EventName>(name: K, listener: (event: Events[K]) => void): () => void
  /** Where a file lies that was dropped on the window; empty for one that is not on a disk. */
  pathOf(file: File): string
}
