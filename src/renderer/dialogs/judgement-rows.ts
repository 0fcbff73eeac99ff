import { t } from '@shared/catalogue'
import type { JudgedRuleView } from '@shared/contract/views'
import { judgedState } from '@shared/words/judgement'
import type { GridColumn, GridRow, Status } from '../components'

export const JUDGEMENT_COLUMNS: readonly GridColumn[] = [
  { id: 'state', label: t`State`, width: 150, sortable: true },
  { id: 'title', label: t`Rule`, width: 230, sortable: true },
  { id: 'finding', label: t`Finding` }
]

export function judgementRows(rules: readonly JudgedRuleView[]): readonly GridRow[] {
  return rules.map((judged) => ({
    id: judged.rule,
    cells: {
      state: { text: judgedState(judged), status: judgedStatus(judged) },
      title: judged.title,
      finding: firstOf(judged)
    }
  }))
}

export function judgedStatus({ state, warns }: JudgedRuleView): Status {
  if (state === 'held') return 'ok'
  return warns ? 'warning' : 'critical'
}

/** Of a broken rule the first finding, and how many more there are. */
function firstOf({ state, findings }: JudgedRuleView): string {
  const [first = ''] = findings
  const more = findings.length - 1
  return state === 'held' || more === 0 ? first : t`${first} (and ${more} more)`
}
