import type { Estate, Member } from '../estate'
import { indexOf } from '../server-index'
import type { Rule } from './rule'

export interface SwitchQuestion {
  readonly estate: Estate
  /** The secondary DPM server. */
  readonly on: string
  readonly computer: string
}

export const cannotSwitchDpmServer: Rule<SwitchQuestion> = {
  id: 'cannot-switch-dpm-server',
  conclusive: true,
  broken: ({ estate, on, computer }) => (estate.dpmServers.has(computer) ? { server: on, computer } : null)
}

export const alreadySwitched: Rule<SwitchQuestion> = {
  id: 'already-switched',
  conclusive: true,
  broken: (question) =>
    has(question, 'switched') ? { server: question.on, computer: question.computer } : null
}

export const noSecondaryCopy: Rule<SwitchQuestion> = {
  id: 'no-secondary-copy',
  broken: (question) =>
    has(question, 'secondary') ? null : { server: question.on, computer: question.computer }
}

export const notSwitched: Rule<SwitchQuestion> = {
  id: 'not-switched',
  conclusive: true,
  broken: (question) =>
    has(question, 'switched') ? null : { server: question.on, computer: question.computer }
}

/** The primary is down, was rebuilt without its DPM database, or its database no longer lists the data. */
export const primaryNotReady: Rule<SwitchQuestion> = {
  id: 'primary-not-ready',
  broken: (question) => {
    for (const member of membersOf(question)) {
      if (member.mode !== 'switched' || member.through === null) continue
      if (isReady(question.estate, member.through, member)) continue
      return { server: question.on, computer: question.computer, other: member.through }
    }
    return null
  }
}

export const directProtectionPresent: Rule<SwitchQuestion> = {
  id: 'direct-protection-present',
  broken: (question) => {
    const direct = membersOf(question).find((member) => member.mode === 'primary')
    return direct
      ? {
          server: question.on,
          computer: question.computer,
          dataSource: direct.dataSource,
          group: direct.group
        }
      : null
  }
}

function isReady(estate: Estate, primary: string, switched: Member): boolean {
  const server = estate.dpmServers.get(primary)
  if (server?.status !== 'online' || server.rebuilt) return false
  const listed = indexOf(server).byComputer.get(switched.computer) ?? []
  return listed.some((member) => member.dataSource === switched.dataSource && member.mode === 'primary')
}

function membersOf({ estate, on, computer }: SwitchQuestion): readonly Member[] {
  const server = estate.dpmServers.get(on)
  return (server && indexOf(server).byComputer.get(computer)) ?? []
}

function has(question: SwitchQuestion, mode: Member['mode']): boolean {
  return membersOf(question).some((member) => member.mode === mode)
}
