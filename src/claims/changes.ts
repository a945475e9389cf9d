/** Numbers that tell how much changed, which are no figures. */

/** 由 3 件增至 5 件: the second is this year's. */
export const ENDPOINT = /(?:增|减|升|降|增加|减少|上升|下降|增长|提高|降低)(?:至|到|为)$/u;
const STARTPOINT =
  /(?:由|从)(?:上年(?:度)?(?:同期)?的?)?$|(?:较|比|与|同|跟)(?:于)?(?:上年|他年)(?:度)?(?:同期)?的?(?:(?:申请|收到|受理|收件|公开|办理|办结|答复)(?:总)?(?:数?量|件数|数|的)?)?(?:为|是)?$/u;
const CHANGE =
  /(?:同比|环比|较|相比|比上年|比他年)[^#]*(?:增|减|升|降|多|少|涨|回落|翻)[^#]*$|(?:增加|增多|减少|上升|下降|下滑|回落|增长|增幅|降幅|多|少)(?:了|约)?$/u;

/** A difference is no figure; nor is the year that a change begins with. */
export const isChange = (lead: string, tail: string): boolean =>
  !ENDPOINT.test(lead) &&
  (CHANGE.test(lead) ||
    (STARTPOINT.test(lead) && /^[件份起宗条项]?(?:[^#]{0,6}(?:增|减|升|降|多|少|相比|持平)|$)/u.test(tail)));
