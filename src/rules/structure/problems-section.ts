/** structure.problems-section: section five holds problems and measures. */
import { fail, pass, type Rule } from '../rule.ts';
import { judgeSection } from './judge-section.ts';

const PROBLEM =
  /问题|不足|差距|短板|弱项|薄弱|欠缺|缺乏|缺失|困难|难点|瓶颈|滞后|有待|[还尚仍]需|尚未|待(?:进一步)?(?:提高|提升|加强|完善|改进|优化|规范|拓展)|不够|[不未](?:太|甚|很|尽)?(?:高|强|全|深|广|多|细|及时|到位|完善|规范|平衡|均衡|充分|熟悉|健全|明显|理想)|偏[少低弱]|较[少低弱]|单一|空白|制约/u;

/** Verbs of a plan; what is yet to be done (有待加强, 还需完善) is a problem. */
const PLANNED =
  '(?<!(?:待|需|够|未|不|要求)(?:进一步|继续|持续|不断|再)?)(?:加强|提升|提高|完善|强化|优化|健全|拓宽|拓展|丰富|深化|推进|细化|落实|加大|抓好|做好|组织|开展|建立)';
/** 将 is the mark of a plan (2025 年我们将…). */
const MEASURE = new RegExp(`改进|整改|下一?步|措施|今后|接下来|打算|计划|努力|着力|将|拟(?!定)|${PLANNED}`, 'u');

export const problemsSection: Rule = {
  id: 'structure.problems-section',
  severity: 'warning',
  needs: ['whole'],
  title: { zh: '第五部分内容不全', en: 'Section 五 lacks problems or measures' },
  message: {
    zh: '第五部分未同时写明问题和改进情况。',
    en: 'Section 五 does not give both problems and measures.',
  },
  basis: '标题：存在的主要问题及改进情况',
  thresholds: {
    characters: {
      value: 30,
      unit: '字',
      meaning: {
        zh: '少于此字数的第五部分写不下问题和措施',
        en: 'Characters below which section 五 cannot hold both a problem and a measure',
      },
      measured: 'design judgement, not measured',
    },
  },
  check: function* (facts, { threshold }) {
    yield* judgeSection(5, (_, compact) => {
      const isBoth = PROBLEM.test(compact) && MEASURE.test(compact);
      return isBoth && compact.length >= threshold('characters') ? pass : fail([]);
    })(facts);
  },
  examples: [
    { name: '无', sections: { 5: '无' }, finds: [null] },
    { name: 'one paragraph with both', finds: [] },
    { name: 'a picture', sections: { 5: '' }, report: { picturedSections: [5] }, finds: [] },
  ],
  wordings: {
    satisfy: [
      '存在的问题：公开内容还不够丰富，解读形式比较单一。改进措施：下一步将加强学习培训。',
      '仍存在一些不足，政策解读的形式还不够丰富。2025年我们将抓好以下工作：继续加强业务指导培训。',
      '一是信息更新不及时，二是人员力量薄弱。今后，将进一步完善机制，加强队伍建设。',
      '公开深度与群众期待相比还有差距。整改情况：开展专题培训两期，更新栏目十二个。',
      '短板主要在于栏目更新滞后。针对上述情况，组织开展自查，健全信息报送制度，责任到人。',
      '主动公开意识有待增强，部分科室报送不够及时。计划从三方面着手，提高认识，严格时限。',
      '存 在 问 题 ： 公 开 不 够 全 面 。 下 一 步 打 算 ： 加 强 培 训 ， 完 善 制 度 ， 落 实 责 任 。',
      '依申请公开答复质量仍需提高。拟于明年开展案例研讨，规范答复文书格式，统一办理流程。',
      '缺乏专业人员，业务能力偏弱。接下来，我镇将选派骨干参加县里培训，充实工作力量。',
      '上年度问题已整改完毕。目前解读材料偏少，图解、视频较少，我局正着力丰富解读方式。',
      '困难在于基层公开平台不健全。我们努力拓宽渠道，在便民服务中心设立公开专区，方便查阅。',
      '信息公开工作尚未做到全覆盖，村级公开内容不全。加大指导力度，统一公开目录，定期通报。',
      '个别信息发布不规范。已建立三审三校制度，落实专人审核，确保内容准确、格式统一规范。',
      '重点领域公开不充分，群众参与度较低。完善公开目录，开展政府开放日，邀请群众代表参与。',
      '公开时效性不强，形式单一。坚持问题导向，细化任务清单，强化督促检查，做到应公开尽公开。',
    ],
    violate: [
      '无',
      '无。',
      '存在问题：无。改进情况：无。',
      '政务公开队伍建设有待进一步加强；依申请公开答复质量待进一步提升；平台互动功能仍有不足。',
      '全年政府信息公开工作平稳有序，各项任务顺利完成，得到群众一致好评，成效十分显著。',
      '我局高度重视信息公开，严格执行条例规定，全年信息公开及时、准确、全面，受到上级表扬。',
    ],
    in: (words) => ({ sections: { 5: words } }),
  },
};
