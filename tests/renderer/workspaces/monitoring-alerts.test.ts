import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { byRole, one, settle } from '../components/harness'
import { alert, check, choose, DAY, selectOf, openMonitoring } from './monitoring-kit'
import {
  clickDetails,
  details,
  detailsButtons,
  enabled,
  pick,
  ribbon,
  rowOf,
  rowTexts
} from './protection-kit'

beforeEach(() => {
  setActivePinia(createPinia())
})

const ownership = alert({
  id: 'ownership',
  kind: 'agent-ownership-required',
  title: 'Agent Ownership Required',
  errorId: 3107,
  computer: 'Server2',
  dataSource: null,
  group: null,
  raised: DAY,
  action: { label: 'Take Ownership', does: { do: 'take-ownership', on: 'DPM1', computer: 'Server2' } }
})
const unreachable = alert({
  id: 'unreachable',
  kind: 'agent-unreachable',
  severity: 'Warning',
  title: 'Agent unreachable',
  dataSource: null,
  group: null
})
const ended = alert({ id: 'old', title: 'Recovery completed', severity: 'Informational', ended: DAY })
const ALERTS = [alert(), ownership, unreachable, ended]

describe('the alerts', () => {
  test('are listed under their severities, inactive ones not', async () => {
    await openMonitoring('alerts', { alerts: ALERTS })
    expect(byRole('columnheader').map(({ textContent }) => textContent.trim())).toEqual([
      'Severity',
      'Affected item',
      'Computer',
      'Source',
      'Protection group',
      'Occurred since'
    ])
    expect(rowTexts()).toEqual([
      'Critical',
      'Critical | Replica is inconsistent | Server1 | D: | Files | 05 Jan 2026, 09:00',
      'Critical | Agent Ownership Required | Server2 | 06 Jan 2026, 08:00',
      'Warning',
      'Warning | Agent unreachable | Server1 | 05 Jan 2026, 09:00'
    ])
  })

  test('are grouped as is asked for', async () => {
    await openMonitoring('alerts', { alerts: ALERTS })
    const headings = () => byRole('row').flatMap((row) => (row.hasAttribute('aria-expanded') ? [row] : []))
    const texts = () => headings().map((row) => row.textContent.trim())
    await choose('Group by', 'computer')
    expect(texts()).toEqual(['Server1(2)', 'Server2(1)'])
    await choose('Group by', 'group')
    expect(texts()).toEqual(['Files(1)', 'Not in a protection group(2)'])
    await choose('Group by', 'state')
    expect(texts()).toEqual(['Active(3)'])
    await check('Show inactive alerts')
    expect(texts()).toEqual(['Active(3)', 'Inactive(1)'])
  })

  test('that are inactive say since when', async () => {
    await openMonitoring('alerts', { alerts: ALERTS })
    await check('Show inactive alerts')
    expect(byRole('columnheader').at(-1)?.textContent.trim()).toBe('Status')
    expect(rowTexts().at(-1)).toContain('Inactive since 06 Jan 2026, 08:00')
    expect(rowTexts()[1]).toMatch(/Active$/)
  })

  test('sort by gravity and by time, not by their words', async () => {
    await openMonitoring('alerts', { alerts: ALERTS })
    await choose('Group by', 'computer')
    await check('Show inactive alerts')
    const inServer1 = () =>
      rowTexts()
        .slice(1, 4)
        .map((text) => text.split(' | ')[0])
    one('columnheader', 'Severity').click()
    await settle()
    expect(inServer1()).toEqual(['Critical', 'Warning', 'Informational'])
    one('columnheader', 'Severity').click()
    await settle()
    expect(inServer1()).toEqual(['Informational', 'Warning', 'Critical'])
  })

  test('there are none: says so once it is known', async () => {
    await openMonitoring('alerts', { alerts: [ended] })
    expect(document.body.textContent).toContain('No active alerts')
    await check('Show inactive alerts')
    expect(document.body.textContent).not.toContain('No active alerts')
  })
})

