import type { TreeNode } from './types'

export type CheckState = 'true' | 'false' | 'mixed'

/** A node that is on show, with everything that depends on its place. */
export interface TreeLine {
  node: TreeNode
  level: number
  posInSet: number
  setSize: number
  parent: string | undefined
  isParent: boolean
  /** Unavailable itself, or below something that is. */
  disabled: boolean
  hasBox: boolean
}

const isParent = (node: TreeNode): boolean => (node.children?.length ?? 0) > 0

/** Whether there is a box to check anywhere below a node, or on it if it is a leaf. */
const hasLeaves = (node: TreeNode): boolean =>
  isParent(node) ? (node.children ?? []).some(hasLeaves) : node.checkable !== false

/** The leaves below a node (itself, if it is one) that have a box to check. */
export function leavesOf(node: TreeNode, onlyEnabled = false): string[] {
  if (onlyEnabled && node.disabled) return []
  if (isParent(node)) return (node.children ?? []).flatMap((child) => leavesOf(child, onlyEnabled))
  return node.checkable === false ? [] : [node.id]
}

export function stateOf(node: TreeNode, checked: ReadonlySet<string>): CheckState {
  const leaves = leavesOf(node)
  const count = leaves.filter((id) => checked.has(id)).length
  if (count === 0) return 'false'
  return count === leaves.length ? 'true' : 'mixed'
}

/**
 * The checked leaves after the box of a node was used: all of its available leaves, or none when all of them
 * were checked already. Ids that are not below the node are left alone, unknown ones included.
 */
export function toggled(node: TreeNode, checked: readonly string[]): string[] {
  const leaves = leavesOf(node, true)
  const before = new Set(checked)
  if (leaves.every((id) => before.has(id))) {
    const off = new Set(leaves)
    return checked.filter((id) => !off.has(id))
  }
  return [...checked, ...leaves.filter((id) => !before.has(id))]
}

export function linesOf(nodes: readonly TreeNode[], expanded: ReadonlySet<string>): TreeLine[] {
  const lines: TreeLine[] = []
  const visit = (siblings: readonly TreeNode[], level: number, parent?: TreeLine): void => {
    siblings.forEach((node, index) => {
      const line: TreeLine = {
        node,
        level,
        posInSet: index + 1,
        setSize: siblings.length,
        parent: parent?.node.id,
        isParent: isParent(node),
        disabled: Boolean(node.disabled) || (parent?.disabled ?? false),
        hasBox: node.checkable !== false && hasLeaves(node)
      }
      lines.push(line)
      if (expanded.has(node.id)) visit(node.children ?? [], level + 1, line)
    })
  }
  visit(nodes, 1)
  return lines
}
