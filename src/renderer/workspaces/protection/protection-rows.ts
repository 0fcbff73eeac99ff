import type {
  GroupView,
  InactiveReplicaView,
  MemberView,
  ProtectionView,
  Status
} from '@shared/contract/views'
import type { GridColumn, GridRow } from '../../components'

/** What a row of the list stands for. */
export type Entry =
  | { readonly kind: 'group'; readonly group: GroupView }
  | { readonly kind: 'computer'; readonly computer: string; readonly members: readonly PlacedMember[] }
  | { readonly kind: 'member'; readonly member: MemberView; readonly group: string }
  | { readonly kind: 'inactive'; readonly replica: InactiveReplicaView }
  | { readonly kind: 'inactive-group'; readonly replicas: readonly InactiveReplicaView[] }

export interface PlacedMember {
  readonly member: MemberView
  readonly group: string
}

export type GroupBy = 'group' | 'computer'
export const INACTIVE_TITLE = 'Inactive replicas of previously protected data'

const MODE_WORDS: Readonly<Record<MemberView['mode'], string>> = {
  primary: 'Direct',
  secondary: 'Secondary',
  switched: 'Switched'
}

export function columnsFor(by: GroupBy): GridColumn[] {
  const other: GridColumn =
    by === 'group'
      ? { id: 'computer', label: 'Computer', width: 150, sortable: true }
      : { id: 'group', label: 'Protection Group', width: 170, sortable: true }
  return [
    { id: 'member', label: 'Protection Group Member', sortable: true },
    { id: 'type', label: 'Type', width: 165, sortable: true },
    { id: 'status', label: 'Protection Status', width: 250, sortable: true },
    other,
    { id: 'through', label: 'Protected through', width: 150, sortable: true }
  ]
}

const GRAVITY: readonly Status['level'][] = ['critical', 'warning', 'inactive', 'info', 'ok']

/** The status of several members: the gravest, and how many share it. */
export function gravest(members: readonly MemberView[]): Status | undefined {
  const level = GRAVITY.find((one) => members.some(({ status }) => status.level === one))
  return members.find(({ status }) => status.level === level)?.status
}

function statusCell(status: Status | undefined) {
  return status ? { text: status.text, status: status.level } : ''
}

/** Rows by id, each with what it stands for, in the order of the list. */
export function entriesOf(view: ProtectionView, by: GroupBy): Map<string, Entry> {
  const placed = view.groups.flatMap((group) =>
    group.members.map((member): PlacedMember => ({ member, group: group.name }))
  )
  const entries = new Map<string, Entry>()
  const addMembers = (members: readonly PlacedMember[]) => {
    for (const { member, group } of members) {
      entries.set(`member\n${member.computer}\n${member.dataSource}`, { kind: 'member', member, group })
    }
  }
  if (by === 'group') {
    for (const group of view.groups) {
      entries.set(`group\n${group.name}`, { kind: 'group', group })
      addMembers(placed.filter((one) => one.group === group.name))
    }
  } else {
    for (const computer of new Set(placed.map(({ member }) => member.computer))) {
      const members = placed.filter(({ member }) => member.computer === computer)
      entries.set(`computer\n${computer}`, { kind: 'computer', computer, members })
      addMembers(members)
    }
  }
  if (view.inactive.length > 0) {
    entries.set('inactive', { kind: 'inactive-group', replicas: view.inactive })
    for (const replica of view.inactive) {
      const { computer, dataSource, through } = replica
      entries.set(['inactive', computer, dataSource, through].join('\n'), { kind: 'inactive', replica })
    }
  }
  return entries
}

export function rowsOf(entries: ReadonlyMap<string, Entry>, closed: ReadonlySet<string>): GridRow[] {
  return [...entries].map(([id, entry]) => ({ id, ...rowOf(entry, !closed.has(id)) }))
}

function rowOf(entry: Entry, expanded: boolean): Omit<GridRow, 'id'> {
  const heading = { kind: 'group', expandable: true, expanded } as const
  switch (entry.kind) {
    case 'group': {
      const { name, members } = entry.group
      return {
        ...heading,
        count: members.length,
        cells: { member: name, status: statusCell(gravest(members)) }
      }
    }
    case 'computer': {
      const members = entry.members.map(({ member }) => member)
      const cells = { member: entry.computer, status: statusCell(gravest(members)) }
      return { ...heading, count: members.length, cells }
    }
    case 'inactive-group':
      return { ...heading, count: entry.replicas.length, cells: { member: INACTIVE_TITLE } }
    case 'member': {
      const { dataSource, type, status, computer } = entry.member
      const through = throughText(entry.member)
      return {
        cells: { member: dataSource, type, status: statusCell(status), computer, group: entry.group, through }
      }
    }
    case 'inactive': {
      const { dataSource, type, computer, through } = entry.replica
      const status = { text: 'Inactive replica', status: 'inactive' } as const
      return { cells: { member: dataSource, type, status, computer, group: '', through: through ?? '' } }
    }
  }
}

/** The primary whose replica is protected, and how the member is protected. */
export function throughText({ mode, through }: MemberView): string {
  return through === null ? MODE_WORDS[mode] : `${through} (${MODE_WORDS[mode]})`
}

/** How many members there are, and how many are protected in which mode. */
export function countsText(members: readonly MemberView[]): string {
  const modes = (['primary', 'secondary', 'switched'] as const).flatMap((mode) => {
    const count = members.filter((member) => member.mode === mode).length
    return count === 0 ? [] : [`${count} ${MODE_WORDS[mode].toLowerCase()}`]
  })
  return `${members.length} (${modes.join(', ')})`
}
