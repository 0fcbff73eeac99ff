import { nameOf, type Reading } from './reading'

/*
 * What the rules page lets hold in every estate, whatever was done: a sentence, and what breaks it, in words. That two
 * DPM servers directly protect the same data cannot even be written down: an agent has one owner.
 */

interface Invariant {
  readonly says: string
  readonly broken: (lab: Reading) => readonly string[]
}

export const always: readonly Invariant[] = [
  {
    says: 'a DPM server has at most one protector, failed and removed ones counted',
    broken: ({ links }) => repeated(links.map((link) => link.protected))
  },
  {
    says: 'an agent is owned by a DPM server of the lab, and never by the one it is on',
    broken: ({ owner, dpm }) =>
      [...owner].flatMap(([computer, by]) =>
        by === null || (by !== computer && dpm.includes(by)) ? [] : [computer]
      )
  },
  {
    says: 'a group is there while it has members, and no longer',
    broken: ({ groups, members }) => [
      ...groups
        .filter((group) => !members.some((one) => one.on === group.on && one.group === group.name))
        .map(({ on, name }) => `${on}: ${name} is empty`),
      ...members
        .filter((one) => !groups.some((group) => group.on === one.on && group.name === one.group))
        .map((one) => `${one.on}: ${nameOf(one)} is in no group`)
    ]
  },
  {
    says: 'no server has two groups of a name',
    broken: ({ groups }) => repeated(groups.map(({ on, name }) => `${on}: ${name}`))
  },
  {
    says: 'a server has a data source once, as a member or as an inactive replica',
    broken: ({ members, inactive }) =>
      repeated(
        [...members, ...inactive].map(({ on, computer, dataSource }) => `${on}: ${computer} ${dataSource}`)
      )
  },
  {
    says: 'a primary member goes through nobody, a secondary or switched one through another DPM server of the lab',
    broken: ({ members, dpm }) =>
      members
        .filter(({ on, mode, through }) =>
          mode === 'primary' ? through !== null : through === null || through === on || !dpm.includes(through)
        )
        .map((one) => `${one.on}: ${nameOf(one)} is ${one.mode}`)
  },
  {
    says: 'what is listed, a computer of the lab has',
    broken: ({ members, inactive, dataSources }) =>
      [...members, ...inactive]
        .filter(({ computer, dataSource }) => !dataSources.get(computer)?.includes(dataSource))
        .map((one) => `${one.on}: ${nameOf(one)}`)
  },
  {
    says: 'no server has its own data come back to it through another one',
    broken: ({ members }) =>
      members.filter(({ on, computer, through }) => computer === on && through !== null).map(nameOf)
  },
  {
    says: 'no DPM server is switched',
    broken: ({ members, dpm }) =>
      members.filter(({ mode, computer }) => mode === 'switched' && dpm.includes(computer)).map(nameOf)
  },
  {
    says: 'DPM servers that are linked agree in major.minor of their versions',
    broken: ({ links, versions }) =>
      links
        .filter(
          (link) => majorMinor(versions.get(link.protected)) !== majorMinor(versions.get(link.protector))
        )
        .map((link) => `${link.protected} and ${link.protector}`)
  },
  {
    says: 'a server that was rebuilt with something in its DPM database remembers it, so that it can be restored',
    broken: ({ lost }) =>
      [...lost]
        .filter(([, { members, inactive }]) => members.length + inactive.length === 0)
        .map(([name]) => `${name} remembers nothing`)
  }
]

export function brokenAlways(lab: Reading): string[] {
  return always.flatMap(({ says, broken }) => broken(lab).map((what) => `${says}: ${what}`))
}

function majorMinor(version: string | undefined): string | undefined {
  return version?.split('.').slice(0, 2).map(Number).join('.')
}

function repeated(list: readonly string[]): string[] {
  return list.filter((one, index) => list.indexOf(one) < index)
}
