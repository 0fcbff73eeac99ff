import { t } from '@shared/catalogue'
import type { PlainCommand } from '../stores/deeds'
import type { AgentAction } from '../stores/dialogs'

interface AgentActionWords {
  readonly title: string
  readonly ok: string
  readonly text: (on: string, computers: readonly string[]) => string
  readonly deed: 'uninstall-agent' | 'disable-agent'
  /** For the status bar. */
  readonly done: (count: number, of: number) => string
}

const these = (computers: readonly string[]): string =>
  computers.length === 1 ? t`this computer` : t`these ${computers.length} computers`

export const agentActionWords: Readonly<Record<AgentAction, AgentActionWords>> = {
  uninstall: {
    title: t`Uninstall agent`,
    ok: t`Uninstall`,
    text: (on, computers) =>
      t`${on} can no longer protect or reach ${these(computers)} afterwards. While a protection group of ${on} still has members of a computer, its agent stays (ID 292).`,
    deed: 'uninstall-agent',
    done: (count, of) => t`Protection agent uninstalled from ${count} of ${of} computers`
  },
  disable: {
    title: t`Disable agent`,
    ok: t`Disable`,
    text: (on, computers) =>
      t`All jobs of ${on} for ${these(computers)} fail until the agent is enabled again (ID 371).`,
    deed: 'disable-agent',
    done: (count, of) => t`Protection agent disabled on ${count} of ${of} computers`
  },
  'remove-record': {
    title: t`Remove record`,
    ok: t`Remove`,
    text: (on, computers) =>
      t`${on} does not reach ${these(computers)}, so the agent cannot be uninstalled there. Only the record that ${on} keeps of it is removed; whatever is on the computer stays (ID 290). While a protection group of ${on} still has members of a computer, its record stays too (ID 292).`,
    deed: 'uninstall-agent',
    done: (count, of) => t`Record removed of ${count} of ${of} computers`
  }
}

export const agentCommands = (
  action: AgentAction,
  on: string,
  computers: readonly string[]
): readonly PlainCommand[] =>
  computers.map((computer) => ({ do: agentActionWords[action].deed, on, computer }))
