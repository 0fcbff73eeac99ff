/** A run that is over by then needs no such line; and how often it changes. In milliseconds. */
const PATIENCE = 400
const INTERVAL = 100

const ERASE = '\r\u001b[K'

/** A line on the terminal that says how far a long run is; none where standard error is no terminal. */
export class Progress {
  readonly #stream: NodeJS.WriteStream
  readonly #total: number
  readonly #isShown: boolean
  #next: number
  #isThere = false

  /** `patience`: how long nothing is shown, in milliseconds. */
  constructor(stream: NodeJS.WriteStream, total: number, patience = PATIENCE) {
    this.#stream = stream
    this.#total = total
    this.#next = performance.now() + patience
    this.#isShown = stream.isTTY && total > 1 && process.env['TERM'] !== 'dumb'
  }

  show(done: number): void {
    if (!this.#isShown || performance.now() < this.#next) return
    this.#next = performance.now() + INTERVAL
    this.#isThere = true
    this.#stream.write(`${ERASE}${done} of ${this.#total} files`)
  }

  /** To be called before anything else is written to a terminal, and at the end. */
  clear(): void {
    if (!this.#isThere) return
    this.#isThere = false
    this.#stream.write(ERASE)
  }
}
