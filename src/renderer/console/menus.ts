import { t } from '@shared/catalogue'
import { LANGUAGES, type LanguageChoice } from '@shared/catalogue/languages'
import type { Menu, MenuEntry } from '../components'
import type { FailureId } from '../dialogs/failure-forms'
import type { Theme } from '../stores/theme'
import { WORKSPACES, workspaceLabels, type Workspace } from '../stores/types'
import { clockMenuOf, type ClockMenuState } from './clock-menu'

/** What the menus depend on. */
export interface MenuState {
  readonly labOpen: boolean
  readonly undo: string | null
  readonly redo: string | null
  readonly server: string
  readonly servers: readonly string[]
  readonly allowLocalDataProtection: boolean
  readonly theme: Theme
  readonly language: LanguageChoice
  readonly workspace: Workspace
  readonly timeline: boolean
  readonly whatIf: boolean
  /** An assessment is under way, which gives no hints. */
  readonly assessing: boolean
  /** Why there is no demo of this lab; undefined where there is one. */
  readonly noDemo: string | undefined
  readonly clock: ClockMenuState
}

/** Failures that are injected by a form of their own. */
const FAILURES = [
  { form: 'cut-network', label: t`Cut network between two computers…` },
  { form: 'stop-service', label: t`Stop a service…` },
  { form: 'fill-storage', label: t`Fill storage pool…` },
  { form: 'outdate-agent', label: t`Agent version too old…` },
  { form: 'spoil-credentials', label: t`Wrong credentials…` }
] as const satisfies readonly { form: FailureId; label: string }[]

const separator: MenuEntry = { kind: 'separator' }
const NO_LAB = t`Open a lab first.`

/** The menu bar. Entries that need a lab stay in sight without one, with the reason. */
export function menusOf(state: MenuState): Menu[] {
  const inLab = (
    id: string,
    label: string,
    more: { shortcut?: string; checked?: boolean; disabled?: boolean; reason?: string } = {}
  ): MenuEntry => ({
    kind: 'item',
    id,
    label,
    ...more,
    ...(state.labOpen ? {} : { disabled: true, reason: NO_LAB })
  })
  const step = (id: 'undo' | 'redo', label: string, what: string | null, shortcut: string): MenuEntry => ({
    kind: 'item',
    id,
    label: what === null ? label : `${label}: ${what}`,
    shortcut,
    ...(what === null
      ? {
          disabled: true,
          reason: state.labOpen
            ? id === 'undo'
              ? t`There is nothing to undo.`
              : t`There is nothing to redo.`
            : NO_LAB
        }
      : {})
  })
  return [
    {
      label: t`File`,
      items: [
        { kind: 'item', id: 'new', label: t`New lab…`, shortcut: 'Ctrl+N' },
        { kind: 'item', id: 'open', label: t`Open…`, shortcut: 'Ctrl+O' },
        inLab('save-as', t`Save as…`, { shortcut: 'Ctrl+Shift+S' }),
        inLab('save-lab-file', t`Save as lab file…`),
        inLab('restore-backup', t`Restore a backup…`),
        inLab('close', t`Close lab`),
        separator,
        { kind: 'item', id: 'exit', label: t`Close window` }
      ]
    },
    {
      label: t`Lab`,
      items: [
        step('undo', t`Undo`, state.undo, 'Ctrl+Z'),
        step('redo', t`Redo`, state.redo, 'Ctrl+Y'),
        inLab('timeline', t`Timeline`, { shortcut: 'Ctrl+H', checked: state.labOpen && state.timeline }),
        inLab('compare', t`Compare two alternatives…`),
        inLab('reset', t`Start again`),
        separator,
        inLab('what-if', t`What if mode`, { shortcut: 'Ctrl+I', checked: state.labOpen && state.whatIf }),
        inLab('ways-out', t`Ways out…`, {
          shortcut: 'Ctrl+G',
          ...(state.assessing ? { disabled: true, reason: t`Not during an assessment.` } : {})
        }),
        inLab('judgement', t`Topology report…`),
        inLab('edit-exercise', t`Edit exercise…`, {
          ...(state.assessing ? { disabled: true, reason: t`Not during an assessment.` } : {})
        }),
        separator,
        inLab('add-dpm-server', t`Add DPM server…`),
        inLab('add-protected-server', t`Add protected server…`),
        separator,
        inLab('fail', t`Fail…`),
        inLab('repair', t`Repair…`),
        inLab('remove', t`Remove…`),
        inLab('rebuild', t`Rebuild…`),
        inLab('restore', t`Restore database of a DPM server…`),
        {
          kind: 'submenu',
          label: t`Failures`,
          items: [
            inLab('fail', t`Computer offline…`),
            ...FAILURES.map(({ form, label }) => inLab(`failure:${form}`, label)),
            separator,
            inLab('faults', t`What is out of order…`)
          ]
        },
        separator,
        inLab('local-protection', t`Allow local data protection on ${state.server || t`the DPM server`}`, {
          checked: state.allowLocalDataProtection
        })
      ]
    },
    clockMenuOf(state.clock, state.labOpen ? undefined : NO_LAB),
    {
      label: t`View`,
      items: [
        ...WORKSPACES.map((workspace, index) =>
          inLab(`workspace:${workspace}`, workspaceLabels[workspace], {
            shortcut: `Ctrl+${index + 1}`,
            checked: state.labOpen && state.workspace === workspace
          })
        ),
        separator,
        inLab('demo', t`Demo`, {
          shortcut: 'F11',
          ...(state.noDemo === undefined ? {} : { disabled: true, reason: state.noDemo })
        }),
        separator,
        {
          kind: 'submenu',
          label: t`Theme`,
          items: (['system', 'light', 'dark'] as const).map((theme) => ({
            kind: 'item',
            id: `theme:${theme}`,
            label: { system: t`As the system`, light: t`Light`, dark: t`Dark` }[theme],
            checked: state.theme === theme
          }))
        },
        {
          kind: 'submenu',
          label: t`Language`,
          items: Object.entries({ system: t`As the system`, ...LANGUAGES }).map(([language, label]) => ({
            kind: 'item',
            id: `language:${language}`,
            label,
            checked: state.language === language
          }))
        }
      ]
    },
    {
      label: t`Window`,
      items: [
        { kind: 'item', id: 'new-window', label: t`New window`, shortcut: 'Ctrl+Shift+N' },
        ...(state.servers.length > 1
          ? [
              {
                kind: 'submenu' as const,
                label: t`New window on`,
                items: state.servers.map((server) => ({
                  kind: 'item' as const,
                  id: `new-window:${server}`,
                  label: server
                }))
              }
            ]
          : [])
      ]
    },
    {
      label: t`Help`,
      items: [
        { kind: 'item', id: 'diagnostics', label: t`Collect diagnostics…` },
        separator,
        { kind: 'item', id: 'about', label: t`About DPM Lab` }
      ]
    }
  ]
}
