import { t } from '@shared/catalogue'
import type { AlertView } from '@shared/contract/views'
import type { GridColumn, Option, Status } from '../../components'
import { labStamp } from '../../stores/lab-time'
import type { Grouping, Listed } from '../grouped-list'

const SEVERITIES = [
  'Critical',
  'Warning',
  'Informational'
] as const satisfies readonly AlertView['severity'][]

export const severityLevels: Readonly<Record<AlertView['severity'], Status>> = {
  Critical: 'critical',
  Warning: 'warning',
  Informational: 'info'
}

export const severityLabels: Readonly<Record<AlertView['severity'], string>> = {
  Critical: t`Critical`,
  Warning: t`Warning`,
  Informational: t`Informational`
}

export type AlertGroupBy = 'group' | 'computer' | 'severity' | 'state'
export const ALERT_GROUPINGS: readonly (Option & { value: AlertGroupBy })[] = [
  { value: 'group', label: t`Protection group` },
  { value: 'computer', label: t`Computer` },
  { value: 'severity', label: t`Severity` },
  { value: 'state', label: t`Status` }
]

const NO_GROUP = t`Not in a protection group`

export const alertGroupings: Readonly<Record<AlertGroupBy, Grouping<AlertView>>> = {
  group: { id: 'group', headingOf: ({ group }) => group ?? NO_GROUP },
  computer: { id: 'computer', headingOf: ({ computer }) => computer },
  severity: {
    id: 'severity',
    headingOf: ({ severity }) => severityLabels[severity],
    order: SEVERITIES.map((one) => severityLabels[one])
  },
  state: {
    id: 'state',
    headingOf: ({ ended }) => (ended === null ? t`Active` : t`Inactive`),
    order: [t`Active`]
  }
}

/** Whether an alert is active matters only where inactive ones are shown too. */
export function alertColumns(withInactive: boolean): readonly GridColumn[] {
  return [
    { id: 'severity', label: t`Severity`, width: 150, sortable: true },
    { id: 'title', label: t`Affected item`, sortable: true },
    { id: 'computer', label: t`Computer`, width: 130, sortable: true },
    { id: 'source', label: t`Source`, width: 130, sortable: true },
    { id: 'group', label: t`Protection group`, width: 150, sortable: true },
    { id: 'raised', label: t`Occurred since`, width: 160, sortable: true },
    ...(withInactive ? [{ id: 'state', label: t`Status`, width: 220, sortable: true }] : [])
  ]
}

export function alertState({ ended }: AlertView): string {
  return ended === null ? t`Active` : t`Inactive since ${labStamp(ended)}`
}

export function alertRows(alerts: readonly AlertView[]): readonly Listed<AlertView>[] {
  return alerts.map((alert) => ({
    item: alert,
    row: {
      id: `alert\n${alert.id}\n${alert.raised}`,
      cells: {
        severity: {
          text: severityLabels[alert.severity],
          status: severityLevels[alert.severity],
          sort: SEVERITIES.indexOf(alert.severity)
        },
        title: alert.title,
        computer: alert.computer,
        source: alert.dataSource ?? '',
        group: alert.group ?? '',
        raised: { text: labStamp(alert.raised), sort: alert.raised },
        state: { text: alertState(alert), sort: alert.ended ?? Infinity }
      }
    }
  }))
}
