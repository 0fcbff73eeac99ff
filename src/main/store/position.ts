/** `go-on`: an entry that belongs to the one written before; both are one step. */
export type MoveReason = 'begin' | 'command' | 'go-on' | 'undo' | 'redo' | 'reset'

export interface Move {
  readonly entry: number
  readonly reason: MoveReason
}

/**
 * Where a lab stands, and what undo and redo would do: the two stacks every editor has, found by going through
 * the moves in order. A command and a reset are steps alike, so a reset can be undone as well.
 */
export class Position {
  #head: number
  readonly #past: number[] = []
  #future: number[] = []
  #last: MoveReason = 'begin'

  constructor(beginning: number) {
    this.#head = beginning
  }

  get head(): number {
    return this.#head
  }

  get undoTarget(): number | null {
    return this.#past.at(-1) ?? null
  }

  get redoTarget(): number | null {
    return this.#future.at(-1) ?? null
  }

  /** Whether a move leads where its reason says. The entry of a command or a reset is the caller's to check. */
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
        return true
    }
  }

  /** Takes a move that is allowed. */
  take(move: Move): void {
    if (move.reason === 'undo') {
      this.#past.pop()
      this.#future.push(this.#head)
    } else if (move.reason !== 'go-on') {
      this.#past.push(this.#head)
      if (move.reason === 'redo') this.#future.pop()
      else this.#future = []
    }
    this.#head = move.entry
    this.#last = move.reason
  }
}
