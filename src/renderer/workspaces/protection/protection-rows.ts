import { t } from '@shared/catalogue'
import type {
  GroupView,
  InactiveReplicaView,
  MemberView,
  ProtectionView,
  ReplicaView,
  Status
} from '@shared/contract/views'
import type { Cell, GridColumn, GridRow } from '../../components'
import { sizeText } from '../../stores/sizes'

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
export const INACTIVE_TITLE = t`Inactive replicas of previously protected data`

const MODE_WORDS: Readonly<Record<MemberView['mode'], string>> = {
  primary: t`Direct`,
  secondary: t`Secondary`,
  switched: t`Switched`
}

const COUNTED: Readonly<Record<MemberView['mode'], (count: number) => string>> = {
  primary: (count) => t`${count} direct`,
  secondary: (count) => t`${count} secondary`,
  switched: (count) => t`${count} switched`
}

export const STATUS_COLUMN = 'status'

export function columnsFor(by: GroupBy): GridColumn[] {
  const other: GridColumn =
    by === 'group'
      ? { id: 'computer', label: t`Computer`, width: 105, sortable: true }
      : { id: 'group', label: t`Protection Group`, width: 140, sortable: true }
  return [
    { id: 'member', label: t`Protection Group Member`, sortable: true },
    { id: 'type', label: t`Type`, width: 145, sortable: true },
    { id: STATUS_COLUMN, label: t`Protection Status`, width: 270, sortable: true },
    other,
    { id: 'through', label: t`Protected through`, width: 140, sortable: true },
    { id: 'points', label: t`Recovery Points`, width: 108, sortable: true, align: 'end' },
    { id: 'allocated', label: t`Allocated`, width: 96, sortable: true, align: 'end' }
  ]
}

const GRAVITY: readonly Status['level'][] = ['critical', 'warning', 'busy', 'inactive', 'info', 'ok']

/** The status of several members: the gravest of them. */
export function gravest(members: readonly MemberView[]): Status | undefined {
  let found: Status | undefined
  let least = GRAVITY.length
  for (const { status } of members) {
    const gravity = GRAVITY.indexOf(status.level)
    if (gravity >= least) continue
    found = status
    least = gravity
  }
  return found
}

/** What several replicas have provisioned together, in MB. */
export function allocatedBy(replicas: readonly { readonly replica: ReplicaView }[]): number {
  return replicas.reduce((sum, { replica }) => sum + replica.allocated, 0)
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
    const byGroup = Map.groupBy(placed, ({ group }) => group)
    for (const group of view.groups) {
      entries.set(`group\n${group.name}`, { kind: 'group', group })
      addMembers(byGroup.get(group.name) ?? [])
    }
  } else {
    for (const [computer, members] of Map.groupBy(placed, ({ member }) => member.computer)) {
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

/** Nothing in a row depends on the clock: how far a job is, its cell says when it is drawn. */
export function rowsOf(entries: ReadonlyMap<string, Entry>, closed: ReadonlySet<string>): GridRow[] {
  return [...entries].map(([id, entry]) => ({ id, ...rowOf(entry, !closed.has(id)) }))
}

function rowOf(entry: Entry, expanded: boolean): Omit<GridRow, 'id'> {
  switch (entry.kind) {
    case 'group':
      return headingOf(entry.group.name, entry.group.members, expanded)
    case 'computer':
      return headingOf(
        entry.computer,
        entry.members.map(({ member }) => member),
        expanded
      )
    case 'inactive-group': {
      const allocated = sizeCell(allocatedBy(entry.replicas))
      const cells = { member: INACTIVE_TITLE, allocated }
      return { kind: 'group', expandable: true, expanded, count: entry.replicas.length, cells }
    }
    case 'member': {
      const { dataSource, type, status, computer, replica } = entry.member
      return {
        cells: {
          member: dataSource,
          type,
          status: statusCell(status),
          computer,
          group: entry.group,
          through: throughText(entry.member),
          ...replicaCells(replica)
        }
      }
    }
    case 'inactive': {
      const { dataSource, type, computer, through, replica } = entry.replica
      const status = { text: t`Inactive replica`, status: 'inactive' } as const
      return {
        cells: {
          member: dataSource,
          type,
          status,
          computer,
          group: '',
          through: through ?? '',
          ...replicaCells(replica)
        }
      }
    }
  }
}

function headingOf(name: string, members: readonly MemberView[], expanded: boolean): Omit<GridRow, 'id'> {
  const cells = {
    member: name,
    status: statusCell(gravest(members)),
    allocated: sizeCell(allocatedBy(members))
  }
  return { kind: 'group', expandable: true, expanded, count: members.length, cells }
}

function statusCell(status: Status | undefined): Cell {
  return status ? { text: status.text, status: status.level } : ''
}

function replicaCells({ points, allocated }: ReplicaView): Record<string, Cell> {
  return {
    points: String(points),
    allocated: sizeCell(allocated)
  }
}

const sizeCell = (megabytes: number): Cell => ({ text: sizeText(megabytes), sort: megabytes })

/** The primary whose replica is protected, and how the member is protected. */
export function throughText({ mode, through }: MemberView): string {
  return through === null ? MODE_WORDS[mode] : `${through} (${MODE_WORDS[mode]})`
}

/** How many members there are, and how many are protected in which mode. */
export function countsText(members: readonly MemberView[]): string {
  const modes = (['primary', 'secondary', 'switched'] as const).flatMap((mode) => {
    const count = members.filter((member) => member.mode === mode).length
    return count === 0 ? [] : [COUNTED[mode](count)]
  })
  return `${members.length} (${modes.join(', ')})`
}
