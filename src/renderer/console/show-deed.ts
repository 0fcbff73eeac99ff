import type { Command } from '@shared/contract/commands'
import { useConsole } from '../stores/console'
import { useLab } from '../stores/lab'
import { placeOf } from './place-of'
import { consoleOf } from './story-words'

/** Goes where one sees what a command did: the console of the server it acted on, and the workspace. */
export function showDeed(command: Command): void {
  const lab = useLab()
  const consoleStore = useConsole()
  const server = consoleOf(command)
  if (server !== null && lab.dpmServers.some(({ name }) => name === server)) consoleStore.server = server
  const place = placeOf(command)
  if (!place) return
  consoleStore.workspace = place.workspace
  if (place.workspace === 'Monitoring') consoleStore.monitoringTab = place.tab
  if (place.workspace === 'Management') consoleStore.managementTab = place.tab
}
