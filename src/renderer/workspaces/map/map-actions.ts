import { t } from '@shared/catalogue'
import {
  FileChartColumn,
  FileCode,
  Image,
  LayoutDashboard,
  Maximize,
  MonitorCheck,
  Route,
  Split
} from '@lucide/vue'
import type { ActionGroup } from '../actions'
import { nameOf, type MapThing } from './selection'

export type MapAction = 'show' | 'what-if' | 'ways-out' | 'fit' | 'arrange' | 'judgement' | 'svg' | 'png'

export interface MapState {
  readonly picked: MapThing | undefined
  /** The map shows an earlier or later step of the timeline. */
  readonly previewing: boolean
  /** The map is on the screen, drawn. */
  readonly drawn: boolean
  /** Some computer was moved by hand. */
  readonly moved: boolean
  /** An assessment is under way, which gives no hints. */
  readonly assessing: boolean
}

/** What can be done with the map and what is selected on it. Whether it is allowed is for the engine to say. */
export function mapActions(state: MapState): readonly ActionGroup<MapAction>[] {
  const { picked, drawn, moved } = state
  const noComputer = nameOf(picked) === undefined ? t`Select a computer first.` : undefined
  const notNow = state.previewing ? t`The map shows another step of the timeline.` : undefined
  const noAid = state.assessing ? t`Not during an assessment.` : undefined
  const hidden = drawn ? undefined : t`The map is not on the screen.`
  return [
    {
      label: t`Selection`,
      actions: [
        {
          id: 'show',
          label: t`Show console`,
          icon: MonitorCheck,
          reason: picked?.kind === 'server' ? notNow : t`Select a DPM server first.`
        },
        { id: 'what-if', label: t`What if…`, icon: Split, reason: noComputer ?? notNow },
        { id: 'ways-out', label: t`Ways out…`, icon: Route, reason: noAid ?? noComputer ?? notNow }
      ]
    },
    {
      label: t`Map`,
      actions: [
        { id: 'fit', label: t`Fit`, icon: Maximize, reason: hidden },
        {
          id: 'arrange',
          label: t`Arrange again`,
          icon: LayoutDashboard,
          reason: moved ? undefined : t`No computer was moved by hand.`
        }
      ]
    },
    {
      label: t`Export`,
      actions: [
        { id: 'judgement', label: t`Topology report…`, icon: FileChartColumn },
        { id: 'svg', label: t`Export as SVG…`, icon: FileCode, reason: hidden },
        { id: 'png', label: t`Export as PNG…`, icon: Image, reason: hidden }
      ]
    }
  ]
}
