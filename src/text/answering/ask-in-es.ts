import type { AskInTexts } from './ask-in-en.js';

export const askInEs: AskInTexts = {
  chosen: { slack: 'Desde ahora le pregunto en Slack.', teams: 'Desde ahora le pregunto en Teams.', sandbox: 'Desde ahora le pregunto en la página de prueba.' },
  asked: 'Lo que ya pregunté se queda donde está; puede contestarlo en cualquier lugar.',
  anywhere: 'Desde ahora le pregunto donde me escribió por última vez.',
  unknown: { slack: 'En Slack no sé quién es usted, así que sigo preguntándole como hasta ahora.', teams: 'En Teams no sé quién es usted, así que sigo preguntándole como hasta ahora.', sandbox: 'En la página de prueba no sé quién es usted, así que sigo preguntándole como hasta ahora.' },
  unknownHow: 'Escríbame allí una vez. Si tampoco así le reconozco, quien administra el plan puede ayudar.',
  help: ['pregúntame en Teams', 'dónde le pregunto, ya que está en varios lugares; «pregúntame donde sea» para donde escribió por última vez'],
};
