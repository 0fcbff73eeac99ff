import { t } from '@shared/catalogue'
import type { GroundsView, MapTieView } from '@shared/contract/views'
import { computerOf, type Estate } from '../engine/estate'
import { tieId, tiesOf } from './ties'

type GroundTie = GroundsView['ties'][number]

const WANTED = t`Wanted`

/**
 * A path on the map, told tie by tie. Names that a rule does not give, or that are not in the lab, lead nowhere, and
 * a computer is not tied to itself.
 */
export class MapPath {
  readonly #computers = new Set<string>()
  readonly #ties: GroundTie[] = []
  #onMap: ReadonlyMap<string, MapTieView> | undefined

  constructor(readonly estate: Estate) {}

  view(): GroundsView {
    return { computers: [...this.#computers], ties: this.#ties }
  }

  point(...names: readonly (string | undefined)[]): void {
    for (const name of names) {
      if (name !== undefined && computerOf(this.estate, name)) this.#computers.add(name)
    }
  }

  /** The tie of the map, undefined where there is none. */
  along(from: string | undefined, to: string | undefined): MapTieView | undefined {
    const tie = this.#tieOfMap(from, to)
    if (tie) this.add(tie.from, tie.to, tie.kind, tie.text)
    return tie
  }

  /** The tie of the map; where nothing goes along it, the command was to bring that about. */
  alongOrWanted(from: string | undefined, to: string | undefined): void {
    const tie = this.#tieOfMap(from, to)
    if (tie && tie.kind !== 'agent') this.along(from, to)
    else this.wanted(from, to)
  }

  /** What the command was to bring about. */
  wanted(from: string | undefined, to: string | undefined, text = WANTED): void {
    this.add(from, to, 'wanted', text)
  }

  add(from: string | undefined, to: string | undefined, kind: GroundTie['kind'], text: string): void {
    this.point(from, to)
    if (from === undefined || to === undefined || from === to) return
    if (!computerOf(this.estate, from) || !computerOf(this.estate, to)) return
    if (this.#ties.some((tie) => tie.from === from && tie.to === to && tie.kind === kind)) return
    this.#ties.push({ from, to, kind, text })
  }

  #tieOfMap(from: string | undefined, to: string | undefined): MapTieView | undefined {
    if (from === undefined || to === undefined) return undefined
    this.#onMap ??= new Map(tiesOf(this.estate).map((tie) => [tie.id, tie]))
    return this.#onMap.get(tieId(from, to))
  }
}
