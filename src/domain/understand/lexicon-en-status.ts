import type { CueRule } from './lexicon.js';
import { VERY, TARGET, MAKE_IT } from './lexicon-en-parts.js';

/** Words that name a status. */
export const STATUS_WORDS: readonly CueRule[] = [
  { says: 'off-track', weight: 3, negated: null, reach: 'any', when: [
    'on track (?:to|for) (?:miss|fail|fall short|missing|failing|falling short)(?: [a-z]+)?',
  ] },
  { says: 'on-track', weight: 3, negated: 'off-track', reach: 'any', when: [`${VERY}on[- ]?track`] },
  { says: 'on-track', weight: 3, negated: 'bad', reach: 'any', when: [
    `${VERY}on (?:schedule|pace|target|course|plan|point|the right (?:track|path)|a (?:good|great) (?:path|track|trajectory)|(?:our|the|` +
      `its) way(?! to (?:school|work|a |the (?:office|meeting|building)))|the money)`,
    'ahead of (?:schedule|pace|plan|target|the plan|the schedule|where we (?:should|need|wanted|planned|expected|thought)[a-z ]{0,20}|expectations?)',
    '(?:right |just |exactly |about )?where (?:we|i|it|things) (?:should|need|needs|want|wants|wanted|hoped|planned|expected|ought)(?: ' +
      'to)?(?: be)?(?: by now| right now)?',
    'in (?:a )?(?:really |very )?(?:good|great|fine|solid) (?:shape|place|spot|position|standing)', 'under control',
    '(?:following|keeping to|sticking to|sticking with|per|true to) (?:the |our )?(?:plan|schedule|timeline|calendar)(?! (?:for|of) )',
    '(?:all |everything |everything is |in good |it is all )?in (?:good )?order', '(?:all )?up to date(?= ?(?:$|[.,!;]|with|on))',
    '(?:out of|past) the (?:danger zone|woods|red)', '(?:all |well )in hand',
  ] },
  { says: 'at-risk', weight: 3, negated: 'on-track', reach: 'any', when: [
    '(?:still |now |back |definitely |very much |pretty |slightly |somewhat |probably )?at[- ]risk',
    '(?:is|are|looks?|seems?|getting|feels?|feeling) (?:very |a (?:bit|little) |quite |pretty )?risky',
    'in (?:some |real |serious )?(?:danger|jeopardy)(?: of [a-z]+(?: [a-z]+){0,2})?',
  ] },
  { says: 'off-track', weight: 3, negated: 'on-track', reach: 'any', when: [
    '(?:way |well |completely |totally |badly |far |seriously |very |very much |really )?off[- ]?(?:track|course|target|the rails)',
    '(?:completely |totally )?derailed',
  ] },
  { says: 'bad', weight: 3, negated: 'on-track', reach: 'any', when: [
    '(?:a (?:bit|little|touch|tad) |slightly |somewhat |kind of |sort of )+off[- ]?(?:track|course|target|pace|schedule)',
  ] },
  { says: 'off-track', weight: 3, negated: null, reach: 'any', when: [
    'nowhere near (?:on[- ]?track|close|enough|there|where we (?:need|should|want)(?: to)? be|the (?:goal|target))',
    '(?:not even|not anywhere) (?:close|near)(?: to (?:the |our )?(?:goal|target|on track))?(?= ?(?:$|[.!,;]))',
  ] },
  { says: 'off-track', weight: 3, negated: null, reach: 'bare', when: ['way off'] },
  { says: 'on-track', weight: 3, negated: null, reach: 'bare', when: ['(?:all |tracking |still |solid |solidly |bright |status |a )?green'] },
  { says: 'at-risk', weight: 3, negated: null, reach: 'bare', when: ['(?:still |status |a |solid |solidly )?(?:yellow|amber)'] },
  { says: 'off-track', weight: 3, negated: null, reach: 'bare', when: ['(?:still |status |deep |a |in the |solid |solidly )?red'] },
];

