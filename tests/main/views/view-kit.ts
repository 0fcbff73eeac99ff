import type { AlertView } from '@shared/contract/views'
import { agentsView } from '@main/views/agents'
import { alertViews } from '@main/views/alerts'
import { protectionView } from '@main/views/protection'
import { chains, copy, data, lab, protects, type Lab } from '../engine/builder'

export const HOUR = 3_600

/** A DPM server of a lab, for the views. */
export function on(of: Lab, name: string) {
  const server = of.estate.dpmServers.get(name)
  if (!server) throw new Error(`no ${name}`)
  return server
}

/** The members with their status: its text, level, reason and trouble. */
export const members = (of: Lab, server: string) =>
  protectionView(of.estate, on(of, server)).groups.flatMap((shown) =>
    shown.members.map(({ computer, dataSource, status }) => ({ of: `${computer} ${dataSource}`, ...status }))
  )

export const memberViews = (of: Lab, server: string) =>
  protectionView(of.estate, on(of, server)).groups.flatMap((shown) => shown.members)

/** `Server1 D:: OK` */
export const statuses = (of: Lab, server: string) =>
  members(of, server).map(({ of: member, text }) => `${member}: ${text}`)

export const alerts = (of: Lab, server: string): AlertView[] => alertViews(of.estate, on(of, server))

/** The active ones: `Critical 3107 Server1`, `Critical 3106 Server1 D:`. */
export const active = (of: Lab, server: string) =>
  alerts(of, server)
    .filter(({ ended }) => ended === null)
    .map(({ severity, errorId, computer, dataSource }) =>
      [severity, errorId ?? '-', computer, dataSource].filter((part) => part !== null).join(' ')
    )

/** `Server1: protected, OK, DPM1` */
export const agents = (of: Lab, server: string) =>
  agentsView(of.estate, on(of, server)).agents.map(
    ({ computer, protectionState, status, owner }) =>
      `${computer}: ${protectionState}, ${status.text}, ${owner ?? '-'}`
  )

/** Nothing is protected, and the lab has not begun. */
export const plain = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['D:'] } })
const given = plain.does(protects('DPM1', data('Server1', 'D:')))
/** A lab in motion where DPM1 protects Server1. */
export const primary = given.begins()
/** And DPM2 takes the copy and DPM1's database. */
export const pair = given.does(chains('DPM1', 'DPM2', copy('Server1', 'D:', 'DPM1'))).begins()
