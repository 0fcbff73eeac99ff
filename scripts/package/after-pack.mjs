// electron-builder calls this when the folder of the application is ready.

import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/** @param {import('electron-builder').AfterPackContext} context */
export default async function afterPack({ packager, appOutDir }) {
  // Electron's own demonstration, which is left lying beside our archive when Electron comes from a folder.
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true })
}
