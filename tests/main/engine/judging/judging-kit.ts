import type { DpmServer, Estate, Member, ProtectedServer } from '@main/engine/estate'
import { judge } from '@main/engine/judging'
import type { RuleId } from '@shared/rule-ids'
import type { Lab } from '../builder'

/** What commands never lead to, in whatever order: the judgement checks the rules that refuse them. */
export const NEVER_BROKEN: readonly RuleId[] = [
  'unknown-name',
  'agent-on-itself',
  'version-mismatch',
  'protected-once',
  'chain-order',
  'own-copy',
  'already-protected',
  'cannot-switch-dpm-server',
  'name-taken',
  'group-name-taken',
  'group-name-invalid',
  'no-members'
]

/** What breaks a rule, sentence by sentence. */
export function findings(of: Lab | Estate, rule: RuleId): readonly string[] {
  const judged = judge('estate' in of ? of.estate : of).find((one) => one.rule === rule)
  if (!judged) throw new Error(`${rule} is not judged`)
  return judged.state === 'broken' ? judged.findings : []
}

export function brokenRules(of: Lab | Estate): RuleId[] {
  return judge('estate' in of ? of.estate : of)
    .filter(({ state }) => state === 'broken')
    .map(({ rule }) => rule)
}

/** An estate no command leads to: that is what a judgement would have to find. */
export function withServer({ estate }: Lab, name: string, change: Partial<DpmServer>): Estate {
  const server = estate.dpmServers.get(name)
  if (!server) throw new Error(`no ${name}`)
  return { ...estate, dpmServers: new Map(estate.dpmServers).set(name, { ...server, ...change }) }
}

export function withComputer({ estate }: Lab, name: string, change: Partial<ProtectedServer>): Estate {
  const computer = estate.protectedServers.get(name)
  if (!computer) throw new Error(`no ${name}`)
  return {
    ...estate,
    protectedServers: new Map(estate.protectedServers).set(name, { ...computer, ...change })
  }
}

/** The members of a server and others, of a group that it may have. */
export function withMembers(of: Lab, name: string, ...members: readonly Partial<Member>[]): Estate {
  return withServer(of, name, {
    members: [
      ...(of.estate.dpmServers.get(name)?.members ?? []),
      ...members.map((member) => ({
        computer: 'Server1',
        dataSource: 'D:',
        group: 'Server1',
        through: null,
        mode: 'primary' as const,
        replica: 'ok' as const,
        ...member
      }))
    ]
  })
}
