/** Who may import whom. `test/architecture/imports.test.ts` runs this and counts what was read. */
const only = (name, from, to, except = []) => ({
  name,
  severity: 'error',
  from: { path: from, ...(except.length > 0 && { pathNot: except }) },
  to: { path: '^(src|adapters|jobs|prisma|test)/', pathNot: to },
});

const ERRORS = '^src/errors\\.ts$';
const PORTS = '^src/ports(/|\\.ts$)';
const DOMAIN = '^src/domain/';
const TEXT = '^src/text/';
const USECASES = '^src/usecases/';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: { pathNot: '^prisma/generated/' }, to: { circular: true } },
    only('domain', DOMAIN, [DOMAIN, ERRORS]),
    only('ports', PORTS, [PORTS, DOMAIN]),
    only('usecases', USECASES, [USECASES, DOMAIN, PORTS, TEXT, ERRORS]),
    only('text', TEXT, [TEXT, DOMAIN]),
    only('adapters-sandbox', '^adapters/sandbox/', ['^adapters/sandbox/', PORTS, DOMAIN, TEXT, ERRORS]),
    only('adapters-slack', '^adapters/slack/', ['^adapters/slack/', PORTS, DOMAIN, TEXT, ERRORS]),
    only('adapters-teams', '^adapters/teams/', ['^adapters/teams/', PORTS, DOMAIN, TEXT, ERRORS]),
    only('adapters-evidence', '^adapters/evidence/', ['^adapters/evidence/', PORTS, DOMAIN, ERRORS]),
    only('prisma', '^prisma/', ['^prisma/', PORTS, DOMAIN, ERRORS]),
    only('jobs', '^jobs/', ['^jobs/', PORTS, ERRORS, '^src/config\\.ts$'], ['^jobs/handlers\\.ts$']),
    only('jobs-handlers', '^jobs/handlers\\.ts$', ['^jobs/', PORTS, ERRORS, USECASES]),
    only('web', '^src/web/', ['^src/web/', USECASES, PORTS, DOMAIN, TEXT, ERRORS]),
    only('cli', '^src/cli/', ['^src/cli/', '^src/web/control\\.ts$', '^src/app\\.ts$', '^src/app/', '^src/config\\.ts$', '^src/log\\.ts$', USECASES, TEXT, PORTS, DOMAIN, ERRORS]),
    only('main', '^src/main\\.ts$', ['^src/cli/', '^src/app\\.ts$', '^src/app/', '^src/config\\.ts$', '^src/log\\.ts$', USECASES, TEXT, ERRORS]),
    { name: 'domain-is-pure', severity: 'error', from: { path: DOMAIN }, to: { dependencyTypes: ['core'] } },
    { name: 'platform-sdks-stay-in-adapters', severity: 'error', from: { path: '^(src|jobs|prisma)/' }, to: { path: 'node_modules/(@slack|botbuilder|botframework|@azure)' } },
    { name: 'one-door-to-the-teams-sdk', severity: 'error', from: { path: '^(src|adapters|jobs|prisma)/', pathNot: '^adapters/teams/sdk\\.ts$' }, to: { path: 'node_modules/(botbuilder|botframework|@azure)' } },
    { name: 'nothing-imports-tests', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|prisma/generated)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
};
