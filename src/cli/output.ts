import { once } from 'node:events'

/** A stream of the process, written no faster than its reader reads. */
export class Output {
  readonly #stream: NodeJS.WriteStream
  #failure: NodeJS.ErrnoException | null = null

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream
    // A reader that has seen enough (`| head`) is no mistake, but without a listener it would end as one.
    stream.on('error', (failure: NodeJS.ErrnoException) => {
      this.#failure ??= failure
    })
  }

  /** Why nothing can be written any more: `EPIPE` if nobody reads, or a full disk; null while all is well. */
  get failure(): NodeJS.ErrnoException | null {
    return this.#failure
  }

  /** Writes, and waits while the reader is behind. Never fails: see `failure`. */
  async write(text: string): Promise<void> {
    if (text === '' || this.#failure || this.#stream.write(text)) return
    const heard = new AbortController()
    const hears = (event: string) => once(this.#stream, event, { signal: heard.signal })
    // A stream that fails closes without draining. What did not come is listened for no longer.
    await Promise.race([hears('drain'), hears('close')]).catch(() => undefined)
    heard.abort()
  }
}
