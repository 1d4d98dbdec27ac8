import type { CueRule } from './lexicon.js';
import { VERY, WELL, TARGET, GOING } from './lexicon-en-parts.js';

/** How it goes, when it goes badly. */
export const GOING_BADLY: readonly CueRule[] = [
  { says: 'bad', weight: 2, negated: 'on-track', reach: 'any', when: [
    '(?:way|far|badly|hopelessly|seriously|significantly|well|months|a long way) behind(?: (?:schedule|pace|plan|target))?',
  ] },
  { says: 'at-risk', weight: 2, negated: 'on-track', reach: 'any', when: [
    '(?:running |falling |fell |fallen |slipping |slipped |getting |lagging |trailing |sliding |a (?:bit|little|touch|tad) |slightly ' +
      '|somewhat |still |just |currently |also |(?:a|one|two|three|\\d+) (?:days?|weeks?) )*(?<!left |leave |leaves |leaving |reasons? ' +
      '|one |thinking |idea |person |team |story |right |trailing off |stay |stayed |put (?:this|that|it) )behind(?! (?:the (?:scenes|desk|' +
      'wheel|school|building|gym|curtain|times|idea|effort|work|plan to|decision)|us\\b|closed|me\\b|this (?:work|plan|goal|idea)|bars|every(?!\\p{L})|each|all of|him|her|them|locked|our backs?|' +
      'it all))(?: (?:schedule|pace|plan|target|the (?:plan|schedule|pace)|where (?:we|i) [a-z ]{3,25}))?',
    '(?:running|getting|going) (?:a (?:bit|little) )?(?:late|slow|slower than [a-z ]{3,25})',
    '(?:moving |going |a (?:bit|little) )?(?:slower|later) than (?:planned|expected|hoped|we (?:planned|hoped|wanted|would like|expected)|' +
      'i (?:planned|hoped|wanted|would like))',
    '(?:starting to |beginning to |started to )?(?:is |are |been |we |it |things |has |have )?(?:slipping|slipped|sliding|lagging|losing ' +
      '(?:ground|momentum|steam)|lost (?:ground|momentum|steam)|falling off|slid back)(?! (?:and|on (?:the )?ice))',
    '(?:off|below) (?:pace|plan|the pace)', 'playing catch[- ]?up',
    '(?:trending|heading|going|moving|headed) (?:in )?(?:the wrong (?:way|direction)|wrong|backwards?)',
    'not (?:doing|going) (?:as|so) (?:well|good|smoothly) as(?: [a-z]+){1,3}', 'not as (?:good|well|strong) as(?: [a-z]+){1,3}',
    '(?:getting|got|gotten) (?:a (?:bit|little) )?worse',
  ] },
  { says: 'at-risk', weight: 2, negated: 'on-track', reach: 'bare', when: [
    '(?:a bit |a little |running |very )?late', '(?:has |is )?(?:stopped|halted)',
  ] },
  { says: 'at-risk', weight: 2, negated: 'on-track', reach: 'whole', when: [
    '(?:at a|come to a|hit a) (?:standstill|halt|stop)',
    '(?:getting|gotten|becoming|looks?|looking|feels?|seems?) (?:very |really |pretty |more |a bit |a little )?(?:complicated|tricky|' +
      'harder|hard|tougher|tough|difficult|doubtful|precarious|bleak)',
    '(?:a (?:bit|little) |slightly |still |totally |completely |kind of |really )?(?:stuck|stalled|delayed|struggling|stagnant|stagnating|' +
      'floundering|bogged down)',
    'recoverable', 'fixable', '(?:on )?shaky(?: ground)?', 'wobbly', '(?:hanging|holding on) by a thread',
    'hit a (?:wall|rough patch|plateau|roadblock)',
    '(?:spinning our wheels|treading water|limping along|sputtering|fading|backsliding|regressing|wobbling|scrambling|slumping)',
    '(?:an )?uphill (?:battle|climb|fight)', '(?:on )?(?:thin ice|the bubble|the edge)', 'in the danger zone',
    'cutting it (?:very |really |too )?(?:close|fine)', '(?:down|going down) to the wire', '(?:taken|took|taking) (?:a )?steps? back(?:wards?)?',
    'concerning', 'worrisome', '(?:dicey|iffy|sketchy)', 'not keeping (?:pace|up)', 'need(?:s)? to pick up the pace',
  ] },
  { says: 'at-risk', weight: 2, negated: null, reach: 'any', when: [
    '(?:can|will|could|should) (?:still )?(?:recover|catch up|get it back|make it up|turn it around)', '(?:need|needs|have|trying) to catch up',
  ] },
  { says: 'at-risk', weight: 1, negated: null, reach: 'whole', when: [
    '(?:a (?:bit|little) |very |really |getting |quite |pretty |starting to get |seriously )?(?:worried|concerned|nervous|anxious|uneasy)(?= ' +
      '?(?:$|[.,!;]|about|that|we|because|this|it|here|for|with|at|right|as|by|on)(?!\\p{L})| on )(?! about (?:may|june|july|august|january|' +
      'february|march|april|september|october|november|december|spring|winter|summer|fall|next|the (?:spring|winter|summer|next)))',
    'worrying', 'worries me', 'concerns me', 'this is a concern', '(?:i|we) worry', '(?:starting|beginning) to worry',
  ] },
  { says: 'bad', weight: 3, negated: null, reach: 'any', when: [
    '(?<!(?:we|i|it|this|certainly|definitely) )(?:is|are|was|does|has|have) not(?: (?:though|yet|so much|really|as much))?(?= ?[^\\p{L}\\p{N}]*$)',
  ] },
  { says: 'bad', weight: 2, negated: null, reach: 'any', when: [
    'not (?:quite |yet |really )?where (?:we|i|it|this)(?: would)? (?:should|need|needs|want|wants|wanted|hoped|hope|planned|expected|' +
      'ought|like)(?: (?:us|it|this|things))?(?: to)?(?: be)?',
    `did not (?:quite )?(?:hit|meet|reach|make|achieve) (?:it|${TARGET})`,
  ] },
  { says: 'bad', weight: 1, negated: null, reach: 'whole', when: [
    'not so much',
    'not (?:so |that |too |very |really |doing (?:so |very |too )?|going (?:so |very |too |that |particularly )?|all that |looking (?:so ' +
      '|too |very )?)?(?:great|good|well|hot|ideal|happy|amazing|ok|okay|fine)',
    '(?:in|having) (?:real |serious |big )?trouble',
    '(?:pretty |really |very |quite |a bit |so )?(?:rough|ugly|bad|badly|terrible|terribly|awful|poor|poorly|dire|grim|a mess|a disaster|' +
      'messy|disappointing|a struggle|in bad shape|in rough shape|going nowhere|failing)',
  ] },
];

