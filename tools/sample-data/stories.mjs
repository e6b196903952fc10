// What was planted, in words. Ids are those of `story` in planted.json.
export const STORIES = {
  cn: {
    'late-calls': {
      en: 'From 8 June agency 乙机构 calls people after 22:00, and some before 08:00.',
      zh: '6 月 8 日起，乙机构在 22:00 以后致电，另有少量在 8:00 以前。'
    },
    'too-many-calls': {
      en: 'In April and May agency 甲机构 speaks with the same people more than three times a day, or rings one number more than six times in vain.',
      zh: '4 至 5 月，甲机构对同一人一日有效通话超过 3 次，或对同一号码未接通拨打超过 6 次。'
    },
    'too-many-messages': { en: 'In May agency 甲机构 sends more than two texts a day.', zh: '5 月，甲机构对同一人一日发送短信超过 2 条。' },
    'too-many-visits': {
      en: 'In July and August agency 丙机构 visits the same people more than three times a month, sometimes twice a day.',
      zh: '7 至 8 月，丙机构对同一人每月上门超过 3 次，有时一日两次。'
    },
    'complaint-wave': { en: 'Complaints follow: 乙机构 in July, 丙机构 in August.', zh: '投诉随之而来：7 月乙机构，8 月丙机构。' }
  },
  us: {
    'late-calls': {
      en: 'After the clocks go forward on 8 March, Birch keeps its winter schedule: calls that were before 9 p.m. are now after it. People who may be in either of two zones are called too late or too early in one of them.',
      zh: '3 月 8 日拨快时钟后，Birch 仍按冬令时排班：原在晚 9 点前的电话落到了 9 点后；可能处于两个时区之一的人，在其中一个时区被过晚或过早致电。'
    },
    'too-many-calls': { en: 'Aster calls 22 accounts nine to thirteen times within seven days.', zh: 'Aster 在七日内对 22 个账户各致电 9 至 13 次。' },
    'calls-after-conversation': {
      en: 'Cedar calls again within seven days after a conversation, some of which the consumer started.',
      zh: 'Cedar 在电话交谈后七日内再次致电，其中部分交谈由消费者来电引起。'
    },
    'too-many-messages': { en: 'Cedar sends more than two texts a day.', zh: 'Cedar 对同一人一日发送短信超过 2 条。' },
    'complaint-wave': { en: 'Complaints follow: Birch in March, Cedar in April.', zh: '投诉随之而来：3 月 Birch，4 月 Cedar。' }
  }
};
