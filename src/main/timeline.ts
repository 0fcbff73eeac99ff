import { t } from '@shared/catalogue'
import type { TimelineEntryView, TimelineView } from '@shared/contract/views'
import { describeCommand, describePassing } from '@shared/words'
import { secondsOf } from './history'
import type { LabLog, LogEntry } from './store'

/** How many entries are told at most: what a window shows quickly. */
const MOST = 5_000

/** Everything that happened in a lab, and the way through it that the timeline goes along. */
export function timelineView(log: LabLog): TimelineView {
  const head = log.head()
  const tree = treeOf(log)
  const places = tree.filter(({ goesOn }) => !goesOn)
  // The beginning and the place where the lab stands are told, however old they are.
  const told = new Set([1, head])
  for (let at = places.length - 1; at >= 0 && told.size < MOST; at--) told.add(places[at]?.entry.seq ?? head)
  return {
    entries: viewsOf(tree, told),
    omitted: places.length - told.size,
    head,
    line: lineOf(tree, head).filter((seq) => told.has(seq))
  }
}

/** An entry of the log, with what follows from where it stands in the tree. */
interface Node {
  readonly entry: LogEntry
  readonly before: Node | null
  /** The lab's time after it. */
  readonly clock: number
  /** For time that passed: since something was done, or a branch begins. */
  passed: number
  children: number
  /** More time passes after it, and nothing else: it is no place of its own. */
  goesOn: boolean
  /** When the lab stood last at it or anywhere after it, and which way that is. */
  visited: number
  next: Node | null
}

/** By seq from 1 on; so what comes before an entry in the tree comes before it in the list as well. */
function treeOf(log: LabLog): Node[] {
  const tree: Node[] = []
  for (const entry of log.entries()) {
    const before = entry.parent === null ? null : (tree[entry.parent - 1] ?? null)
    const passed = secondsOf(entry.events)
    if (before) before.children++
    const clock = (before?.clock ?? 0) + passed
    const visited = log.visited(entry.seq)
    tree.push({ entry, before, clock, passed, children: 0, goesOn: false, visited, next: null })
  }
  const head = log.head()
  for (const node of tree) {
    const { before } = node
    if (!before || !isTime(node) || !isTime(before)) continue
    if (before.children > 1 || before.entry.seq === head) continue
    before.goesOn = true
    node.passed += before.passed
  }
  for (let at = tree.length - 1; at >= 0; at--) {
    const node = tree[at]
    const before = node?.before
    if (!node || !before || (before.next && node.visited < before.next.visited)) continue
    before.next = node
    before.visited = Math.max(before.visited, node.visited)
  }
  return tree
}

function isTime({ entry }: Node): boolean {
  return entry.command?.do === 'advance-clock'
}

/** From the beginning to where the lab stands, and on along the branch it was on last: that is where redo goes. */
function lineOf(tree: readonly Node[], head: number): number[] {
  const line: number[] = []
  const at = tree[head - 1] ?? null
  for (let node = at; node; node = node.before) line.push(node.entry.seq)
  line.reverse()
  for (let node = at?.next ?? null; node; node = node.next) line.push(node.entry.seq)
  return line
}

function viewsOf(tree: readonly Node[], told: ReadonlySet<number>): TimelineEntryView[] {
  /** By seq - 1, the nearest one before it that is told. */
  const parents: (number | null)[] = []
  const views: TimelineEntryView[] = []
  for (const node of tree) {
    const { seq, parent, at, command, warnings } = node.entry
    parents.push(parent === null || told.has(parent) ? parent : (parents[parent - 1] ?? null))
    if (!told.has(seq)) continue
    views.push({
      seq,
      parent: parents[seq - 1] ?? null,
      kind: command === null ? 'begin' : isTime(node) ? 'time' : 'command',
      text: wordsFor(node),
      clock: node.clock,
      at,
      warnings: [...new Set(warnings.map(({ rule }) => rule))]
    })
  }
  return views
}

function wordsFor(node: Node): string {
  const { command } = node.entry
  if (command === null) return t`Beginning of the lab`
  return isTime(node) ? describePassing(node.passed) : describeCommand(command)
}