/** A fall, of a value that should rise: no status by itself, but it says how bad a "not great" is. */
export const FALLING: readonly CueRule[] = [
  { says: 'at-risk', weight: 1, negated: null, reach: 'any', falling: true, when: [
    '(?:trending|heading|going|moving|headed|sliding|slipping|drifting) (?:back )?(?:down(?:ward|wards|hill)?|south)',
    '(?:and |is |are |keeps |been )(?:dropping|falling|declining)(?! (?:behind|short|apart|off|asleep))',
  ] },
];

/** How it goes, when it goes well. */
export const GOING_WELL: readonly CueRule[] = [
  { says: 'on-track', weight: 2, negated: 'bad', reach: 'whole', when: [
    `(?:${VERY}${GOING} ${VERY}${WELL})`,
    `all ${VERY}(?:good|well|fine|great|alright|clear|ok|okay|systems go)(?: (?:here|on (?:my|our|this) (?:end|side|front)))?`,
    '(?:could|can) not be better', `everything(?: is)? ${VERY}(?:${GOING} )?(?:${WELL}|smooth|in place|on schedule|in order)`,
    `(?:(?:^were|we|i|things|it|this(?: one)?|that(?: one)?|\\d+(?:\\.\\d+)*\\.[a-z]) (?:are |is |am |feel |feels |look |looks |seem |seems )?)${VERY}(?:good|fine|great|okay|ok|` +
      `alright|solid|golden|rolling|excellent|fantastic|wonderful)(?= ?(?:$|[.!]|here|on (?:this|my|our|that)|so far|for now|right now|` +
      `at the moment|this (?:month|week|quarter|term)|as of|with|overall|thanks|\\W*$))`,
    '(?:so far,? )?so good', 'good so far', 'nothing (?:to report that is bad|is (?:wrong|off|behind|broken))', 'no (?:hiccups|bumps|snags|trouble)',
    'within reach', '(?:can not|no reason to) complain', 'smooth sailing', 'full steam ahead', '(?:going )?like clockwork', 'firing on all cylinders',
    '(?:we have |we )?got this', 'in the bag', 'on the up', '(?:making|made) (?:great |good |real |big |huge )?strides',
    '(?:gaining|picking up|building) (?:ground|traction|steam|momentum|speed)', 'looking up', 'peachy', 'a-ok', 'hunky dory', 'rock solid',
    '(?:on )?solid (?:footing|ground)', 'without a hitch',
    '(?:hitting|meeting|making) (?:all )?(?:our|the|every) (?:marks?|benchmarks?|milestones?|checkpoints?|deadlines?)',
    '(?:beating|exceeding|above|ahead of) expectations', 'better than (?:expected|planned|i expected|we expected|hoped)',
    '(?:right )?in line with (?:the )?(?:plan|goal|target|expectations|where [a-z ]{4,20})', 'as (?:expected|planned|hoped)',
    '(?:exactly |just )?(?:according to|per) (?:the )?plan', 'i like where (?:we are|this is)[a-z ]{0,10}', 'no drama',
    'under way and on (?:schedule|time)', 'on time', 'nothing to (?:flag|worry about)',
    '(?:making |made |seeing |showing |with |lots of )?(?:good|great|strong|solid|excellent|fantastic|super|amazing|tremendous) (?:progress|pace)',
    'at a (?:good|great|steady|nice) (?:pace|clip)', 'ahead(?! of)', 'thriving', 'humming(?: along)?', 'cruising(?: along)?', 'ticking along',
    'chugging along', 'moving (?:right )?along', 'moving in the right direction', 'headed in the right direction',
    '(?:crushing|killing|nailing|rocking) it', 'knocking it out of the park', '(?:in )?tip[- ]top(?: shape)?', 'tracking to (?:plan|target|goal)',
  ] },
  { says: 'on-track', weight: 2, negated: null, reach: 'bare', when: [
    'no (?:major |big |real |other |current )?(?:concerns?|issues?|problems?|worries|complaints|red flags|surprises|setbacks|roadblocks)(?: ' +
      '(?:here|so far|with (?:this|it)(?: one)?|to (?:report|flag|raise|share)|at (?:this time|the moment|all)|right now|on (?:this|my ' +
      'end|our end|this one)))?',
  ] },
  { says: 'on-track', weight: 2, negated: 'bad', reach: 'bare', when: [
    '(?:all )?caught (?:back )?up', '(?:fully )?recovered', 'back on schedule', '(?:good|all set|ready) to go', '(?:very |really |pretty )?smooth',
  ] },
  { says: 'on-track', weight: 1, negated: null, reach: 'whole', when: [
    '(?:(?:we|i|am|are|feel|feeling|pretty|very|really|quite|fairly|still) )*(?:comfortable|confident)(?= ?(?:$|[.,!;]|about (?:this|' +
      'it|where|the (?:goal|target))|with (?:this|it|where)|we(?!\\p{L})))',
    `(?:feel|feeling|feels) ${VERY}(?:good|great|comfortable|confident|positive|fine)(?: about [a-z0-9 ]{2,30})?`,
    '(?:very |really |pretty |quite |so )?(?:happy|pleased|thrilled|delighted) with (?:that|this|it|where|how|(?:the|our) (?:progress|' +
      'results?|numbers?|trend|direction|way|pace))',
    'not bad(?: at all)?', '(?:not|never|hardly|far from) (?:at all |too |really |particularly |very |that |terribly )?(?:worried|concerned|nervous)',
    '(?:(?:very|really|so|quite|pretty) )?(?:pleased|thrilled|delighted)(?= ?(?:$|[.!,]))', 'flying(?: through)?',
  ] },
];

