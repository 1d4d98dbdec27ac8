/** What Slack shows of the app, and the pages of whoever installs it. */
export default {
  manifest: {
    description: 'Keeps your strategic plan alive: asks for progress, files what people answer, tells where the plan stands.',
    longDescription:
      'Throughline asks the owner of each goal for evidence when a progress check is due, understands the answer in plain words, in English or Spanish, files it, and posts a weekly digest of what moved, what is stuck and what nobody has answered. Anyone asks /plan status to see where the plan stands.',
    plan: 'Ask the plan, or change it',
    planHint: 'status 2 | mine | at-risk | help',
    report: 'Report progress',
    reportDescription: 'Tell how one of your items is going',
    evidence: 'Save as evidence',
    evidenceDescription: 'Keep this message under an item of the plan',
  },
  install: {
    title: 'Throughline in Slack',
    installed: (workspace: string) => `Throughline is installed in ${workspace}. You can close this page.`,
    next: 'People are matched by their email address. Type /plan help in Slack to begin.',
    badLink: 'This link is not complete, or was not made here. Ask whoever runs Throughline for a new one.',
    expired: 'This link has expired. Ask whoever runs Throughline for a new one.',
    spent: 'This link was used already. Ask whoever runs Throughline for a new one.',
    cancelled: 'Nothing was installed: Slack says that it was cancelled. The link works until it expires.',
    wrongBrowser: 'This page belongs to another browser or took longer than ten minutes. Open your link again, in this browser.',
    taken: 'This workspace belongs to another organization here already. Nothing was changed.',
    noBot: 'Slack gave no bot token. The app’s settings lack a bot user: create the app from the manifest again.',
    failed: (code: string) => `Slack did not finish the installation (${code}). Ask whoever runs Throughline for a new link, and try again.`,
  },
};
