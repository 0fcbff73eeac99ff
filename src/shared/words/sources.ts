import { t } from '../catalogue'

/** Titles of the public pages the words rest on. */
export const CHAINING = t`Setting up DPM Chaining`
export const SET_UP_CHAINING = t`Set up chaining`
export const SECONDARY = t`Set up secondary servers`
export const BACK_UP_DPM = t`Back up the DPM server`
export const RECOVER_DPM = t`Recover a backed up DPM server`
export const SUPPORT = t`What's supported and what isn't for DPM?`
export const AGENT = t`Deploy the DPM protection agent`
export const GROUPS = t`Deploy protection groups`
export const JOBS = t`Manage and run DPM jobs`
export const FILES = t`Back up file data with DPM`
export const CODES = t`DPM error codes`
export const MONITOR = t`Monitor DPM`
export const MANAGE_AGENTS = t`Managing protection agents`
export const UPDATE_AGENT = t`Update the DPM protection agent`
export const UPGRADE = t`Upgrade to DPM 2016`
export const CMDLETS = t`DataProtectionManager cmdlet reference`
export const START_SWITCH = 'Start-DPMSwitchProtection'
export const INFERRED = t`Inferred`

export function from(...titles: readonly string[]): string {
  return titles.join('; ')
}