describe('the Details pane of an alert', () => {
  test('says everything that is known', async () => {
    await openMonitoring('alerts', { alerts: ALERTS })
    await pick('Critical')
    expect(details()).toContain('2 alerts are selected.')
    rowOf('Critical').nextElementSibling?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    await settle()
    const facts = [...document.querySelectorAll('.details-pane .row')].map((row) =>
      [...row.children].map(({ textContent }) => textContent.trim())
    )
    expect(facts).toEqual([
      ['Severity', 'Critical'],
      ['ID', '3106'],
      ['Computer', 'Server1'],
      ['Source', 'D:'],
      ['Protection group', 'Files'],
      ['Details', 'The replica does not match its source.'],
      ['Occurred since', 'Mon 05 Jan 2026, 09:00'],
      ['Recommended action', 'Run a consistency check.']
    ])
    expect(detailsButtons()).toEqual([])
  })

  test('Take Ownership asks first', async () => {
    const { bridge, consoleStore } = await openMonitoring('alerts', { alerts: [ownership] })
    await pickAlert('Agent Ownership Required')
    await clickDetails('Take Ownership')
    expect(consoleStore.dialog).toEqual({ kind: 'take-ownership', computer: 'Server2' })
    expect(bridge.dispatched()).toEqual([])
  })

  test('another command is carried out', async () => {
    const does = { do: 'consistency-check', on: 'DPM1', computer: 'Server1', dataSource: 'D:' } as const
    const { bridge } = await openMonitoring('alerts', {
      alerts: [alert({ action: { label: 'Perform Consistency Check', does } })]
    })
    await pickAlert('Replica is inconsistent')
    await clickDetails('Perform Consistency Check')
    expect(bridge.dispatched()).toEqual([does])
  })

  test('a place of the console is gone to', async () => {
    const { consoleStore } = await openMonitoring('alerts', {
      alerts: [alert({ action: { label: 'Disk Storage', opens: { open: 'disk-storage', on: 'DPM1' } } })]
    })
    await pickAlert('Replica is inconsistent')
    await clickDetails('Disk Storage')
    expect(consoleStore.workspace).toBe('Management')
    expect(consoleStore.managementTab).toBe('disk-storage')
  })
})

describe('Inactivate alert', () => {
  test('asks about all that are selected', async () => {
    const { consoleStore } = await openMonitoring('alerts', { alerts: ALERTS })
    expect(enabled()).toEqual(['Refresh'])
    await pickAlert('Replica is inconsistent')
    await pickAlert('Agent Ownership Required', { ctrlKey: true })
    await ribbon('Inactivate alert')
    expect(consoleStore.dialog).toEqual({
      kind: 'confirm-deeds',
      deed: 'inactivate-alert',
      steps: [
        {
          text: 'Replica is inconsistent: D: on Server1',
          command: {
            do: 'inactivate-alert',
            on: 'DPM1',
            alert: 'replica-inconsistent',
            computer: 'Server1',
            dataSource: 'D:'
          }
        },
        {
          text: 'Agent Ownership Required: Server2',
          command: {
            do: 'inactivate-alert',
            on: 'DPM1',
            alert: 'agent-ownership-required',
            computer: 'Server2'
          }
        }
      ]
    })
  })

  test('a heading stands for everything under it, once', async () => {
    const { consoleStore } = await openMonitoring('alerts', { alerts: ALERTS })
    await pick('Critical')
    await pickAlert('Replica is inconsistent', { ctrlKey: true })
    await ribbon('Inactivate alert')
    expect(consoleStore.dialog).toMatchObject({ steps: { length: 2 } })
  })

  test('is not for inactive ones', async () => {
    await openMonitoring('alerts', { alerts: ALERTS })
    await check('Show inactive alerts')
    await pickAlert('Recovery completed')
    expect(enabled()).toEqual(['Refresh'])
    expect(one('button', 'Inactivate alert').getAttribute('aria-description')).toBe(
      'Select active alerts only.'
    )
  })

  test('is in the context menu too', async () => {
    const { consoleStore } = await openMonitoring('alerts', { alerts: ALERTS })
    alertRow('Agent unreachable').dispatchEvent(
      new MouseEvent('contextmenu', { bubbles: true, cancelable: true, button: 2, clientX: 5, clientY: 5 })
    )
    await settle()
    one('menuitem', 'Inactivate alert').click()
    await settle()
    expect(consoleStore.dialog).toMatchObject({ steps: [{ text: 'Agent unreachable: Server1' }] })
  })
})

test('Refresh asks again', async () => {
  const { bridge, consoleStore } = await openMonitoring('alerts', { alerts: ALERTS })
  const times = () => bridge.asked.filter(({ name }) => name === 'lab/monitoring').length
  const before = times()
  await ribbon('Refresh')
  expect(times()).toBe(before + 1)
  expect(consoleStore.message).toBe('Alerts and jobs of DPM1 refreshed')
})

test('the tabs are the console’s, and the ribbon goes with them', async () => {
  const { consoleStore } = await openMonitoring('alerts', { alerts: ALERTS })
  await choose('Group by', 'computer')
  consoleStore.monitoringTab = 'jobs'
  await settle()
  expect(one('tab', 'Jobs').getAttribute('aria-selected')).toBe('true')
  expect(enabled()).toEqual(['Create filter', 'Refresh'])
  one('tab', 'Alerts').dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0 }))
  await settle()
  expect(consoleStore.monitoringTab).toBe('alerts')
  // What was chosen there is still so.
  expect(selectOf('Group by').value).toBe('computer')
})

/** The row of an alert by its title, which is not in the first column. */
function alertRow(title: string): HTMLElement {
  const found = byRole('row').find((row) => row.textContent.includes(title))
  if (!found) throw new Error(`no alert ${title}`)
  return found
}

async function pickAlert(title: string, how: MouseEventInit = {}): Promise<void> {
  alertRow(title).dispatchEvent(new MouseEvent('click', { bubbles: true, ...how }))
  await settle()
}
