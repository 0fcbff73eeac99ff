import type { MonitoringView } from '@shared/contract/views'
import type { DpmServer, Estate } from '../engine/estate'
import { alertViews } from './alerts'
import { jobViews } from './jobs'

/** The Monitoring workspace: what is wrong, and what ran, runs and will run. */
export function monitoringView(estate: Estate, server: DpmServer): MonitoringView {
  return { server: server.name, alerts: alertViews(estate, server), jobs: jobViews(estate, server) }
}
