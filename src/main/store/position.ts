/** `go-on`: an entry that belongs to the one written before; both are one step. */
export type MoveReason = 'begin' | 'command' | 'go-on' | 'undo' | 'redo' | 'reset' | 'go-to'

/** What undo takes back and redo brings again. */
export type StepKind = Extract<MoveReason, 'command' | 'reset' | 'go-to'>

export interface Move {
  readonly entry: number
  readonly reason: MoveReason
}

/** Where a step leads, forth or back, and what it is. */
interface Target {
  readonly entry: number
  readonly kind: StepKind
}

/**
 * Where a lab stands, and what undo and redo would do: the two stacks every editor has, found by going through
 * the moves in order. A command, a reset and a go-to are steps alike, so each of them can be undone.
 */
export class Position {
  #head: number
  readonly #past: Target[] = []
  #future: Target[] = []
  #last: MoveReason = 'begin'
  /** By entry, the number of the move that last led there. */
  readonly #visits: number[] = []
  #moves = 1

  constructor(beginning: number) {
    this.#head = beginning
    this.#visits[beginning] = this.#moves
  }

  get head(): number {
    return this.#head
  }

  get undoTarget(): number | null {
    return this.#past.at(-1)?.entry ?? null
  }

  get redoTarget(): number | null {
    return this.#future.at(-1)?.entry ?? null
  }

  get undoKind(): StepKind | null {
    return this.#past.at(-1)?.kind ?? null
  }

  get redoKind(): StepKind | null {
    return this.#future.at(-1)?.kind ?? null
  }

  /** The later the lab stood at an entry last, the greater. */
  visited(entry: number): number {
    return this.#visits[entry] ?? 0
  }

  /** Whether a move leads where its reason says. The entry of a step is the caller's to check. */
  allows(move: Move): boolean {
    switch (move.reason) {
      case 'begin':
        return false
      case 'undo':
        return move.entry === this.undoTarget
      case 'redo':
        return move.entry === this.redoTarget
      case 'go-on':
        return this.#last === 'command' || this.#last === 'go-on'
      case 'command':
      case 'reset':
      case 'go-to':
        return true
    }
  }

  /** Takes a move that is allowed. */
  take({ entry, reason }: Move): void {
    switch (reason) {
      case 'begin':
      case 'go-on':
        break
      case 'undo':
        this.#turn(this.#past, this.#future)
        break
      case 'redo':
        this.#turn(this.#future, this.#past)
        break
      case 'command':
      case 'reset':
      case 'go-to':
        this.#past.push({ entry: this.#head, kind: reason })
        this.#future = []
    }
    this.#head = entry
    this.#last = reason
    this.#visits[entry] = ++this.#moves
  }

  /** A step is taken the one way, and can then be taken the other. */
  #turn(from: Target[], to: Target[]): void {
    const step = from.pop()
    if (step) to.push({ entry: this.#head, kind: step.kind })
  }
}
