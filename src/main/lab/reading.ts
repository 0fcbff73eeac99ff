import type { Flaw } from './problem'
import type { Complaint } from './issues'
import type { Suggester } from './suggest'
import type { Path } from './yaml-locator'
import type { Source } from './yaml-source'

/** The file that is being read and what was found wrong with it so far. */
export class Reading {
  readonly flaws: Flaw[] = []

  constructor(
    readonly source: Source,
    readonly suggest: Suggester
  ) {}

  flaw(path: Path, of: 'key' | 'value', message: string, kind: { readonly ofTheWhole?: true } = {}): void {
    this.flaws.push({ offset: this.source.offsetOf(path, of), message, ...kind })
  }

  /** Complaints about a value that stands at `base`. */
  complain(base: Path, complaints: readonly Complaint[]): void {
    for (const { path, of, message, missing } of complaints) {
      this.flaw([...base, ...path], of, message, missing ? { ofTheWhole: true } : {})
    }
  }
}
