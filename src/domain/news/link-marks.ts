/**
 * Which parameters of a link say by which way, in which session or in which view a reader came, and not which article it
 * is. Rules by kind of mark, not by site. Whatever carries an article's id stays: a parameter too many makes an article
 * twice, one too few makes two articles one.
 */

/** Names under which systems of many publishers look an article up: kept, whatever their value. */
const IDENTITY =
  /^(?:(?:article|story|news|post|item|doc|document|content|entry|page|video|event|topic|thread)[-_]?(?:id|no|nr|num)?|a?id|p|nid|uid|guid|slug|title|name|url|q|s|query|search|lang|hl|v|update|date)$/iu;

/** Campaign systems put their whole family of parameters under one prefix. */
const CAMPAIGN_FAMILY = /^(?:utm|at|mc|pk|piwik|mtm|matomo|hsa|ns|wt|itm|int|stm|trk|vero|oly|ml|sc|s_cid)[_.]\w/iu;
/** What ad networks and mailers append to each click. */
const CLICK_ID =
  /^(?:\w{1,4}clk?id|[gw]braid|igsh(?:id)?|_ga|_gl|_hsenc|_hsmi|mkt_tok|epik|li_fat_id|rb_clickid|wickedid)$/iu;
/** Words by which publishers call the way that a reader came. */
const WAY =
  /^(?:s?cmp(?:id)?|campaign(?:[-_]?id)?|int_?cmp|icid|ncid|ocid|ito|ico|xtor|xtref|maca|smid|smtyp|mbid|wprov|tsrc|soc_?(?:src|trk)|traffic[-_]?source|guccounter|guce_referr?er(?:_sig)?|referr?er|feed(?:[-_]?(?:type|name))?|rss|via)$/iu;
/** Names used for the way a reader came and for ids alike: a plain number is taken for an id. */
const WAY_OR_ID = /^(?:ref|src|source|partner|cid|channel|medium|origin|from|share|shared)$/iu;
const PLAIN_NUMBER = /^\d+$/u;

const SESSION = /^(?:phpsessid|jsessionid|sid|s?session[-_]?id|sess|cfid|cftoken|aspsessionid\w*|zenid|oscsid)$/iu;
/** A session's value is long and mixed; a `sid` of a few digits is the id of a story. */
const SESSION_VALUE = /^[\w!.-]{16,}$/u;

/** A view of the same page for phones, caches or printers. */
const VIEW = /^(?:amp|amp_\w+|_amp|isamp|print|printable|printview|print[-_]?mode)$/iu;
const VIEW_VALUE = /^(?:amp|print|printable|rss2?|atom)$/iu;
/** `…-rss-…` among the words of a value: the mark of a feed's own links. */
const FEED_VALUE = /(?:^|[-_. ])rss(?:$|[-_. 2])/iu;

/** Whether a parameter of a link's query tells nothing of which article it is. */
export function isMark(name: string, value: string): boolean {
  if (SESSION.test(name)) return SESSION_VALUE.test(value);
  if (VIEW.test(name) || CAMPAIGN_FAMILY.test(name) || CLICK_ID.test(name) || WAY.test(name)) return true;
  if (WAY_OR_ID.test(name)) return !PLAIN_NUMBER.test(value);
  return !IDENTITY.test(name) && (VIEW_VALUE.test(value) || FEED_VALUE.test(value));
}

/** A path's segment without the session that some servers write into it: `story;jsessionid=…`. */
export function withoutSession(segment: string): string {
  return segment.replaceAll(/;(\w+)=[^;]*/gu, (whole, name: string) => (SESSION.test(name) ? '' : whole));
}