/** One word for an answer, where it is all there is: "Good." */
export const ONE_WORD: readonly CueRule[] = [
  { says: 'on-track', weight: 1, negated: null, reach: 'alone', when: [
    '(?:wonderful|terrific|fabulous|splendid|superb)',
    '(?:very |really |pretty |quite |all |so )*(?:good|well|fine|okay)(?: (?:so far|here|for now|right now|at the moment|overall|on (?:this|' +
      'our|my|that) ?(?:one|end|side|front)?))?',
  ] },
  { says: 'on-track', weight: 1, negated: null, reach: 'whole', when: [
    '(?:good|well|fine|great|okay)(?= on [a-z])', '(?:good|well|fine|great|okay) (?:so far|for now|right now|at the moment|overall)',
  ] },
];

/** A rating, as the half of two. */
const COLOUR = '(?:green|yellow|amber|red|on[- ]track|at[- ]risk|off[- ]track)';

/** Words that speak both ways or neither. */
export const UNCLEAR: readonly CueRule[] = [
  { says: 'unclear', weight: 3, negated: null, reach: 'any', when: [
    '(?:may|might) or (?:may|might) not', 'less so', '(?:another|a different) (?:story|matter)', 'but not (?:for|in|on|at|the|so)',
    '(?:yes|good),? [a-z ]{3,20} (?:no|not)(?=\\W*$)', '(?:a )?mixed (?:bag|picture|results|feelings|news|success)', 'hit (?:and|or) miss',
    '(?:could|might|may|can|it could) (?:go|tip|swing|break) either way', `(?:somewhere |something )?between ${COLOUR} and ${COLOUR}`,
    `${COLOUR},? (?:or|leaning|turning|trending|verging on|bordering on)(?: to| towards?)? ${COLOUR}`, 'either way(?=\\W*$)', '50[/-]50', 'fifty[- ]fifty',
    'mixed(?= ?(?:$|[.!,;]))', 'toss[- ]?up', 'too (?:early|soon) to (?:say|tell|call|know)',
    '(?:hard|tough|difficult|impossible) to (?:say|tell|call|know|judge)', 'jury is still out', 'remains to be seen', '(?:still )?up in the air',
    '(?:on the )?back burner', 'hangs? in the balance', 'we will see', 'who knows', 'touch and go', '(?:it (?:all )?)?depends on', 'can not promise',
    'do not dare', 'but (?:just |only )?barely', 'barely(?=\\W*$)', '(?:on the )?(?:borderline|fence)', 'so[- ]so', 'meh', 'up and down',
    'ups and downs', 'some (?:good|things good),? some (?:bad|not)', 'good (?:days|weeks) and bad', '(?:on|put on) hold', 'paused', 'postponed',
    'yes and no', 'kind of,? sort of', 'depends (?:on )?who you ask', 'one step forward', 'sort of',
  ] },
  { says: 'unclear', weight: 1, negated: null, reach: 'any', when: [
    'in progress', 'in the works', 'ongoing',
    '(?:we are |just )?(?:getting there|almost there|nearly there|hanging in there|plugging away|working on it|getting started|just started)',
    '(?:slowly|slow) but (?:surely|steady)', 'same as (?:before|last (?:time|month|week))', 'no change', 'unchanged', '(?:could|should) be better',
    'yes but', 'could be worse', 'room for improvement',
  ] },
];
