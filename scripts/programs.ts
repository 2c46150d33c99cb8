/** External programs that the project uses and that npm does not install, and where each is found. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface ExternalProgram {
  /** Names of the executable in PATH. */
  names: string[];
  /** Paths where it may be without being in PATH. */
  places: string[];
  /** Debian package. */
  debian: string;
  /** What people should run if it cannot be installed automatically. */
  otherwise: string;
}

export const PROGRAMS = {
  chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    places: [
      '/snap/bin/chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    debian: 'chromium',
    otherwise:
      'chromium is needed for the tests in the browser: run `sudo apt-get install -y chromium`, or install Google Chrome.',
  },
  soffice: {
    names: ['soffice', 'libreoffice'],
    places: ['/Applications/LibreOffice.app/Contents/MacOS/soffice'],
    debian: 'libreoffice-writer-nogui',
    otherwise:
      'LibreOffice is needed to make the fixtures anew and to open Word files in the deep suite: run `sudo apt-get install -y libreoffice-writer-nogui`.',
  },
} as const satisfies Record<string, ExternalProgram>;

export type ProgramName = keyof typeof PROGRAMS;

/** The path of a program; null: it is not on this machine. */
export const findProgram = (name: ProgramName, path = process.env.PATH ?? ''): string | null => {
  const { names, places }: ExternalProgram = PROGRAMS[name];
  const inPath = names.flatMap((each) => path.split(delimiter).map((folder) => join(folder, each)));
  return [...inPath, ...places].find(isExecutable) ?? null;
};

/** The path of a program. On Debian, as root, it is installed if missing; otherwise the error says what to run. */
export const ensureProgram = (name: ProgramName): string => {
  const found = findProgram(name);
  if (found !== null) return found;
  const { debian, otherwise }: ExternalProgram = PROGRAMS[name];
  if (process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get')) {
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', debian]]) {
      spawnSync('apt-get', args, {
        stdio: 'inherit',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    }
  }
  const installed = findProgram(name);
  if (installed === null) throw new Error(otherwise);
  return installed;
};

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

// `node scripts/programs.ts chromium` makes sure that it is installed and prints its path.
if (import.meta.main) {
  try {
    for (const name of process.argv.slice(2)) console.log(ensureProgram(name as ProgramName));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
