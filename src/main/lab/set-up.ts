import { DEFAULT_BEGINS, DEFAULT_SEED, type Estate } from '../engine/estate'
import type { LabEvent } from '../engine/events'

/** The event a lab begins with where its clock or its seed is not the usual one. */
export function settingUp({ seed, begins }: Pick<Estate, 'seed' | 'begins'>): LabEvent[] {
  return seed === DEFAULT_SEED && begins === DEFAULT_BEGINS ? [] : [{ kind: 'lab-set-up', seed, begins }]
}
