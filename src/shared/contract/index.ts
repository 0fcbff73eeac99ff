import { z } from 'zod'
import type { Envelope, ProblemRecord } from '../problem'
import type { Verdict } from '../verdict'
import { command, name, NAME_LIMIT } from './commands'
import type {
  AboutView,
  AgentsView,
  ClockView,
  HistoryEntryView,
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
  StoryView
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
/** Text that may have several lines. */
const text = z
  .string()
  .regex(/^[\t\r\n\P{Cc}]*$/u, 'a text has no control characters but tabs and line breaks')

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
  'app/forget-recent': request<null>()(z.strictObject({ file: path })),
  /** Puts a text on the clipboard. */
  'app/copy': request<null>()(z.strictObject({ text: text.min(1).max(1_000_000) })),

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
  'lab/history': request<readonly HistoryEntryView[]>()(nothing),
  /** Null where the lab was not made from a lab file with steps. */
  'lab/story': request<StoryView | null>()(nothing),

  /** Carries a command out, or says what refuses it. */
  'lab/dispatch': request<Verdict>()(z.strictObject({ command })),
  /** What `lab/dispatch` would answer, with nothing carried out. */
  'lab/preview': request<Verdict>()(z.strictObject({ command })),
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