/** How it will end: the goal met, missed or in doubt. */
export const OUTCOMES: readonly CueRule[] = [
  { says: 'on-track', weight: 3, negated: 'off-track', reach: 'any', outcome: true, when: [
    `(?:will|going to|(?:am|is|are) going to)(?: still| definitely| easily| probably| surely| certainly| likely){0,2} ${MAKE_IT}`,
  ] },
  { says: 'on-track', weight: 3, negated: 'bad', reach: 'any', outcome: true, when: [
    '(?:will|going to) be (?:met|reached|achieved|hit)(?! with)',
    `(?:should|(?:fully |still |do )?expect(?:ing|s)?(?: to| that we will| we will| us to)?|(?:i )?think we(?: will| can| should| do)?|` +
      `(?:am |are )?confident(?: that)? we(?: will| can)?|likely to|plan to|planning to|know we will)(?: still| easily| comfortably| be ` +
      `able to)* ${MAKE_IT}`,
  ] },
  { says: 'at-risk', weight: 3, negated: null, reach: 'any', outcome: true, when: [
    `(?<!(?:may|might) or )(?:might|may|could|probably will|likely will) not (?:be able to )?(?:quite )?${MAKE_IT}`,
    '(?:likely|probably going) to (?:miss|fall short|slip)(?: [a-z0-9]+)?',
    `(?:might|may|could) (?:well |end up |just )?(?:miss|fall short|slip|missing|slipping)(?: ${TARGET})?`,
    '(?:on the )?(?:risk|danger|verge|brink|edge) of (?:missing|slipping|failing|falling (?:short|behind)|not making)(?: (?:it|this|(?:the|our) (?:goal|target)|[a-z]+))?',
  ] },
  { says: 'unclear', weight: 3, negated: null, reach: 'any', outcome: true, when: [`(?:might|may|could) (?:still |just )?${MAKE_IT}`] },
  { says: 'off-track', weight: 3, negated: 'on-track', reach: 'any', outcome: true, when: [
    `(?:will|going to|bound to|certain to) (?:definitely |probably |likely |surely )?(?:miss|fall (?:well |far |way |just |a bit )?short|` +
      `fail|come up short|be short)(?: (?:of )?${TARGET})?`,
  ] },
  { says: 'off-track', weight: 3, negated: null, reach: 'any', outcome: true, when: [
    `(?:will|would|shall) (?:definitely |probably |likely |most likely |just |simply |certainly )?(?:not|never) (?:be able to |quite |ever )?${MAKE_IT}`,
    `can not (?:possibly |realistically )?${MAKE_IT}`,
    `no (?:way|chance|hope)(?: that| in [a-z ]{3,12})?(?: we| this| it| i)?(?: will| can| are going to| is going to| of)? ?(?:${MAKE_IT}|` +
      `hitting|making|reaching|meeting|happen|get)`,
    '(?:do not|can not) see (?:it|this|us|that) (?:happening|hitting|making|getting|reaching)', 'not going to happen', '(?:a )?lost cause',
    '(?:toast|sunk|tanked|cratered)(?= ?(?:$|[.,!;]))', '(?:fell|falling|fallen) apart',
    '(?:no longer|not) (?:possible|realistic|feasible|within reach|going to be possible)(?: this year)?', 'can not be done',
    'will not be (?:possible|able to do it|enough)', 'no path (?:to|forward)', '(?:throwing|threw) in the towel',
    '(?:a )?(?:bust|total failure|complete failure)', 'calling it a loss', 'we (?:have )?failed(?= ?(?:$|[.,!;]|to (?:meet|hit|reach)))',
    '(?:went|gone) (?:completely )?(?:south|off the rails)', '(?:is|are|am) not (?:going to )?(?:get there|make it)(?= ?(?:$|[.,!;]|this|by))',
    'will not happen', '(?:\\d+(?: ?%)?|this|it|that) is not (?:going to happen|happening)', '(?:i|we) (?:have )?(?:give|gave|given) up on',
    'out of reach', 'dead in the water', '(?:missed|missing) (?:it|the (?:goal|target|mark|deadline)|our (?:goal|target))', 'fell short',
    '(?:has|have) fallen (?:well |far )?short', 'unattainable',
    '(?:will not|not going to|is not going to|will never) be (?:met|reached|achieved|hit|attained)',
    'not (?:achievable|attainable|reachable|doable)(?: this year)?',
  ] },
];

