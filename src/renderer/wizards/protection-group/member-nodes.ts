import { t } from '@shared/catalogue'
import type { MemberSelection } from '@shared/contract/commands'
import type { MemberTreeNode } from '@shared/contract/views'
import { Database, Folder, HardDrive, Server, ServerCog } from '@lucide/vue'
import type { Icon, TreeNode } from '../../components'

/** A data source that can be chosen. */
export type Choice = NonNullable<MemberTreeNode['member']>

const ICONS: Readonly<Record<MemberTreeNode['kind'], Icon>> = {
  'dpm-server': ServerCog,
  'protected-server': Server,
  section: Folder,
  'data-source': HardDrive
}

function iconOf({ kind, label }: MemberTreeNode): Icon {
  return kind === 'data-source' && (label === 'DPMDB' || label.startsWith('SQL/')) ? Database : ICONS[kind]
}

/** The Available members as the tree component wants them. What cannot be added says why. */
export function treeNodes(nodes: readonly MemberTreeNode[]): TreeNode[] {
  return nodes.map((node) => {
    const children = treeNodes(node.children ?? [])
    const bare = node.kind !== 'data-source' && children.length === 0
    return {
      id: node.id,
      label: node.label,
      icon: iconOf(node),
      children,
      checkable: node.kind === 'data-source' || !bare,
      note: node.hiddenBy?.reason ?? (bare ? t`Nothing to add` : undefined)
    }
  })
}

export function leavesOf(nodes: readonly MemberTreeNode[]): MemberTreeNode[] {
  return nodes.flatMap((node) => (node.member ? [node] : leavesOf(node.children ?? [])))
}

/** The members the checked leaves stand for, in the order of the tree. */
export function membersOf(nodes: readonly MemberTreeNode[], checked: readonly string[]): Choice[] {
  const wanted = new Set(checked)
  return leavesOf(nodes).flatMap(({ id, member }) => (member && wanted.has(id) ? [member] : []))
}

/** As a command names it. */
export function selectionOf({ computer, dataSource, through }: Choice): MemberSelection {
  return through === null ? { computer, dataSource } : { computer, dataSource, through }
}

const SMALL_TREE = 8
const OPEN_LEAVES = 60

/** What is open from the start: all of a small tree, the computers alone if they hold much, nothing of a large one. */
export function openAtFirst(nodes: readonly MemberTreeNode[]): string[] {
  if (nodes.length > SMALL_TREE) return []
  if (leavesOf(nodes).length > OPEN_LEAVES) return nodes.map((node) => node.id)
  return parentsOf(nodes)
}

function parentsOf(nodes: readonly MemberTreeNode[]): string[] {
  return nodes.flatMap((node) => (node.children?.length ? [node.id, ...parentsOf(node.children)] : []))
}

type Source = Pick<Choice, 'computer' | 'dataSource' | 'through'>

/** A member in words: what it is, and whose copy is taken. */
export function describeMember({ computer, dataSource, through }: Source): string {
  const own = t`${dataSource} of ${computer}`
  return through === null ? own : t`${own}, from the replica on ${through}`
}

export const isReplica = ({ through }: Source): boolean => through !== null

/** What tells one member of a group from another. */
export const keyOf = ({ computer, dataSource }: Source): string => `${computer}\n${dataSource}`
