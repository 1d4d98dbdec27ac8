import type { Lexicon } from './lexicon.js';
import { EMOJI_CUES } from './lexicon-emoji.js';
import { GOING_BADLY, FALLING, GOING_WELL, ONE_WORD, UNCLEAR } from './lexicon-en-going.js';
import { STATUS_WORDS, OUTCOMES, DONE, NOT_STARTED } from './lexicon-en-status.js';
import { MAKE_IT } from './lexicon-en-parts.js';

/** English: how people in schools say where a thing stands, on either side of the ocean. */
export const EN: Lexicon = {
  cues: [...STATUS_WORDS, ...OUTCOMES, ...DONE, ...NOT_STARTED, ...GOING_BADLY, ...FALLING, ...GOING_WELL, ...ONE_WORD, ...UNCLEAR, ...EMOJI_CUES],
  negators: [
    'no longer', 'not', 'never', 'hardly', 'neither', 'nor', 'nowhere near', 'far from', 'anything but', 'no', 'nothing is', 'none of',
    'stopped being', 'without being',
  ],
  disclaimers: [
    '(?:can|could|would) not (?:really |quite |honestly |exactly )?(?:say|call|claim|describe|go so far|put)[a-z ]{0,24}',
    '(?:not|never) (?:(?:really|quite|entirely|totally|too) )?(?:sure|certain|clear|confident|convinced)(?: that| if| whether)?',
    '(?:do|did|does) not know[a-z ]{0,20}', '(?:it |that )?is not (?:so much )?that', 'not that(?= (?:we|it|things|this) )', 'no idea', 'unsure', 'wondering', 'hopefully',
    '(?:hope|hoping|wish|wishing)(?: (?:that|to|we|it|i|this))*', 'maybe', 'perhaps', 'possibly', 'might be', 'may be', 'could be', 'would be',
    'would have been', 'whether', 'supposed to be', 'depends', 'doubt(?:s|ful)?', 'unlikely(?: that)?', '(?:no|not) guarantee(?:d|s)?',
    '(?:hard|difficult) to (?:see|imagine|believe)[a-z ]{0,8}', 'not (?:see|know) how', 'skeptical(?: that)?', 'not (?:promise|swear)', 'as if',
    'pretend', 'people (?:say|think)', 'supposedly', 'allegedly', 'reportedly', 'apparently', 'ostensibly', 'theoretically', 'in theory', 'on paper',
    '(?:refuse|refuses|refused|decline|hesitate|reluctant|unwilling|hate|afraid|loath|wrong|premature|not (?:ready|willing|prepared|about|going)) to (?:say|call|claim|describe|put|admit|mark|rate)[a-z ]{0,24}',
    '(?<!(?:i|we|to|would|can|could) )(?:says|said|thinks?|claims?|believes?|insists?|swears?|asked|asks)(?: that| if| whether)?(?= (?:we|' +
      'it|this|things|everything|the|they))',
    '(?:would|I) (?:love|like|wish|prefer|want)(?: (?:to|i|we))*', 'i was told', 'someone said', 'rather than',
    '(?:better|worse|more|less|closer) (?:than|to)', 'short of', 'shy of', 'instead of', 'versus', 'either', 'somewhere between', 'what counts as',
    'define', 'meaning of',
  ],
  raised: ['(?:do|did|does) not (?:really |honestly |actually )?(?:think|believe|feel|see|look|seem|sound)(?: that| like| as if)?'],
  longAgo: [
    'last (?:year|spring|fall|autumn|winter|summer|semester|term|quarter|school year)', '(?:two|three|a few) (?:months|years|quarters) ago',
    '(?:a year|years) ago', 'over the summer',
  ],
  past: [
    'was', 'were', 'had been', 'had', 'used to be', 'previously', 'formerly', 'originally', 'until recently', 'no longer just', 'looked',
    'thought (?:we|it|this|i)', 'started (?:the year|out|off)', 'said', 'marked', 'reported',
  ],
  earlier: [
    '(?:back )?in (?:early |late |mid[- ]?)?(?:january|february|march|april|may|june|july|august|september|october|november|december|' +
      'jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|the (?:fall|spring|summer|winter|autumn|beginning|past))',
    'last (?:month|week|year|quarter|term|semester|time|fall|spring|summer|winter|report|update|check|check-in)', 'earlier(?: this [a-z]+)?',
    'before(?= ?(?:$|[.,;]))', 'at first', 'at the (?:start|beginning)', 'back then', '(?:a|two|three) (?:few )?(?:weeks?|months?) ago',
    'over the summer', 'yesterday',
  ],
  resolved: [
    '(?:that|this|it|which) (?:is |has been |got |was )?(?:now |all )?(?:fixed|resolved|sorted|solved|behind us|over|cleared up|back to normal)',
    '(?:fixed|solved|resolved|sorted(?: out)?|turned|cleared up|took care of) (?:that|it|this|things|everything)',
    '(?:all )?caught (?:back )?up(?= ?(?:$|[.,!;]|now|since))', 'turned (?:a|the) corner', 'things calmed down',
    '(?:we )?(?:have )?(?:bounced back|recovered|rebounded|turned around)', 'all (?:fixed|sorted|resolved)', 'better now',
    '(?:good|fine|ok|okay) now', 'not any ?more', 'no longer(?=\\W*$)', 'now (?:we are|it is) (?:good|fine|ok|okay)',
  ],
  ahead: [
    'will(?: soon| all| then| now)?(?: be| get| stay| have)?', 'going to (?:be|get|stay|have)', 'about to(?: be)?',
    'to (?:be|get|stay|keep|remain|have|put|bring|become)(?: (?:us|this|it|things|everything|back|all))?',
    '(?:get|getting|gets|keep|keeping|stay|staying|put|putting|bring|bringing) (?:us |this |it |things |everything |them |kids |students )?(?:back )?',
    'need(?:s)? to', 'aim(?:ing)? (?:to|for)', 'target(?:ing)?', 'goal (?:is to|of)',
    'should (?:be|have)(?= [a-z ]{0,20}(?:by|in|next|soon|done|finished|complete))', 'expect(?:ed|ing)? to (?:be|have|get)',
    'plan(?:ning|s|ned)? (?:to|on|for)', 'once', 'when(?: it is| we are)?', 'until (?:it is|we are)', 'by the time', 'want(?:s|ed)? (?:to|it|this)',
    'scheduled (?:to|for)', 'due to be', 'become', 'becoming',
  ],
  conditions: [
    'if', 'unless', 'as long as', 'provided(?: that)?', 'assuming', 'in case', 'contingent on', 'only if', 'so long as', 'depending on', 'were we to',
    'in the event', 'barring', 'once', 'when', 'whenever', 'whether',
  ],
  notConditions: [
    '(?:if|as long as) nothing (?:changes|goes wrong|unexpected[a-z ]{0,10})', 'knock on wood',
    'if i (?:had|have|was forced|were) to (?:pick|choose|say|guess|call|rate|sum)[a-z ]{0,12}', 'if you ask me', 'if i am (?:being )?honest',
    'if anything', 'if you want (?:my|the) [a-z]+', 'when i (?:last )?(?:look|looked|checked)',
    'if not (?:slightly |a bit )?(?:ahead|better|more|early)',
  ],
  withoutHelp: [
    'unless', 'without', 'if (?:(?!will |would |then )[a-z]+ ){1,5}?(?:not|never|no)(?= )', 'if nothing changes', 'if no one', 'if nobody',
    'if (?:this|it|that|things) (?:keeps?|continues?|stays?|goes|go)(?: up| on| like this| this way| at this)?',
    'if (?:the )?(?:current )?trend[a-z ]{0,12}continues?', 'at this (?:rate|pace)', 'the way (?:things|it is|we are) going', 'if the trend holds',
  ],
  trend: ['if nothing changes', 'if (?:this|it|that|things) .*', 'if the .*', 'at this .*', 'the way .*'],
  failing: [
    `(?:will|are going to|am going to|is going to|are) (?:definitely |probably |likely |surely )?(?:miss|fall short|fail|not ${MAKE_IT})[a-z ]{0,20}`,
    `(?:can not|not going to|will not) ${MAKE_IT}`,
    '(?:will|are going to) (?:be|go|fall|end up|get|slip) (?:off[- ]track|off course|behind|in trouble|red|at[- ]risk|late)', 'in trouble',
  ],
  overall: [
    'overall', 'all in all', 'in general', 'generally', 'on the whole', 'as a whole', 'big picture', 'bottom line',
    'in (?:short|summary|sum|a word|a nutshell)', 'status(?: is| would be)?', 'net(?:[- ]net)?',
    '(?:i )?would (?:call|say|rate|mark|put|go with|describe|move|give)(?: (?:it|us|this|that|them|ourselves))?',
    '(?:i )?(?:am )?(?:calling|marking|rating|putting)(?: (?:it|us|this))', 'i (?:call|rate|mark) (?:it|us|this)', 'from me',
    'my (?:call|rating|read|take|status)', 'otherwise', 'other than that', 'apart from that', 'aside from that', 'that said', 'having said that',
    'despite (?:that|this|all)', 'either way', 'for the record', 'put (?:us|me|it|this|down)(?: down)?(?: as| for)', 'officially', 'in the end',
    'tl;?dr', 'if i had to (?:pick|choose|say|guess|call)[a-z ]{0,12}',
  ],
  plain: (
    'yes yep yeah yup ya no nope ok okay well so and but or oh hi hey hello hmm um lol honestly frankly sadly happily unfortunately luckily fortunately ' +
    'thankfully actually basically really truly overall currently presently right now today still just very pretty quite all already finally officially ' +
    'mostly generally definitely probably certainly clearly again also too even only far as of for at on in the a an to my our your me us it its this that ' +
    'these we i things thing everything stuff work project goal goals plan objective item one initiative progress status update answer report ' +
    'target is are am be been being was were has have had will would do does did not never longer say said think thought believe guess feel feels feeling ' +
    'call calling mark put rate know see look looks looking seem seems seeming stay staying remain remains going keep tell can here there moment time month ' +
    'week quarter term semester year point team everyone folks group side end both happy glad pleased proud sorry afraid quick front about with little bit ' +
    'touch slightly somewhat kind kinda sort getting gotten got becoming more than ever indeed sure absolutely totally completely good great news morning ' +
    'afternoon evening yet done early late finishing from how up down dear thanks thank sir maam boss since because fall spring winter summer january ' +
    'february march april may june july august september october november december last monday tuesday wednesday thursday friday color colour light zone ' +
    'short should moved went moving let please green yellow amber orange red much program programme rollout initiative effort implementation pilot hiring campaign committee alright thus therefore meanwhile otherwise after rough slow start strong weekly monthly quarterly halfway percent tbh imo imho continues continuing continue keeping marking record rating verdict outlook summary downgrading downgraded upgrading upgraded changing changed flagging flagged flag setting improved gone'
  ).split(' '),
  tails: [
    'please',
    '(?:on|for|from|with|to|in|as) (?:this|that|it|me|us|my|our|all|everything|now|schedule|time|of (?:today|now|this)|(?:the )?(?:whole|' +
      'goal|item))(?! (?:nonsense|stuff|crap|mess|bs|garbage|job|place|people|meeting|report|form|survey))[a-z ]{0,24}',
    'across the board', 'here', 'now', 'today', 'still', 'overall', 'already', 'early', 'ahead of (?:time|schedule)', 'right now', 'for now',
    'at the moment', 'so far', 'thanks[a-z ]{0,12}', 'thank you[a-z ]{0,12}',
    '(?:yesterday|last (?:week|month|night)|this (?:week|month|morning|time)|on (?:monday|tuesday|wednesday|thursday|friday))', 'status', 'light',
    'zone', 'all around', 'team', 'i think', 'i would say', 'if you ask me', 'sorry[a-z ]{0,16}', 'finally', 'all of it', 'again', 'as planned',
    'as promised', 'unfortunately', 'i am afraid', 'as of [a-z0-9/ ]{2,20}',
    '(?:this |on |as of )?(?:last |this |past )(?:week|month|monday|tuesday|wednesday|thursday|friday|weekend)', '100 ?%', 'of [a-z]+ (?:week|month)',
  ],
  nearly: [
    'almost', 'nearly', 'close to', 'half', 'halfway', 'partly', 'partially', 'mostly(?= (?:done|finished|complete|completed))', 'not quite',
    'about \\d+ ?%', '\\d+ ?(?:%|percent|out of \\d+|of \\d+)', 'part', 'getting(?: (?:it|this|that|them|things))?', 'well on (?:our|the) way to',
    'near', 'approaching', 'practically', 'virtually', 'basically(?= (?:done|finished|complete))', 'pretty much(?= (?:done|finished|complete))',
    'just about', 'barely', 'semi', 'somewhat(?= on)', 'sort of', 'kind of(?= on)', 'more or less',
  ],
  doubtAfter: [
    '-?ish', 'i hope', 'we hope', 'hopefully', 'maybe', 'fingers crossed', 'supposedly', 'allegedly', 'in theory', 'on paper', 'i disagree', 'or not',
    'or close(?: to it)?', 'not(?= ?[.!]*$)', 'not!+', 'my (?:foot|ass|eye|butt)',
    '(?:is )?(?:what )?(?:(?:they|he|she|the [a-z]+|everyone|everybody|people|some|so they) )(?:says?|said|claims?|claimed|tells? (?:us|me)|told (?:us|me)|thinks?|calls? it)', '(?:says|said|claims|claimed) (?:the|my|our|his|her|mr|ms|mrs|dr)',
    'according to (?!plan|schedule|the (?:plan|data|numbers|schedule|calendar|timeline|dashboard)|our)[a-z]+', 'like (?:a|the|my|an) (?!plan|rest|last|others?|schedule|charm|dream|clock)[a-z]+', '(?:or so |so |from what )?i (?:hear|heard|am told)', '(?:apparently|or so i hear|so i hear|so they say|as they say|they say)', 'not really', 'or so (?:they|i am told)[a-z ]*', 'who knows', 'kind of', 'sort of', 'i suppose\\?', 'depending',
  ],
  people: [
    'nobody', 'no one', 'not (?:a single|one) (?:person|of us)', 'students?', 'kids?', 'pupils?', 'learners?', 'children', 'child', 'famil(?:y|ies)', 'youth', 'teens?', 'graders?', 'freshmen', 'sophomores',
    'juniors', 'seniors', 'boys', 'girls', 'readers', 'babies', 'parents', 'populations?', 'groups? of (?:students|kids)', 'scholars',
    'ninth graders', 'el ?ls?', 'youngsters', 'individuals', 'toddlers', 'list', 'teachers?(?= (?:are|is) (?:on|off))', 'behavior', 'behaviour',
  ],
  reported: [
    '(?:she|he|they|you|renewed|the (?:last|previous|old) (?:report|update|owner|person)) (?:had|has|have|said|says|told|called|marked|' +
      'put|wrote|think|thinks|thought)[a-z ]{0,20}',
    '(?:they|everyone|everybody|people|folks|others|some) (?:(?:all|still|just) )?(?:keeps?|kept|is|are) (?:on )?(?:saying|telling|claiming|insisting|thinking)(?: [a-z]+){0,3}',
    '(?:had|has) (?:us|it|this) (?:as|at|down as)',
    '(?:the |our |my |a |his |her |their )(?!data|numbers?|dashboard|results?|survey|trend|plan|chart|figures?|sis)(?:[a-z]+ )?[a-z]+ (?:(?:still|just|keeps?|also) )?(?:' +
      'says|said|saying|thinks|thought|claims|claimed|insists|believes|swears|has|had|reported|tells|told|calls|called|marked|put(?!s))[a-z ]{0,20}',
    'according to (?!plan|schedule|the (?:plan|data|numbers|schedule|calendar|timeline|dashboard)|our)(?:the |our |my )?[a-z]+',
  ],
  goodEnds: [
    'hit|meet|reach|make|finish|achieve|exceed|attain|beat|complete|accomplish|deliver|surpass|pass|cross|clear|land|close|fill|open|launch|graduate|wrap|succeed|recover|return|double|grow|improve|increase|raise|expand|' +
      'reduce|lower|cut|decrease|shrink|halve|spend|use|train|hire|enroll|serve|see|host|hold|submit|present|publish|implement|cover|place|roll|start|begin|have|get|come|end|go|do|stay|keep|bring|move|win|add|staff|recruit|retain|' +
      'done|finished|complete|completed|ready|at|on|above|over|there|met|fully|under|below|able|within|in|the|our|this|that|where|where we|it|a|an|full|success|victory|\\$?\\d[^ ]*',
  ],
  badEnds: [
    'fail(?:s|ed|ing|ure|ures)?', 'miss(?:es|ing)?', 'disaster', 'catastrophe', 'trouble', 'los(?:e|es|ing)', 'loss', 'off[- ]track', 'off course', 'collapse', 'crash', 'fall (?:short|apart|behind)', 'falling', 'short', 'worst', 'nowhere', 'chaos', 'hell', 'ruin', 'bust',
    'overspend', 'run out', 'never', 'not', 'no', 'behind', 'late', 'a mess', 'close down', 'burn ?out', 'quit', 'zero', 'nothing', 'an? (?:bad|terrible|awful|rough|awful|worse)', 'defeat', 'the (?:bottom|cliff|ditch|wall|drain|graveyard)',
  ],
  onTheWay: ['(?:on|almost on) (?:the|my|our) way'],
  movesAbout: ['i am (?:now |already |just |almost )?on', '(?:be|there|back|home|arriv[a-z]+) (?:in|at|by) (?:a |about )?(?:\\d+|few|five|ten|minute|sec|bit)', 'traffic', 'running late', '(?:see|meet) you', 'driving', 'walking', 'parking', 'eta'],
};
