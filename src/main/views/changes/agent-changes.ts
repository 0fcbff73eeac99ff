import { t } from '@shared/catalogue'
import type { ChangeView } from '@shared/contract/views'
import { computerOf, type Estate } from '../../engine/estate'
import { throttleOf } from '../../engine/faults'
import { change, differing, differingServers, into, upToThree } from './both'

/** Who owns the agents, and how they are set; agents that go the same way are told together. */
export function agentChanges(before: Estate, after: Estate): ChangeView[] {
  return [...ownerChanges(before, after), ...settingChanges(before, after)]
}

function ownerChanges(before: Estate, after: Estate): ChangeView[] {
  const ways = new Map<
    string,
    { readonly from: string | null; readonly to: string | null; names: string[] }
  >()
  for (const differences of [
    differingServers(before, after),
    differing(before.protectedServers, after.protectedServers)
  ]) {
    for (const [name, old, now] of differences) {
      const from = old?.agentOwner ?? null
      const to = now?.agentOwner ?? null
      if (!now || from === to) continue
      const key = JSON.stringify([from, to])
      const way = ways.get(key) ?? { from, to, names: [] }
      way.names.push(name)
      ways.set(key, way)
    }
  }
  return [...ways.values()].map(({ from, to, names }) => {
    const concerned = [...names, from, to]
    if (to === null) return change('agent', 'less', t`There is no ${agent(names)} any more`, concerned)
    if (from === null) return change('agent', 'more', t`${to} owns the ${agents(names)}`, concerned)
    const go = names.length > 1 ? 'go' : 'goes'
    return change('agent', 'other', t`The ${agents(names)} ${go} from ${from} to ${to}`, concerned)
  })
}

function settingChanges(before: Estate, after: Estate): ChangeView[] {
  if (before.faults === after.faults) return []
  const wasDisabled = new Set(before.faults.disabled)
  const isDisabled = new Set(after.faults.disabled)
  const disabled = [...isDisabled].filter((name) => !wasDisabled.has(name))
  const enabled = [...wasDisabled].filter((name) => !isDisabled.has(name) && computerOf(after, name))
  const throttled = new Map<number | null, string[]>()
  const { throttled: was } = before.faults
  const { throttled: is } = after.faults
  for (const name of new Set([...is, ...was].map(({ computer }) => computer))) {
    const mbps = throttleOf(after, name)
    if (throttleOf(before, name) !== mbps && computerOf(after, name)) into(throttled, mbps, name)
  }
  const told: ChangeView[] = []
  const tell = (kind: ChangeView['kind'], names: readonly string[], text: string) => {
    if (names.length === 0) return
    told.push(
      change('agent', kind, t`The ${agents(names)} ${names.length > 1 ? 'are' : 'is'} ${text}`, names)
    )
  }
  tell('less', disabled, 'disabled')
  tell('more', enabled, t`not disabled any more`)
  for (const [mbps, names] of throttled) {
    if (mbps === null) tell('more', names, t`not throttled any more`)
    else tell('other', names, t`throttled to ${mbps} Mbps`)
  }
  return told
}

const agent = (names: readonly string[]) => t`agent on ${upToThree(names)}`
const agents = (names: readonly string[]) =>
  names.length > 1 ? t`agents on ${upToThree(names)}` : agent(names)
