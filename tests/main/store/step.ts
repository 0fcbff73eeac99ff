import { EMPTY_ESTATE, type EstateRecord, toRecord } from '@main/engine/estate'
import type { LabEvent } from '@main/engine/events'
import type { LogEntry, NewLab } from '@main/store'

export const AT = '2026-01-31T09:30:00.000Z'

const added = (name: string): LabEvent => ({
  kind: 'protected-server-added',
  name,
  dataSources: ['C:\\', name]
})

/** What `createLab` is given where a test does not care. */
export const BEGINNING: NewLab = {
  title: 'Chaining',
  introduction: 'Two DPM servers protect each other.',
  at: AT,
  events: [added('FS1')]
}

/** An estate to keep, another one for every time. */
export function estateAt(clock: number): EstateRecord {
  return { ...toRecord(EMPTY_ESTATE), clock }
}

/** Time that passes, as a running clock writes it. */
export function passing(seconds: number): Omit<LogEntry, 'seq' | 'parent'> {
  return {
    at: AT,
    command: { do: 'advance-clock', by: `${seconds}s` },
    warnings: [],
    events: [{ kind: 'clock-advanced', seconds }]
  }
}

/** An entry to append, another one for every number. */
export function step(n: number, name = `FS${n}`): Omit<LogEntry, 'seq' | 'parent'> {
  return {
    at: new Date(Date.parse(AT) + n * 1000).toISOString(),
    command: { do: 'add-protected-server', name },
    warnings: n % 3 === 0 ? [{ rule: 'agent-required', concern: { server: name, other: 'DPM2' } }] : [],
    events: [added(name)]
  }
}
