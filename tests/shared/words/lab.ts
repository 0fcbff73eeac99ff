import { decide } from '@main/engine/decide'
import { EMPTY_ESTATE, type Estate } from '@main/engine/estate'
import { evolveAll } from '@main/engine/evolve'
import type { Command, MemberSelection } from '@shared/contract/commands'
import type { RuleId } from '@shared/rule-ids'
import type { Violation } from '@shared/verdict'

export const install = (on: string, computer: string): Command => ({ do: 'install-agent', on, computer })
export const attach = (on: string, computer: string): Command => ({ do: 'attach-agent', on, computer })
export const fail = (server: string): Command => ({ do: 'fail-server', server })
export const switchTo = (on: string, computer: string): Command => ({ do: 'switch-protection', on, computer })

/** A protection group of own data: `DPM1`, `PG`, `Server1`, `D:\`. */
export function protect(on: string, group: string, computer: string, dataSource = 'D:\\'): Command {
  return { do: 'create-protection-group', on, group, members: [{ computer, dataSource }] }
}

/** A protection group of replicas that `through` holds, with its DPM database. */
export function secondary(on: string, group: string, through: string, computer: string): Command {
  const members: MemberSelection[] = [
    { computer: through, dataSource: 'DPMDB' },
    { computer, dataSource: 'D:\\', through }
  ]
  return { do: 'create-protection-group', on, group, members }
}

export function after(estate: Estate, ...commands: readonly Command[]): Estate {
  return commands.reduce((now, command) => {
    const { verdict, events } = decide(now, command)
    if (verdict.outcome !== 'done')
      throw new Error(`not carried out: ${JSON.stringify({ command, verdict })}`)
    return evolveAll(now, events)
  }, estate)
}

/** What a command meets of a rule, refusal or warning. */
export function met(estate: Estate, command: Command, rule: RuleId): Violation {
  const { verdict } = decide(estate, command)
  const found = [...verdict.violations, ...verdict.warnings].find((violation) => violation.rule === rule)
  if (!found) throw new Error(`${rule} is not met: ${JSON.stringify({ command, verdict })}`)
  return found
}

/** Four DPM servers and two protected servers that know nothing of each other yet. */
export const servers = after(
  EMPTY_ESTATE,
  ...['DPM1', 'DPM2', 'DPM3', 'DPM4'].map((name): Command => ({ do: 'add-dpm-server', name })),
  ...['Server1', 'Server2'].map((name): Command => ({
    do: 'add-protected-server',
    name,
    dataSources: ['D:\\', 'Payroll', 'SQL/Ledger']
  }))
)

/** DPM1 protects Server1. */
export const primary = after(servers, install('DPM1', 'Server1'), protect('DPM1', 'Files 1', 'Server1'))

/** DPM1 protects Server1, DPM3 is the secondary of DPM1. */
export const pair = after(primary, install('DPM3', 'DPM1'), secondary('DPM3', 'Copies 1', 'DPM1', 'Server1'))

/** And DPM2 protects Server2, DPM3 is the secondary of DPM2 too. */
export const shared = after(
  pair,
  install('DPM2', 'Server2'),
  protect('DPM2', 'Files 2', 'Server2'),
  install('DPM3', 'DPM2'),
  secondary('DPM3', 'Copies 2', 'DPM2', 'Server2')
)
