import { afterEach, expect } from 'vitest'
import type { Command } from '@shared/contract/commands'
import { toRecord } from '@main/engine/estate'
import { DEFAULT_POLICY } from '@main/engine/policy'
import { Session } from '@main/session'
import { type LabStore, openLab } from '@main/store'
import { FakeTimers } from './clock-kit'
import { type Kit, NEW_LAB, now } from './desk-kit'
import { data, group, install } from './engine/builder'
import { historyOf } from './history-kit'

export const HOUR = 3_600
/** Where the clock of `protecting` stands: nothing runs, and the next synchronization is half an hour away. */
export const START = 4.5 * HOUR
export const passing = (by: string): Command => ({ do: 'advance-clock', by })
/** A volume of Server1 that is synchronized each hour. */
export const protection: Command = {
  ...group('DPM1', 'Group', data('Server1', 'C:')),
  policy: { ...DEFAULT_POLICY, synchronizationMinutes: 60 }
}

/** DPM1 protects a volume of Server1, whose replica was created. */
export function protecting(kit: Kit): Session {
  kit.desk().open(() => kit.library().newLab(NEW_LAB))
  const { session } = kit.desk()
  for (const command of [install('DPM1', 'Server1'), protection, passing('270m')]) {
    expect(session.dispatch(command).outcome).toBe('done')
  }
  expect(session.overview().clock).toMatchObject({ now: START, state: 'paused', runningJobs: 0 })
  for (const list of [kit.told, kit.clocks]) list.length = 0
  return session
}

/** Sessions besides that of the desk, closed after each test of the file that calls this. */
export function useSessions() {
  const opened: Session[] = []
  afterEach(() => {
    for (const session of opened.splice(0)) session.close()
  })
  const on = (store: LabStore, timers = new FakeTimers()): Session => {
    const session = new Session(store, now, timers)
    opened.push(session)
    return session
  }
  return { on, reopened: (file: string, timers?: FakeTimers) => on(openLab(file), timers) }
}

/** A store on a real file of which one method does something else, as long as it is to: without more, it fails. */
export function failing(
  store: LabStore,
  method: keyof LabStore,
  instead?: () => unknown,
  isSo = () => true
): LabStore {
  const fails = () => {
    throw new Error(`no ${method}`)
  }
  return new Proxy(store, {
    get: (target, key) => {
      if (key === method && isSo()) return instead ?? fails
      const value: unknown = Reflect.get(target, key, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    }
  })
}

export const menu = (session: Session) => [session.overview().undo, session.overview().redo]
export const texts = (session: Session) => historyOf(session).map(({ text }) => text)
export const jobs = (session: Session, server = 'DPM1') => session.monitoring(server).jobs
export const past = (session: Session) => jobs(session).filter(({ status }) => status === 'completed')
export const at = (session: Session) => session.overview().clock.now
export const estateOf = (session: Session) => toRecord(session.estate)
