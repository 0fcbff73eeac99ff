import { t } from '../catalogue'
import type { Command } from '../contract/commands'
import { listed } from './phrases'

/** What the words of a step may need beside its command: how things stand right before it. */
export interface StepFacts {
  /** The computer it is about is a DPM server. */
  readonly ofDpmServer: boolean
  /** Others that hold copies of the computer, and where these came from. */
  readonly holders: readonly { readonly holder: string; readonly from: string }[]
  /** The DPM server whose link ends with the step. */
  readonly freed: string | null
}

/** Why a step of a way out is there, and why it is supported, in a sentence or two. */
export function whyStep(command: Command, { ofDpmServer, holders, freed }: StepFacts): string {
  switch (command.do) {
    case 'install-agent':
      return t`${command.on} has to own the protection agent on ${command.computer} before it can protect anything there.`
    case 'attach-agent': {
      const owns = t`${command.computer} carries an agent already. Attached to ${command.on}, it belongs to ${command.on}.`
      return ofDpmServer ? owns : `${owns} ${noMove(command.on, command.computer, holders)}`
    }
    case 'take-ownership':
      return t`${command.on} protects data of ${command.computer}, so it may take the agent back.`
    case 'uninstall-agent':
      return t`${command.on} protects nothing there any more. Without the agent it does not know ${command.computer}.`
    case 'create-protection-group':
    case 'add-members':
      return whyMembers(command.on, command.members, ofDpmServer)
    case 'remove-members': {
      const told =
        command.data === 'retain'
          ? t`Protection stops there, and the copies stay as inactive replicas.`
          : t`Only where ${command.on} holds no copies any more is the next step supported.`
      return freed === null ? told : `${told} ${t`${freed} is free to be protected by another DPM server.`}`
    }
    case 'remove-inactive-protection':
      return t`Inactive replicas bind as members do. Without them ${command.on} holds nothing of ${command.computer}.`
    case 'switch-protection': {
      const from = holders.find(({ holder }) => holder === command.on)?.from
      const copies = from === undefined ? 'copies' : t`copies that came from ${from}`
      return t`${command.on} holds ${copies} of ${command.computer} under secondary protection, so it may take over direct protection. A switch is no move.`
    }
    case 'resume-primary-protection':
      return t`The primary is ready again, so ${command.on} can go back to secondary protection of ${command.computer}.`
    case 'repair-server':
      return t`${command.server} returns as it was, if it can be repaired.`
    case 'rebuild-server':
      return t`${command.server} comes back under its own name, with an empty DPM database. Who protects it, and the copies others hold, stay as they are.`
    case 'restore-database':
      return t`${command.from} holds the DPM database of ${command.server}. With it groups, members and copies are back as they were.`
    case 'add-dpm-server':
      return t`${command.name} is new: no DPM server owns an agent there or protects it, so nobody knows it.`
    case 'set-local-data-protection':
      return t`${command.on} protects own data beside its DPM database only with AllowLocalDataProtection on.`
    case 'consistency-check':
      return t`The replicas have to be consistent first.`
    case 'restore-network':
      return t`${command.from} has to reach ${command.to}.`
    case 'correct-credentials':
      return t`${command.computer} has to admit the account that is used there.`
    case 'start-service':
      return t`Without ${command.service} the data on ${command.computer} cannot be read.`
    case 'add-storage':
      return t`The storage pool of ${command.on} is full.`
    default:
      return t`It clears the way for the next step.`
  }
}

function noMove(on: string, computer: string, holders: StepFacts['holders']): string {
  if (holders.length === 0) {
    return t`No DPM server holds copies of ${computer} from another primary, so it may move.`
  }
  const [{ holder, from } = { holder: '', from: '' }] = holders
  if (holder === on) return t`${on} held them as ${from} did, so this is no move.`
  return t`${holder}, which holds copies of ${computer} from ${from}, does not know ${on}: this is no unsupported move.`
}

function whyMembers(
  on: string,
  members: readonly { readonly computer: string; readonly through?: string | undefined }[],
  ofDpmServer: boolean
): string {
  const through = members.find((member) => member.through !== undefined)?.through
  if (through !== undefined) {
    return t`${on} owns the agent on ${through}, which protects the data directly, so ${on} can be its secondary.`
  }
  return ofDpmServer
    ? t`${on} owns the agent there, and no other DPM server protects it.`
    : t`${on} owns the agent there, and no other DPM server directly protects the data.`
}

/** What a way comes to, from what is different at its end. */
export interface WayEffects {
  readonly steps: number
  /** Computers that are in switched mode at the end and were not before. */
  readonly switched: readonly { readonly computer: string; readonly on: string }[]
  readonly endedLinks: readonly { readonly protected: string; readonly protector: string }[]
  /** Computers nobody directly protects any more. */
  readonly unprotected: readonly string[]
  /** DPM servers whose DPM database came back. */
  readonly restored: readonly string[]
  /** DPM servers that were rebuilt, and whose DPM database did not come back. */
  readonly emptied: readonly string[]
  /** Holders that must not come to know the DPM server a computer moved to. */
  readonly strangers: readonly { readonly holder: string; readonly computer: string; readonly to: string }[]
  readonly loses: readonly { readonly on: string; readonly computer: string; readonly dataSource: string }[]
}

/** Why a way is supported, and what it comes to. */
export function explainWay(effects: WayEffects): string {
  const { steps, switched, endedLinks, unprotected, restored, emptied, strangers, loses } = effects
  return [
    steps === 1 ? t`One step, and no rule refuses it.` : t`${steps} steps, and no rule refuses any of them.`,
    ...switched.map(
      ({ computer, on }) =>
        t`${computer} stays in switched mode on ${on}: run a consistency check there, and no other DPM server can take ${computer} under secondary protection meanwhile.`
    ),
    ...restored.map(
      (server) =>
        t`${server} resumes primary protection once its replicas are filled and checked, and its computers were told of it with SetDpmServer.`
    ),
    ...emptied.map((server) => t`${server} begins with an empty DPM database.`),
    ...strangers.map(
      ({ holder, computer, to }) =>
        t`${holder} keeps its copies of ${computer}, and must not come to know ${to} as long as it has them.`
    ),
    ...endedLinks.map((link) => t`${link.protected} is not protected by ${link.protector} any more.`),
    ...unprotected.map((computer) => t`Nobody directly protects ${computer} any more.`),
    ...lossesText(loses)
  ].join(' ')
}

/** Copies that are given up, a sentence for each holder and computer. */
export function lossesText(loses: WayEffects['loses']): string[] {
  const groups = new Map<string, { on: string; computer: string; names: string[] }>()
  for (const { on, computer, dataSource } of loses) {
    const id = `${on}\n${computer}`
    const group = groups.get(id) ?? { on, computer, names: [] }
    group.names.push(dataSource)
    groups.set(id, group)
  }
  return [...groups.values()].map(
    ({ on, computer, names }) => t`Given up for good: the copies of ${listed(names)} of ${computer} on ${on}.`
  )
}
