export interface Place {
  readonly line: number
  readonly column: number
}

/**
 * Counts lines in a text whose line ends are `\n`. (The YAML library's own counter misses lines in texts that are not
 * valid.)
 */
export class Places {
  private readonly starts: number[] = [0]

  constructor(text: string) {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) this.starts.push(end + 1)
  }

  /** Line and column of an offset, both from 1. */
  of(offset: number): Place {
    let low = 0
    let high = this.starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: Math.max(0, offset - (this.starts[low] ?? 0)) + 1 }
  }
}
