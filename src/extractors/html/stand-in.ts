/** Pages that come with status 200 in the place of another: a firewall's test of the browser, a site's words for "not found". */

/** `challenge`: a firewall tests the browser; `soft-404`: the site's words for "not found". */
export type StandIn = 'challenge' | 'soft-404';

export interface PageText {
  readonly title: string;
  /** What is shown, white space folded. */
  readonly text: string;
  readonly scripts: readonly string[];
}

/** Variables and files of the firewalls that government sites are behind (瑞数, 加速乐, 阿里云, 安全狗, Cloudflare …). */
const challengeScripts =
  /\$_ts\s*[=.[]|_\$jsvmp|__jsl_clearance|acw_sc__v[23]|\barg1\s*=\s*['"][0-9A-F]{32,}|cf[-_]chl|_cf_chl_opt|__tst_status|EO_Bot_Ssid|yunsuo_session|safeline|SafeLineChallenge|probe_cookie|HW_CHECK|C3VK=/u;

const challengeWords =
  /正在(?:进行)?(?:安全)?(?:验证|检查|检测)(?:您|你)?(?:的)?(?:浏览器|访问|是否)?|安全验证|人机(?:身份)?(?:验证|识别)|滑动(?:滑块|验证)|请(?:输入|完成)验证码?|(?:请|需要)(?:您)?(?:开启|启用|打开)\s*(?:浏览器(?:的)?)?\s*(?:JavaScript|JS|cookie)|访问(?:过于|太)频繁|(?:您的)?(?:访问|请求)(?:被|已被|可能)?(?:拦截|阻断)|(?:enable|requires?) (?:JavaScript|cookies)|checking your browser|just a moment|access denied/iu;

const notFoundWords =
  /(?:^|\D)404(?:\D|$)|(?:页面|网页|文件|内容|信息|文章|资源|您(?:要)?(?:访问|查找|查看|浏览)的(?:页面|网页|内容|信息|文章))\s*(?:可能)?\s*(?:已|已经|已被|被|不)\s*(?:不?存在|删除|移除|下线|过期|找不到|撤销|撤回|见了)|找不到(?:该|相关|您|这个|此)?\S{0,8}(?:页面|网页|文件|内容|信息|文章|资源)|(?:抱歉|对不起)\S{0,12}(?:不存在|找不到|无法找到|已删除|已下线)|(?:page|file|resource)[\w\s]{0,12}not (?:be )?found|has been (?:removed|deleted)/iu;

/** More text than these have is a page of its own that speaks of such things. */
const CHALLENGE_LENGTH = 400;
const NOT_FOUND_LENGTH = 300;

export function standInOf({ title, text, scripts }: PageText): StandIn | null {
  const words = `${title} ${text}`;
  if (
    text.length < CHALLENGE_LENGTH &&
    (scripts.some((script) => challengeScripts.test(script)) || challengeWords.test(words))
  )
    return 'challenge';
  return text.length < NOT_FOUND_LENGTH && notFoundWords.test(words) ? 'soft-404' : null;
}
