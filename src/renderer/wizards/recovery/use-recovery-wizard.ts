import { t } from '@shared/catalogue'
import type { CommandOf, RecoveryTarget } from '@shared/contract/commands'
import type { RecoverableView } from '@shared/contract/views'
import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import { useConsole } from '../../stores/console'
import { labDay, labTimeOfDay } from '../../stores/lab-time'
import { useQuery } from '../../stores/query'
import type { Point } from '../../workspaces/recovery/recoverable-words'
import { newDraft, wantsTarget, type RecoveryDraft } from './draft'

/** What the pages of one wizard share. */
export interface RecoveryWizard {
  readonly server: string
  readonly computer: string
  readonly dataSource: string
  readonly draft: RecoveryDraft
  /** What is recovered from; undefined before it is known, and where it is not there any more. */
  readonly source: ComputedRef<RecoverableView | undefined>
  readonly command: ComputedRef<CommandOf<'recover'>>
}

const KEY: InjectionKey<RecoveryWizard> = Symbol(t`recovery wizard`)

/** The moment as commands write it. */
const moment = (point: Point): string =>
  point === 'latest' ? point : `${labDay(point)} ${labTimeOfDay(point)}`

export function createRecoveryWizard(computer: string, dataSource: string, point: Point): RecoveryWizard {
  const { server } = useConsole()
  const draft = newDraft(point)
  const view = useQuery('lab/recovery', () => ({ server }))
  const source = computed(() =>
    view.value?.computers
      .find((one) => one.computer === computer)
      ?.dataSources.find((one) => one.dataSource === dataSource)
  )

  function targetOf(to: RecoveryTarget): string | undefined {
    if (to === 'replica') return source.value?.through ?? undefined
    return wantsTarget(to) && draft.target !== '' ? draft.target : undefined
  }

  const command = computed((): CommandOf<'recover'> => {
    const target = targetOf(draft.to)
    const what = { on: server, computer, dataSource, point: moment(draft.point), to: draft.to }
    return { do: 'recover', ...what, ...(target === undefined ? {} : { target }) }
  })

  const wizard = { server, computer, dataSource, draft, source, command }
  provide(KEY, wizard)
  return wizard
}

export function useRecoveryWizard(): RecoveryWizard {
  const wizard = inject(KEY)
  if (!wizard) throw new Error('A page of the Recovery Wizard stands outside of it.')
  return wizard
}
