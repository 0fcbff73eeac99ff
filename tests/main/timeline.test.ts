import { describe, expect, it } from 'vitest'
import { describeCommand } from '@shared/words'
import type { TimelineView } from '@shared/contract/views'
import type { LabLog, LogEntry } from '@main/store'
import { Position, type StepKind } from '@main/store/position'
import { timelineView } from '@main/timeline'
import { passing, step } from './store/step'

/** A log in memory: entries as they come, and the moves of a real position. */
function logOf() {
  const root: LogEntry = { seq: 1, parent: null, at: 'then', command: null, warnings: [], events: [] }
  const entries = [root]
  const position = new Position(1)
  const put = (entry: Omit<LogEntry, 'seq' | 'parent'>, goesOn = false) => {
    const seq = entries.length + 1
    entries.push({ seq, parent: position.head, ...entry })
    position.take({ entry: seq, reason: goesOn ? 'go-on' : 'command' })
    return seq
  }
  const log: LabLog = {
    entries: () => entries,
    entry: (seq) => entries[seq - 1] ?? root,
    head: () => position.head,
    undoTarget: () => position.undoTarget,
    redoTarget: () => position.redoTarget,
    undoKind: () => position.undoKind,
    redoKind: () => position.redoKind,
    visited: (seq) => position.visited(seq),
    nearestSnapshot: () => null
  }
  return {
    log,
    do: (n: number) => put(step(n)),
    wait: (seconds: number, goesOn = false) => put(passing(seconds), goesOn),
    undo: () => position.take({ entry: position.undoTarget ?? 1, reason: 'undo' }),
    redo: () => position.take({ entry: position.redoTarget ?? 1, reason: 'redo' }),
    to: (entry: number, reason: Exclude<StepKind, 'command'> = 'go-to') => position.take({ entry, reason }),
    view: () => timelineView(log)
  }
}

const seqs = ({ entries }: TimelineView) => entries.map(({ seq }) => seq)
const parents = ({ entries }: TimelineView) => entries.map(({ parent }) => parent)

describe('the timeline', () => {
  it('of a lab in which nothing was done is its beginning', () => {
    expect(logOf().view()).toEqual({
      entries: [
        {
          seq: 1,
          parent: null,
          kind: 'begin',
          text: 'Beginning of the lab',
          clock: 0,
          at: 'then',
          warnings: []
        }
      ],
      omitted: 0,
      head: 1,
      line: [1]
    })
  })

  it('says what was done, when by both clocks, and what it was warned of', () => {
    const lab = logOf()
    lab.do(2)
    lab.wait(3_600)
    lab.do(3)
    const text = (n: number) => describeCommand({ do: 'add-protected-server', name: `FS${n}` })
    expect(lab.view().entries.slice(1)).toEqual([
      { seq: 2, parent: 1, kind: 'command', text: text(2), clock: 0, at: step(2).at, warnings: [] },
      {
        seq: 3,
        parent: 2,
        kind: 'time',
        text: '1 hour of lab time',
        clock: 3_600,
        at: passing(1).at,
        warnings: []
      },
      {
        seq: 4,
        parent: 3,
        kind: 'command',
        text: text(3),
        clock: 3_600,
        at: step(3).at,
        warnings: ['agent-required']
      }
    ])
  })

  it('tells time that passes as one entry, up to where something is done, a branch leaves or the lab stands', () => {
    const lab = logOf()
    for (let n = 0; n < 4; n++) lab.wait(60, n > 0)
    lab.do(6)
    expect([seqs(lab.view()), parents(lab.view())]).toEqual([
      [1, 5, 6],
      [null, 1, 5]
    ])
    expect(lab.view().entries[1]).toMatchObject({ text: '4 minutes of lab time', clock: 240 })
    lab.to(3)
    const texts = () => lab.view().entries.map(({ text, clock }) => [text, clock])
    expect(texts().slice(1, 3)).toEqual([
      ['2 minutes of lab time', 120],
      ['2 minutes of lab time', 240]
    ])
    lab.wait(30)
    lab.to(6)
    expect([seqs(lab.view()), parents(lab.view())]).toEqual([
      [1, 3, 5, 6, 7],
      [null, 1, 3, 5, 3]
    ])
  })

  it('goes along the way to the head, and on to where redo would go', () => {
    const lab = logOf()
    const line = () => lab.view().line
    for (const n of [2, 3, 4]) lab.do(n)
    lab.undo()
    lab.undo()
    expect([lab.view().head, line()]).toEqual([2, [1, 2, 3, 4]])
    lab.do(5)
    lab.do(6)
    expect(line()).toEqual([1, 2, 5, 6])
    lab.to(4)
    expect(line()).toEqual([1, 2, 3, 4])
    lab.undo()
    expect([lab.view().head, line()]).toEqual([6, [1, 2, 5, 6]])
    expect(seqs(lab.view())).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('stays on the branch the lab was on when it is dragged back, not on the newest', () => {
    const lab = logOf()
    for (const n of [2, 3, 4]) lab.do(n)
    lab.to(2)
    lab.do(5)
    lab.to(4)
    lab.to(1)
    expect(lab.view().line).toEqual([1, 2, 3, 4])
    lab.to(5)
    lab.to(1, 'reset')
    expect(lab.view().line).toEqual([1, 2, 5])
  })

  it('of steps that were undone one by one is what redo goes through, whatever was done beside it', () => {
    const lab = logOf()
    lab.do(2)
    lab.do(3)
    lab.undo()
    lab.do(4)
    lab.do(5)
    lab.to(3)
    lab.undo()
    for (let n = 0; n < 3; n++) lab.undo()
    const { line } = lab.view()
    const gone = [lab.view().head]
    for (let n = 0; n < 3; n++) {
      lab.redo()
      gone.push(lab.view().head)
    }
    expect(gone).toEqual([1, 2, 4, 5])
    expect(line).toEqual(gone)
  })

  it('tells the newest 5,000, the beginning and the place where the lab stands, and counts the rest', () => {
    const lab = logOf()
    for (let n = 2; n <= 6_000; n++) lab.do(n)
    const { entries, omitted, line } = lab.view()
    expect([entries.length, omitted, line.length]).toEqual([5_000, 1_000, 5_000])
    expect(entries.slice(0, 3).map(({ seq, parent }) => [seq, parent])).toEqual([
      [1, null],
      [1_002, 1],
      [1_003, 1_002]
    ])
    lab.to(500)
    const back = lab.view()
    expect([back.entries.length, back.omitted]).toEqual([5_000, 1_000])
    expect(back.line.slice(0, 4)).toEqual([1, 500, 1_003, 1_004])
    expect(back.entries.slice(0, 3).map(({ seq, parent }) => [seq, parent])).toEqual([
      [1, null],
      [500, 1],
      [1_003, 500]
    ])
  })

  it('of 100,000 entries is there in well under a second', () => {
    const lab = logOf()
    for (let n = 2; n <= 100_000; n++) {
      if (n % 1_000 === 0) lab.to(n / 2)
      if (n % 3 === 0) lab.do(n)
      else lab.wait(60, false)
    }
    // What it works, not how long it waits for others.
    const before = process.cpuUsage()
    const { entries, omitted, head } = lab.view()
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1_000).toBeLessThan(900)
    expect([entries.length, head]).toEqual([5_000, 100_000])
    expect(omitted).toBeGreaterThan(50_000)
  })
})
