import { counted } from '../format.js';
import { doctorEn } from './doctor-en.js';
import { slackEn } from './slack-en.js';
import { teamsEn } from './teams-en.js';
import { teamsPackageEn } from './teams-package-en.js';

export const en = {
  doctor: doctorEn,
  slack: slackEn,
  teams: teamsEn,
  teamsPackage: teamsPackageEn,
  understand: {
    noItem: (code: string, codes: string) => `The plan has no item ${code}. It has: ${codes}.`,
    language: 'Language',
    kind: 'Kind',
    kinds: { report: 'a report', greeting: 'a greeting', thanks: 'thanks', acknowledgement: 'an acknowledgement', question: 'a question', 'small-talk': 'small talk' } as Readonly<Record<string, string>>,
    status: 'Status',
    noStatus: 'none for certain: the bot asks by buttons',
    readings: 'Readings',
    links: 'Links',
    blockers: 'What blocks',
    needs: 'What is needed',
    nothing: 'none',
  },
  files: {
    unreadable: (path: string, code: string): string => `The file ${path} cannot be read (${code}). Check its name and that you may read it.`,
    notWritten: (path: string, code: string): string => `The file ${path} cannot be written (${code}). Check that its folder is there, that you may write to it, and that the disk is not full.`,
    tooLarge: (path: string, megabytes: number): string => `The file ${path} is larger than ${megabytes} MB, so it is no plan or calendar. See that it is the right file.`,
    utf16: (path: string): string => `The file ${path} is saved as UTF-16 (“Unicode”), not as UTF-8. Open it in your editor, choose “Save as”, set the encoding to UTF-8, and try again.`,
    notUtf8: (path: string, line: number): string => `The file ${path} is not UTF-8: line ${line} has letters of another encoding, such as Windows-1252 or Latin-1. Open it in your editor, choose “Save as”, set the encoding to UTF-8, and try again.`,
  },
  progress: {
    opening: 'Opening the database …',
    migrating: (count: number) => `Bringing the database up to date: ${counted('en', count, { one: 'migration', other: 'migrations' })} …`,
    starting: 'Starting …',
    server: 'The running server is at it …',
    busy: 'Another Throughline process has the data folder and is busy; waiting for it …',
    comparing: 'Reading the file and comparing it with what is stored …',
    importing: (count: number) => `Applying ${counted('en', count, { one: 'change', other: 'changes' })} …`,
    seeding: (step: 'plan' | 'roles' | 'digests' | 'schedule'): string => `Sample district: ${{ plan: 'its plan', roles: 'its roles', digests: 'its digests', schedule: 'its schedule' }[step]} …`,
    clock: (now: string) => `The sandbox's clock moves: ${now}`,
  },
  askIn: {
    where: { slack: 'in Slack', teams: 'in Teams', sandbox: 'in the sandbox', anywhere: 'where they wrote last' },
    person: (name: string, where: string) => `${name} is asked ${where} from now on. What was asked already stays where it is.`,
    everyone: (where: string) => `People on several platforms are asked ${where} from now on, unless they chose otherwise. What was asked already stays where it is.`,
    notThere: (name: string) => `${name} is not known there yet, and is asked elsewhere until then.`,
  },
  try: {
    seeding: 'Setting up the sample district …',
    ready: (url: string) => `Throughline is running. Open ${url}`,
  },
  serve: {
    ready: (url: string) => `Throughline is running. Open ${url}`,
    readyNoPage: (url: string) => `Throughline is running. Health: ${url}/healthz`,
    databaseGone: (folder: string) => `The database in ${folder} answers no more, so Throughline ends. See that the disk that holds it has room, and start it again; what was kept is still there.`,
  },
  errors: {
    diskFull: 'The disk that holds the database files is full, so nothing was changed. Free space on it and run the command again.',
    unexpected: (code: string) => `Something went wrong that should not have (${code}). Nothing half-done was kept. Run again with LOG_LEVEL=debug for more.`,
    unexpectedInServer: (code: string) => `Something went wrong in the running server that should not have (${code}). Nothing half-done was kept. Its log says where, if it runs with LOG_LEVEL=debug.`,
  },
};
export type CliTexts = typeof en;
