import type { CommandKind } from '@shared/contract/commands'

/** What an editor shows beside the keys of a lab file. */
export const keyWords = {
  lab: 'The version of the format.',
  title: 'What the lab is called; the name of the file if it is left out.',
  introduction: 'What the console shows beside the lab.',
  dpmServers: 'The DPM servers at the beginning, in the order the console lists them.',
  protectedServers: 'The servers that are protected.',
  given: 'Steps that come before the story: each has to be done, and none is listed.',
  steps: 'The story. A step without "expect" has to be done.',
  expectState: 'How the lab is to stand after the last step. Lists are compared as sets.'
}

/** The same beside `do`. */
export const stepWords: Readonly<Record<CommandKind, string>> = {
  'install-agent': 'Installs the protection agent of a DPM server on a computer.',
  'attach-agent': 'Makes a DPM server the owner of an agent.',
  'uninstall-agent': 'Takes the agent off a computer.',
  'create-protection-group': 'Creates a protection group with its members.',
  'add-members': 'Adds members to a protection group.',
  'remove-members': 'Stops protection of members, their data retained or deleted.',
  'remove-inactive-protection': 'Deletes what was retained of a computer.',
  'switch-protection': 'Lets the secondary protect a computer directly.',
  'resume-primary-protection': 'Makes a switched computer secondary again.',
  'take-ownership': 'Gives the agent of a computer back to its primary.',
  'consistency-check': 'Checks the replicas of a computer.',
  'fail-server': 'Lets a DPM server or a protected server fail.',
  'repair-server': 'Brings a failed server back as it was.',
  'remove-server': 'Takes a server away for good.',
  'rebuild-server': 'Sets up a lost DPM server again, with an empty DPM database.',
  'restore-database': 'Restores the DPM database of a rebuilt server from its protector.',
  'add-dpm-server': 'Adds a DPM server.',
  'add-protected-server': 'Adds a protected server.',
  'set-local-data-protection': 'Sets AllowLocalDataProtection of a DPM server.',
  'advance-clock': 'Lets time go by.'
}
