/** Pieces that English patterns are put together from. */

export const VERY =
  '(?:(?:very|really|pretty|so|super|fairly|extremely|all|just|nice and|reasonably|actually|relatively|mostly|generally|perfectly|totally|' +
  'completely|still|right|well|bang|firmly|solidly|squarely|definitely|currently|comfortably|now|back|overall) ){0,2}';
export const WELL =
  '(?:well|fine|good|great|awesome|amazing|excellent|wonderfully|fantastic|wonderful|terrific|super|nicely|smoothly|strong|strongly|ok|' +
  'okay|alright|all right|swimmingly|beautifully|brilliantly|wonderfully|according to plan|to plan|as planned|as expected|as hoped|better ' +
  'than (?:planned|expected|hoped))';
export const NUMBER = '\\$?\\d[\\d.,]*k?(?: ?%| percent)?';
export const TARGET =
  `(?:the (?:goal|target|mark|number|objective|benchmark|bar)|our (?:goals?|targets?|numbers?|mark|objective)|(?:this|that|my|both) (?:goals?|` +
  `targets?|objectives?|numbers?)|goal|target|(?:the |our )?${NUMBER})`;
/** "Can't make it today" and "will get to it tonight" are about meetings and messages. */
const NOT_A_MEETING = '(?! (?:to|today|tonight|tomorrow|at|on|in person|work|this (?:morning|afternoon|evening)|(?:mon|tues|wednes|thurs|fri)day))';
export const MAKE_IT =
  `(?:(?:hit|meet|reach|achieve|exceed|beat|attain) (?:it(?! with)|${TARGET})|(?:make|get to|clear|land at|finish at) ${TARGET}|get there|` +
  `get it done(?= ?(?:$|[.,!;]|by (?:june|may|the end|year)))|finish (?:on time|strong|early|ahead)|(?:use|spend) it all|make it${NOT_A_MEETING}|` +
  `pull (?:it|this) off|be (?:fine|ok|okay|all right|alright|good)(?= ?(?:[.,!]|$|i think|by|in the end)))`;
export const GOING =
  '(?:going|doing|trending|moving|moving along|coming|coming along|coming together|progressing|tracking|running|rolling|shaping up|proceeding|' +
  'looking|ticking along|running along)';
