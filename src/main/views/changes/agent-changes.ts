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
    if (to === null)
      return change('agent', 'less', t`There is no agent on ${upToThree(names)} any more`, concerned)
    if (from === null) return change('agent', 'more', owned(to, names), concerned)
    const gone =
      names.length > 1
        ? t`The agents on ${upToThree(names)} go from ${from} to ${to}`
        : t`The agent on ${upToThree(names)} goes from ${from} to ${to}`
    return change('agent', 'other', gone, concerned)
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
  const tell = (kind: ChangeView['kind'], names: readonly string[], one: Tell, many: Tell) => {
    if (names.length === 0) return
    told.push(change('agent', kind, (names.length > 1 ? many : one)(upToThree(names)), names))
  }
  tell(
    'less',
    disabled,
    (on) => t`The agent on ${on} is disabled`,
    (on) => t`The agents on ${on} are disabled`
  )
  tell(
    'more',
    enabled,
    (on) => t`The agent on ${on} is not disabled any more`,
    (on) => t`The agents on ${on} are not disabled any more`
  )
  for (const [mbps, names] of throttled) {
    if (mbps === null)
      tell(
        'more',
        names,
        (on) => t`The agent on ${on} is not throttled any more`,
        (on) => t`The agents on ${on} are not throttled any more`
      )
    else
      tell(
        'other',
        names,
        (on) => t`The agent on ${on} is throttled to ${mbps} Mbps`,
        (on) => t`The agents on ${on} are throttled to ${mbps} Mbps`
      )
  }
  return told
}

type Tell = (on: string) => string

function owned(by: string, names: readonly string[]): string {
  return names.length > 1
    ? t`${by} owns the agents on ${upToThree(names)}`
    : t`${by} owns the agent on ${upToThree(names)}`
}
