// Programs that some tests need and a machine may lack. A test file that needs one says so in its name:
// `page.chromium.test.ts`. Where the program is missing, `npm test` leaves those files out and says what brings it.
import { accessSync, constants, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

export const programs = [
  {
    name: 'chromium',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
    places: {
      darwin: [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ],
      win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
    },
    brings: {
      linux: 'sudo apt-get install chromium fonts-noto-cjk',
      darwin: 'brew install --cask chromium',
      win32: 'winget install Google.Chrome',
    },
  },
  {
    name: 'redis',
    commands: ['redis-server', 'valkey-server'],
    brings: {
      linux: 'sudo apt-get install redis-server',
      darwin: 'brew install redis',
      win32: 'winget install Redis.Redis',
    },
  },
  {
    name: 'nodejieba',
    module: 'nodejieba/build/Release/nodejieba.node',
    brings: {
      linux: 'sudo apt-get install g++ make python3 && npm rebuild nodejieba',
      darwin: 'xcode-select --install && npm rebuild nodejieba',
      win32: 'winget install Microsoft.VisualStudio.2022.BuildTools && npm rebuild nodejieba',
    },
  },
]

/** Where a program is: its path, a module's name, or null. */
export function find(program) {
  if (program.module) return loads(program.module) ? program.module : null
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : ['']
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = program.commands.flatMap((name) =>
    folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))),
  )
  return [...candidates, ...(program.places?.[process.platform] ?? [])].find(isExecutable) ?? null
}

/** What to type to get a program on this platform. */
export const bringsIt = (program) => program.brings[process.platform] ?? program.brings.linux

/** Test files under a folder whose name says that they need the program. */
export function testsThatNeed(program, folder) {
  return readdirSync(folder, { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .filter((path) => path.endsWith(`.${program.name}.test.ts`))
    .sort()
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Whether a native module is built here: `require` of an unbuilt nodejieba succeeds, that of its binary does not. */
function loads(binary) {
  try {
    createRequire(import.meta.url)(binary)
    return true
  } catch {
    return false
  }
}
