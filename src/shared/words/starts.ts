import type { Start } from './advice'

type Name = string | undefined
type OnComputer = Extract<Start, { on: string; computer: string }>['open']
type OfServer = 'rebuild-server' | 'repair-server'
type Workspace = 'agents' | 'protection' | 'jobs' | 'recovery' | 'disk-storage'

/** What can be started is known only if the names it needs are: without one of them there is no start. */
export function onComputer(open: OnComputer, on: Name, computer: Name): Start | undefined {
  return on === undefined || computer === undefined ? undefined : { open, on, computer }
}

export function ofServer(open: OfServer, server: Name): Start | undefined {
  return server === undefined ? undefined : { open, server }
}

export function workspace(open: Workspace, on: Name): Start | undefined {
  return on === undefined ? undefined : { open, on }
}

export function restoreDatabase(server: Name, from: Name): Start | undefined {
  return server === undefined || from === undefined ? undefined : { open: 'restore-database', server, from }
}

export function newDpmServer(moving: Name, unknownTo: Name): Start | undefined {
  return moving === undefined || unknownTo === undefined
    ? undefined
    : { open: 'add-dpm-server', moving, unknownTo }
}
