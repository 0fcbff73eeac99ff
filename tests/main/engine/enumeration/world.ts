import type { Command, MemberSelection } from '@shared/contract/commands'
import type { Estate } from '@main/engine/estate'
import {
  add,
  allowLocal,
  attach,
  check,
  confirmed,
  copy,
  data,
  drop,
  fail,
  group,
  install,
  lab,
  rebuild,
  remove,
  removeInactive,
  repair,
  restore,
  resume,
  switchOn,
  takeOwnership,
  uninstall,
  type Lab
} from '../builder'

/*
 * Three DPM servers and two protected servers, and every command about them. Server1 has two data sources, since some
 * rules are about data of a computer beside other data of it.
 *
 * Left out, as it changes nothing that the rules of the rules page look at: time, jobs, planted failures, storage,
 * policies, upkeep. Also: adding servers and rebuilding under another name (a fourth server), versions that differ,
 * names that are not there, more than one group a server, several members in one command (it is the same as one after
 * the other, but all or nothing). Random histories (../properties.test.ts) have all of these.
 */

const DPM = ['DPM1', 'DPM2', 'DPM3'] as const
const SOURCES = { Server1: ['C:', 'D:'], Server2: ['C:'] } as const
const SERVERS = Object.keys(SOURCES)
const COMPUTERS = [...DPM, ...SERVERS]
/** The group of every DPM server: which group a member is in matters to no rule but those of names. */
const GROUP = 'G'

const LAYOUT = { dpm: DPM, servers: SOURCES }

/** Where sequences begin: bare, and where some of the product's set-ups stand, so that five commands lead further. */
export const beginnings: Readonly<Record<string, () => Lab>> = {
  bare: () => lab(LAYOUT),
  'primary and secondary': () => secondary(),
  'cyclic pair': () =>
    secondary().does(
      install('DPM2', 'Server2'),
      add('DPM2', GROUP, data('Server2', 'C:')),
      install('DPM1', 'DPM2'),
      add('DPM1', GROUP, data('DPM2', 'DPMDB'), copy('Server2', 'C:', 'DPM2'))
    ),
  'chain of three': () =>
    secondary().does(install('DPM3', 'DPM2'), group('DPM3', GROUP, data('DPM2', 'DPMDB'))),
  switched: () => secondary().does(fail('DPM1'), switchOn('DPM2', 'Server1')),
  'broken link': () => secondary().does(confirmed(add('DPM1', GROUP, data('DPM1', 'DPMDB')))),
  'about to move': () => secondary().does(install('DPM2', 'DPM3'), fail('DPM1'))
}

function secondary(): Lab {
  return lab(LAYOUT).does(
    install('DPM1', 'Server1'),
    group('DPM1', GROUP, data('Server1', 'C:')),
    install('DPM2', 'DPM1'),
    group('DPM2', GROUP, data('DPM1', 'DPMDB'), copy('Server1', 'C:', 'DPM1'))
  )
}

export function estatesOf(names: readonly string[]): Estate[] {
  return names.map((name) => {
    const begin = beginnings[name]
    if (!begin) throw new Error(`no beginning ${name}`)
    return begin().estate
  })
}

/** Every command there is about these servers. */
export const alphabet: readonly Command[] = [
  ...DPM.flatMap((on) => [
    ...COMPUTERS.flatMap((computer) => [
      install(on, computer),
      attach(on, computer),
      uninstall(on, computer),
      takeOwnership(on, computer),
      switchOn(on, computer),
      resume(on, computer),
      check(on, computer),
      removeInactive(on, computer)
    ]),
    ...membersFor(on).flatMap((member) => membership(on, member)),
    allowLocal(on, true),
    allowLocal(on, false),
    remove(on),
    rebuild(on),
    ...DPM.map((from) => restore(on, from))
  ]),
  ...COMPUTERS.flatMap((computer) => [fail(computer), repair(computer)])
]

function membersFor(on: string): MemberSelection[] {
  const others = DPM.filter((name) => name !== on)
  const servers = Object.entries(SOURCES).flatMap(([name, sources]) =>
    sources.map((one) => [name, one] as const)
  )
  return [
    ...servers.map(([name, one]) => data(name, one)),
    ...DPM.map((name) => data(name, 'DPMDB')),
    data(on, 'System State'),
    ...others.flatMap((through) => [
      ...servers.map(([name, one]) => copy(name, one, through)),
      ...DPM.filter((name) => name !== through).map((name) => copy(name, 'DPMDB', through))
    ]),
    copy('Server1', 'C:', on)
  ]
}

/** The member comes and goes: in a new group or the one that is there, stopped with its data retained or deleted. */
function membership(on: string, member: MemberSelection): Command[] {
  const coming = [group(on, GROUP, member), add(on, GROUP, member)]
  const mayBreakChain = member.computer === on && member.through === undefined
  return [
    ...coming,
    ...(mayBreakChain ? coming.map(confirmed) : []),
    drop(on, GROUP, 'retain', member),
    drop(on, GROUP, 'delete', member)
  ]
}