/** The goal is met or the work is over. */
export const DONE: readonly CueRule[] = [
  { says: 'done', weight: 3, negated: null, reach: 'any', when: [
    `(?:we|i|they|have|already|just|finally|officially|and) (?:have |already |just |finally |officially ){0,2}(?:hit|met|reached|achieved|` +
      `exceeded|surpassed|passed|beat|beaten|crossed|cleared|nailed) (?:it(?=[^a-z]*$| and| this| last| on)|the (?:goal|target|mark|line|` +
      `finish line|objective)|our (?:goal|target|number|objective)|this (?:goal|target|objective))`,
    '(?:goal|target|objective|mission)s? (?:is |are |was |has been |have been |now |already |fully ){0,2}(?:met|reached|hit|achieved|' +
      'accomplished|complete|completed|done|exceeded|surpassed)',
    '(?:mark|call|consider) (?:it|this|this one|that)(?: as| off as)? (?:complete|completed|done|finished|closed)',
    '(?:can|please|let us|time to) close (?:it|this|this one)(?: out| off)?', 'check (?:it|this) off', '(?:job|all) done', 'done and dusted',
    '(?:mission|goal|job|task|project) (?:is )?(?:complete|completed|accomplished|done)', '(?:it is|that is) a wrap',
    '(?:put|tied) a bow on (?:it|this)', '(?:signed,? )?sealed (?:and|,) delivered', 'crossed (?:it|this) off(?: the list)?',
    '(?:all )?(?:sewn|sewed|buttoned) up', 'crossed the (?:finish )?line', 'wrapped (?:it|this|this one|that)(?: all)? up',
    '(?:fully|100 ?%|one hundred percent) (?:complete|completed|done|finished|implemented)', '(?:complete|completed|done|finished) 100 ?%',
  ] },
  { says: 'done', weight: 3, negated: null, reach: 'bare', when: [
    '(?:all |now |already |officially |finally |fully |just |totally )*(?:done(?:,? done)*|finished|complete|completed|achieved|accomplished|' +
      'wrapped up|all wrapped up|closed|finalized|finalised|in the books|closed out|mission accomplished)',
    '(?:we |i )?(?:have )?(?:just |already |finally )?(?:finished|completed|closed|achieved|accomplished|wrapped up)(?: (?:it|this|this ' +
      'one|this goal|everything|all of it|the goal|the whole thing))',
  ] },
];

/** Nothing has begun. */
export const NOT_STARTED: readonly CueRule[] = [
  { says: 'not-started', weight: 3, negated: null, reach: 'any', when: [
    '(?:has|have) (?:not|yet) (?:yet |even |really |actually |officially |been |quite )*(?:started|begun|began|launched|kicked (?:this ' +
      '|it |things )?off|gotten started|got started|gotten going|gotten to (?:this|it)|got (?:round|around) to (?:this|it)|gotten (?:round|' +
      'around) to (?:this|it)|touched (?:this|it)|done (?:anything|a thing)|start|gotten off the ground|got off the ground)',
    'did not (?:even |yet |really )?(?:start|begin|get started|get to (?:this|it)|launch)',
    '(?:has|have) not (?:even |yet |really )*(?:had|found|got|gotten) (?:a chance|the chance|time|the time|any time|around) to (?:start|' +
      'begin|get (?:started|going|to (?:it|this))|look at (?:it|this)|touch (?:it|this)|launch)',
    '(?:have|has|is|are) yet to (?:start|begin|launch|kick off|get going|be started)', 'yet to (?:start|begin)',
    'not[- ](?:yet |even |been |really |officially )*(?:started|begun|launched|underway|under way|kicked off)(?: yet)?',
    '(?:nothing|no work|no progress) (?:has |have )?(?:happened|been done|started|been started|begun|done)(?: on (?:this|it))?(?: yet)?',
    '(?:nobody|no one|none of us) (?:has|is) (?:yet |even |really )*(?:started|begun|gotten started|got started)(?: yet)?(?! (?:[a-z]+ing|to)(?!\\p{L}))',
    'nothing (?:yet|so far|done)(?: on this)?', '(?:does|do|will) not (?:start|begin|kick off|launch) (?:until|till|before)', 'unstarted',
    'still not started', 'never (?:started|got started|got off the ground|begun)',
    '(?:has|have) not (?:been touched|gotten off the ground|got off the ground|broken ground|moved on (?:this|it)|done a thing|lifted ' +
      'a finger|had time for (?:this|it))',
    '(?:still )?on the drawing board', '(?:still )?(?:at|on) square one', 'not out of the gate', 'no start(?: yet)?',
    '(?:still )?(?:to be started|needs? to (?:be started|get started|start))', 'have not done anything',
  ] },
];
