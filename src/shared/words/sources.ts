/** Titles of the public pages the words rest on. */
export const CHAINING = 'Setting up DPM Chaining'
export const SET_UP_CHAINING = 'Set up chaining'
export const SECONDARY = 'Set up secondary servers'
export const BACK_UP_DPM = 'Back up the DPM server'
export const RECOVER_DPM = 'Recover a backed up DPM server'
export const SUPPORT = "What's supported and what isn't for DPM?"
export const AGENT = 'Deploy the DPM protection agent'
export const GROUPS = 'Deploy protection groups'
export const JOBS = 'Manage and run DPM jobs'
export const FILES = 'Back up file data with DPM'
export const CODES = 'DPM error codes'
export const MONITOR = 'Monitor DPM'
export const MANAGE_AGENTS = 'Managing protection agents'
export const UPDATE_AGENT = 'Update the DPM protection agent'
export const UPGRADE = 'Upgrade to DPM 2016'
export const CMDLETS = 'DataProtectionManager cmdlet reference'
export const START_SWITCH = 'Start-DPMSwitchProtection'
export const INFERRED = 'Inferred'

export function from(...titles: readonly string[]): string {
  return titles.join('; ')
}
