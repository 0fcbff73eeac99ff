import { t } from '@shared/catalogue'
import type { Command } from '@shared/contract/commands'
import type { LabOverview, MemberView } from '@shared/contract/views'
import type { Start } from '@shared/words/advice'
import type { DialogRequest } from '../../stores/dialogs'
import type { ActionId } from './protection-actions'

/** What to do about a status, and what does it. */
export interface MemberAdvice {
  readonly text: string
  readonly action?: AdviceAction
}

/** An action of the workspace, a dialog on top of it, a place to go to, or a command that asks nothing. */
export type AdviceAction = { readonly label: string } & (
  | { readonly run: ActionId }
  | { readonly asks: DialogRequest }
  | { readonly opens: Start }
  | { readonly does: Command }
)

const CHECK = { label: t`Perform Consistency Check`, run: 'consistency-check' } as const
const SWITCH = { label: t`Switch Disaster Protection`, run: 'switch' } as const

type Estate = Pick<LabOverview, 'dpmServers' | 'protectedServers' | 'faults'>

/** What a member needs on the DPM server that shows it. */
export function adviceFor(member: MemberView, server: string, lab: Estate): MemberAdvice | undefined {
  const { computer, through, mode } = member
  /** The computer whose agent the data comes from. */
  const source = mode === 'secondary' ? (through ?? computer) : computer
  const { trouble, level } = member.status
  if (trouble === undefined) return undefined
  if (level === 'busy' && member.job) {
    return { text: t`Wait for the job that runs: ${member.job.label}.`, action: jobsOf(server) }
  }
  switch (trouble) {
    case 'replica-inconsistent':
      return { text: t`Run a consistency check to repair the replica.`, action: CHECK }
    case 'replica-waiting':
      return {
        text: t`Load the data, or use Restore to replica on the secondary DPM server. Then run a consistency check.`,
        action: CHECK
      }
    case 'replica-pending':
      return {
        text: t`The replica is created at its time, as soon as the clock of the lab reaches it.`,
        action: jobsOf(server)
      }
    case 'replica-missing':
      return {
        text: t`There is no volume for this replica. DpmSync makes it wait for its data.`,
        action: {
          label: t`DpmSync -ReallocateReplica`,
          asks: { kind: 'command-form', form: 'reallocate', start: { server } }
        }
      }
    case 'ownership-required':
      return mode === 'secondary'
        ? {
            text: t`Attach the agent on ${source} again.`,
            action: { label: t`Attach agents`, opens: { open: 'attach-agent', on: server, computer: source } }
          }
        : {
            text: t`Take ownership to let the jobs of this DPM server run again.`,
            action: { label: t`Take Ownership`, asks: { kind: 'take-ownership', computer } }
          }
    case 'switched-elsewhere':
      return switchedAdvice(computer, lab)
    case 'unreachable':
      return unreachableAdvice(member, source, server, lab)
    case 'access-denied':
      return {
        text: t`Run SetDpmServer.exe on ${source}, so that it admits ${server}.`,
        action: {
          label: 'SetDpmServer.exe',
          asks: { kind: 'command-form', form: 'set-dpm-server', start: { computer: source, server } }
        }
      }
    case 'agent-incompatible':
      return {
        text:
          mode === 'secondary'
            ? t`Update the agent on ${source}. If that is refused, update DPM on ${source} (ID 32523).`
            : t`Update the agent on ${source}.`,
        action: { label: t`Update agent`, opens: { open: 'agents', on: server } }
      }
    case 'agent-disabled':
      return {
        text: t`Jobs run again once the agent on ${source} is enabled.`,
        action: { label: t`Enable agent`, does: { do: 'enable-agent', on: server, computer: source } }
      }
    case 'chain-broken':
      return {
        text: t`On ${source}, stop the protection of its own data.`,
        action: { label: t`Go to ${source}`, opens: { open: 'protection', on: source } }
      }
    case 'job-failed':
      return {
        text: t`A job of this member failed. Remove the cause, then run it again in Monitoring.`,
        action: jobsOf(server)
      }
  }
}

export const jobsOf = (on: string): AdviceAction => ({ label: t`View jobs`, opens: { open: 'jobs', on } })

/** It is the DPM server that took the computer over that gives it back. */
function switchedAdvice(computer: string, { dpmServers }: Estate): MemberAdvice {
  const holder = dpmServers.find(({ switched }) => switched.includes(computer))?.name
  const text = t`To bring ${computer} back, use Switch Disaster Protection on ${holder ?? t`the secondary`}, then take ownership here.`
  if (holder === undefined) return { text }
  return {
    text,
    action: {
      label: t`Switch Disaster Protection on ${holder}`,
      opens: { open: 'switch-protection', on: holder, computer }
    }
  }
}

function unreachableAdvice(
  { mode, computer }: MemberView,
  source: string,
  server: string,
  { dpmServers, protectedServers, faults }: Estate
): MemberAdvice {
  if (mode === 'secondary') {
    return {
      text: t`If ${source} stays away, this DPM server can take over direct protection of ${computer}.`,
      action: SWITCH
    }
  }
  const status = [...dpmServers, ...protectedServers].find(({ name }) => name === source)?.status
  if (status === 'removed') return { text: t`${source} is gone for good.` }
  if (status === 'failed' || status === 'offline') {
    return {
      text: t`Bring ${source} online again.`,
      action: { label: t`Repair ${source}`, opens: { open: 'repair-server', server: source } }
    }
  }
  const text = t`Restore the network between ${server} and ${source}.`
  const cut = faults
    .filter((fault) => fault.kind === 'network-cut')
    .find(({ from, to }) => [from, to].includes(server) && [from, to].includes(source))
  if (!cut) return { text }
  return {
    text,
    action: { label: t`Restore network`, does: { do: 'restore-network', from: cut.from, to: cut.to } }
  }
}
