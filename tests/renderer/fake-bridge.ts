import type { Answer, Bridge, EventName, Events, Input, RequestName } from '@shared/contract'
import type { Command } from '@shared/contract/commands'
import type {
  DpmServerView,
  ExerciseView,
  LabClockView,
  LabOverview,
  ProtectedServerView,
  ReplicaView
} from '@shared/contract/views'
import type { Verdict } from '@shared/verdict'

export type FakeAnswers = {
  [K in RequestName]?: Answer<K> | ((input: Input<K>) => Answer<K>)
}

export const DONE: Verdict = { outcome: 'done', violations: [], warnings: [] }

/**
 * A stand-in for the main process: gives the answers it is handed, keeps what it was asked, and can tell the
 * windows that the lab changed. A request without an answer fails the test that caused it.
 */
export function fakeBridge(answers: FakeAnswers) {
  const listeners = new Map<string, Set<(event: never) => void>>()
  const asked: { name: RequestName; input: unknown }[] = []
  const bridge: Bridge = {
    ask(name, input) {
      asked.push({ name, input })
      if (name === 'lab/dispatch-all' && !(name in answers)) {
        return Promise.resolve({ ok: true, value: oneByOne(input as Input<'lab/dispatch-all'>) as never })
      }
      if (name === 'lab/note-refusal') return Promise.resolve({ ok: true, value: null as never })
      if (!(name in answers)) return Promise.reject(new Error(`The test gave no answer to ${name}.`))
      const given: unknown = answers[name]
      const value = typeof given === 'function' ? (given as (input: unknown) => unknown)(input) : given
      return Promise.resolve({ ok: true, value: value as never })
    },
    on(name, listener) {
      const known = listeners.get(name) ?? new Set()
      listeners.set(name, known)
      known.add(listener)
      return () => known.delete(listener)
    },
    pathOf: (file) => `/dropped/${file.name}`
  }
  /** Where a test says only how single commands end, several end so too. */
  function oneByOne({ commands, each }: Input<'lab/dispatch-all'>): Verdict[] {
    const given = answers['lab/dispatch']
    if (given === undefined) throw new Error('The test gave no answer to lab/dispatch-all.')
    const verdicts = commands.map((command) => (typeof given === 'function' ? given({ command }) : given))
    const stop = verdicts.findIndex(({ outcome }) => outcome !== 'done')
    return each || stop < 0 ? verdicts : verdicts.slice(0, stop + 1)
  }

  /** What was asked to be carried out: the commands of each request, which is one step to undo. */
  function deeds(): Command[][] {
    return asked.flatMap(({ name, input }) => {
      if (name === 'lab/dispatch') return [[(input as Input<'lab/dispatch'>).command]]
      return name === 'lab/dispatch-all' ? [(input as Input<'lab/dispatch-all'>).commands] : []
    })
  }

  Object.defineProperty(window, 'dpmLab', { value: bridge, configurable: true })
  return {
    asked,
    answers,
    deeds,
    /** The same, one command after the other. */
    dispatched: (): Command[] => deeds().flat(),
    emit<K extends EventName>(name: K, event: Events[K]) {
      for (const listener of listeners.get(name) ?? []) (listener as (event: Events[K]) => void)(event)
    }
  }
}

export function dpmServer(name: string, more: Partial<DpmServerView> = {}): DpmServerView {
  return {
    name,
    version: '10.22.148.0',
    status: 'online',
    dataSources: ['DPMDB', 'System State', 'C:'],
    allowLocalDataProtection: false,
    agentOwner: null,
    protectedBy: null,
    selfProtecting: false,
    rebuilt: false,
    databaseHeldBy: [],
    switched: [],
    alerts: { critical: 0, warning: 0, informational: 0 },
    ...more
  }
}

export function protectedServer(name: string, more: Partial<ProtectedServerView> = {}): ProtectedServerView {
  return { name, status: 'online', dataSources: ['C:', 'D:'], agentOwner: null, ...more }
}

/** 10 GB with five recovery points, the newest of the moment the lab began. */
export function replicaView(more: Partial<ReplicaView> = {}): ReplicaView {
  return {
    size: 10_240,
    allocated: 12_288,
    points: 5,
    oldestPoint: -4 * 86_400,
    newestPoint: 0,
    lastSynchronized: 900,
    ...more
  }
}

/** Paused at the beginning of the lab, with nothing due. */
export function labClock(more: Partial<LabClockView> = {}): LabClockView {
  return {
    now: 0,
    state: 'paused',
    speed: 1,
    until: null,
    begins: '2026-01-05T08:00:00',
    next: null,
    runningJobs: 0,
    ...more
  }
}

/** Two steps, neither done, and two checks, neither met. */
export function exerciseView(more: Partial<ExerciseView> = {}): ExerciseView {
  return {
    goal: 'DPM2 protects DPM1.',
    minutes: null,
    steps: [
      {
        title: 'Install the agent of DPM2 on DPM1',
        text: 'DPM2 needs its agent there.',
        done: false,
        hints: ['Who asks for the data?', 'Look at the agents of DPM2.', 'Press Install and choose DPM1.'],
        show: [{ do: 'install-agent', on: 'DPM2', computer: 'DPM1' }]
      },
      {
        title: 'Protect the replicas of DPM1',
        text: 'A secondary protection group holds them.',
        done: false,
        hints: ['What holds data?', 'Look at Protection on DPM2.', 'Press New and choose DPM1.'],
        show: [
          {
            do: 'create-protection-group',
            on: 'DPM2',
            group: 'Secondary',
            members: [{ computer: 'DPM1', dataSource: 'DPMDB' }]
          }
        ]
      }
    ],
    next: 0,
    checks: [
      { text: 'DPM2 owns the agent on DPM1', points: 1, met: false },
      { text: 'DPM2 is the secondary of DPM1', points: 3, met: false }
    ],
    solved: false,
    wrongMoves: [],
    ...more
  }
}

export function overview(more: Partial<LabOverview> = {}): LabOverview {
  return {
    title: 'A lab',
    introduction: '',
    file: '/labs/a-lab.dpmlab',
    revision: 1,
    clock: labClock(),
    faults: [],
    undo: null,
    redo: null,
    hasSteps: false,
    dpmServers: [dpmServer('DPM1'), dpmServer('DPM2')],
    protectedServers: [protectedServer('Server1')],
    links: [],
    configurations: [],
    ...more
  }
}
