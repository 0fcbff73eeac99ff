import type { JobType } from '@shared/activity'

/**
 * MB a second at 1 Mbps: 50 GB take 1.5 hours at 100 Mbps. Source: domain notes, section 9, time to create a replica.
 */
const RATE = (50 * 1_024) / (1.5 * 3_600) / 100
/** The network of a lab, where a computer is not throttled. */
const NETWORK_MBPS = 100
/** How much quicker two copies are compared than one is sent. Inferred: the documents give no figure. */
const COMPARING = 4

/** Seconds that a job takes besides moving data. Inferred: the documents give no figures. */
const OVERHEAD: Readonly<Record<JobType, number>> = {
  'replica-creation': 60,
  synchronization: 60,
  'recovery-point': 60,
  'express-full': 90,
  'consistency-check': 120,
  'disk-recovery': 60,
  'agent-installation': 180,
  'agent-update': 120,
  'library-rescan': 120,
  'fast-inventory': 180,
  'detailed-inventory': 900
}

/**
 * Whole seconds that a job takes: what it sends at the speed of the network, and for a consistency check also what it
 * compares. Sizes in MB; `mbps` is null where the computer is not throttled.
 */
export function durationOf(type: JobType, sent: number, compared: number, mbps: number | null): number {
  const rate = RATE * Math.min(mbps ?? NETWORK_MBPS, NETWORK_MBPS)
  const comparing = type === 'consistency-check' ? compared / (RATE * NETWORK_MBPS * COMPARING) : 0
  return Math.max(1, Math.round(OVERHEAD[type] + sent / rate + comparing))
}
