import { t } from '@shared/catalogue'
import type { ClockView } from '@shared/contract/views'
import type { Menu, MenuEntry } from '../components'
import { TOGGLE_WORDS } from '../stores/clock'
import { SPEEDS } from '../stores/clock-speed'

/** What the Clock menu depends on. */
export interface ClockMenuState {
  readonly state: ClockView['state']
  readonly speed: number
  readonly jobs: number
  /** Why there is no going to the next event; undefined if there is. */
  readonly noNext: string | undefined
}

/** The Clock menu. `noLab` is why nothing in it can be done; undefined if it can. */
export function clockMenuOf(clock: ClockMenuState, noLab: string | undefined): Menu {
  const item = (
    id: string,
    label: string,
    not: string | undefined,
    more: { shortcut?: string; checked?: boolean } = {}
  ): MenuEntry => {
    const reason = noLab ?? not
    return {
      kind: 'item',
      id,
      label,
      ...more,
      ...(reason === undefined ? {} : { disabled: true, reason })
    }
  }
  const onItsWay = clock.state === 'seeking' ? t`The clock is on its way.` : undefined
  const noJobs = clock.jobs === 0 ? t`No job is in progress.` : undefined
  return {
    label: t`Clock`,
    items: [
      item('toggle-clock', TOGGLE_WORDS[clock.state], undefined, { shortcut: 'F9' }),
      item('next-event', t`Next event`, clock.noNext, { shortcut: 'F8' }),
      item('run-until', t`Run until…`, onItsWay, { shortcut: 'Shift+F9' }),
      item('run-until-done', t`Run until jobs are done`, onItsWay ?? noJobs),
      { kind: 'separator' },
      ...SPEEDS.map(({ speed, label }) =>
        item(`speed:${speed}`, label, undefined, { checked: clock.speed === speed })
      )
    ]
  }
}
