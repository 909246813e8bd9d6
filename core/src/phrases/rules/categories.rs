//! What a template is about (rulebook 1.5).

use crate::phrases::phrases;

phrases! {
    WHY {
        en: "The service does not send such content, or only after a human has looked.",
        ja: "このサービスでは、このような内容は送信しないか、人による審査を経てから送信します。",
        ko: "이 서비스는 이런 내용을 발송하지 않거나 사람이 심사한 뒤에만 발송합니다.",
        zh: "本服务不发送此类内容，或须经人工审核后才发送。",
    }
    HONEST {
        en: "such mail is not sent; if yours is honest, write what it is about in plain words",
        ja: "このようなメールは送信されません。正当な内容であれば、何についてのメールかを平易な言葉で書いてください",
        ko: "이런 메일은 발송되지 않습니다. 정당한 내용이라면 무엇에 관한 메일인지 쉬운 말로 쓰십시오",
        zh: "此类邮件不予发送；如果内容正当，请用平实的文字写明主旨",
    }
    READS_AS {
        en: "{words} reads as {category}",
        ja: "{words} は「{category}」の内容と読めます",
        ko: "{words}은(는) {category} 내용으로 보입니다",
        zh: "{words} 疑似“{category}”内容",
    }
    DISGUISED {
        en: "{words} reads as {category}, written so that a search would miss it",
        ja: "{words} は「{category}」の内容と読め、検索を逃れる書き方をしています",
        ko: "{words}은(는) {category} 내용으로 보이며, 검색을 피하도록 쓰였습니다",
        zh: "{words} 疑似“{category}”内容，且写法意在躲避检索",
    }
    TWO_WORDS {
        en: "{first} with {second}",
        ja: "{first} と {second}",
        ko: "{first} 및 {second}",
        zh: "{first} 与 {second}",
    }
    PHISHING { en: "phishing", ja: "フィッシング", ko: "피싱", zh: "网络钓鱼" }
    PHISHING_WHAT {
        en: "Credentials are asked for under a threat.",
        ja: "脅しながら認証情報を求めています。",
        ko: "위협하며 로그인 정보를 요구합니다.",
        zh: "以威胁的方式索要登录信息。",
    }
    PHISHING_FIX {
        en: "ask readers to log in on your site as usual, without a threat, and never for a password",
        ja: "脅さずに、通常どおりサイトでのログインを案内してください。パスワードは決して求めないでください",
        ko: "위협하지 말고 평소처럼 사이트에서 로그인하도록 안내하며, 비밀번호는 절대 묻지 마십시오",
        zh: "请让收件人照常在网站登录，不要威胁，也绝不要索要密码",
    }
    PRIZE_DRAW { en: "prize draw", ja: "懸賞", ko: "경품 추첨", zh: "抽奖" }
    PRIZE_DRAW_WHAT {
        en: "A prize draw: one that costs money is refused, a free one asks for a human.",
        ja: "懸賞です。参加にお金がかかるものは拒否し、無料のものは人による審査に回ります。",
        ko: "경품 추첨입니다. 돈이 드는 것은 거부하고 무료인 것은 사람이 심사합니다.",
        zh: "抽奖：需要付费的会被拒绝，免费的转人工审核。",
    }
    PRIZE_DRAW_FIX {
        en: "tell of a result, not of a chance; a draw that costs money is not sent",
        ja: "当選の機会ではなく結果を伝えてください。お金のかかる懸賞は送信されません",
        ko: "당첨 기회가 아니라 결과를 알리십시오. 돈이 드는 추첨은 발송되지 않습니다",
        zh: "请告知结果，而不是中奖机会；需要付费的抽奖不予发送",
    }
    PORN { en: "porn", ja: "ポルノ", ko: "음란물", zh: "色情" }
    PORN_WHAT {
        en: "Pornography, or meetings for sex.",
        ja: "ポルノ、または性的な出会いの誘いです。",
        ko: "음란물이나 성적 만남의 권유입니다.",
        zh: "色情内容，或以性为目的的约会。",
    }
    DRUGS { en: "drugs", ja: "薬物", ko: "약물", zh: "违禁药物" }
    DRUGS_WHAT {
        en: "A drug for sale, or a medicine that needs a prescription without one.",
        ja: "違法薬物の販売、または処方薬の処方箋なしでの販売です。",
        ko: "마약류 판매 또는 처방전 없는 처방약 판매입니다.",
        zh: "出售毒品，或无处方出售处方药。",
    }
    VIOLENCE { en: "violence", ja: "暴力", ko: "폭력", zh: "暴力" }
    VIOLENCE_WHAT {
        en: "Weapons for sale, or a call to violence.",
        ja: "武器の販売、または暴力の呼びかけです。",
        ko: "무기 판매 또는 폭력 선동입니다.",
        zh: "出售武器，或煽动暴力。",
    }
    THREAT { en: "threat", ja: "脅迫", ko: "협박", zh: "恐吓" }
    THREAT_WHAT {
        en: "A threat to a person or to data, with a demand.",
        ja: "人やデータに危害を加えると脅し、何かを要求しています。",
        ko: "사람이나 데이터를 두고 협박하며 무언가를 요구합니다.",
        zh: "以人身或数据相威胁，并提出要求。",
    }
    GAMBLING { en: "gambling", ja: "ギャンブル", ko: "도박", zh: "赌博" }
    GAMBLING_WHAT {
        en: "A game of chance for money, with an offer.",
        ja: "金銭を賭ける遊びへの勧誘です。",
        ko: "돈을 거는 도박을 권유합니다.",
        zh: "招揽参与赌钱游戏。",
    }
    LOTTERY { en: "lottery", ja: "宝くじ", ko: "복권", zh: "彩票" }
    LOTTERY_WHAT {
        en: "Lottery tickets, or what will be drawn, for sale.",
        ja: "宝くじ、または当選予想の販売です。",
        ko: "복권이나 당첨 번호 예측 판매입니다.",
        zh: "出售彩票或开奖预测。",
    }
    CASHBACK { en: "cashback", ja: "キャッシュバック", ko: "캐시백", zh: "返现" }
    CASHBACK_WHAT {
        en: "Money back as a lure.",
        ja: "キャッシュバックを誘い文句にしています。",
        ko: "캐시백으로 유인합니다.",
        zh: "以返现作为诱饵。",
    }
    CASHBACK_FIX {
        en: "name the price after the rebate instead",
        ja: "代わりに値引き後の価格を書いてください",
        ko: "대신 할인된 가격을 쓰십시오",
        zh: "请改为写明优惠后的价格",
    }
    FLASH_SALE { en: "flash sale", ja: "タイムセール", ko: "반짝 세일", zh: "限时抢购" }
    FLASH_SALE_WHAT {
        en: "A sale against the clock.",
        ja: "残り時間でせかすセールです。",
        ko: "시간에 쫓기게 하는 할인 판매입니다.",
        zh: "以限时催促的促销。",
    }
    FLASH_SALE_FIX {
        en: "name the days on which the price holds",
        ja: "その価格が有効な日付を書いてください",
        ko: "그 가격이 적용되는 날짜를 쓰십시오",
        zh: "请写明该价格有效的日期",
    }
    LOAN { en: "loan", ja: "融資", ko: "대출", zh: "贷款" }
    LOAN_WHAT { en: "Credit is offered.", ja: "融資の勧誘です。", ko: "대출을 권유합니다.", zh: "推销贷款。" }
    DEBT_COLLECTION { en: "debt collection", ja: "債権回収", ko: "채권 추심", zh: "催收" }
    DEBT_COLLECTION_WHAT {
        en: "A third party demands repayment under a threat.",
        ja: "第三者が脅しながら返済を求めています。",
        ko: "제삼자가 위협하며 상환을 요구합니다.",
        zh: "第三方以威胁的方式催讨欠款。",
    }
    DEBT_COLLECTION_FIX {
        en: "remind of an own bill without a threat",
        ja: "自社の請求について、脅さずに知らせてください",
        ko: "자사의 청구를 위협 없이 안내하십시오",
        zh: "请只提醒自己的账单，不要威胁",
    }
    CLICK_FARMING {
        en: "click farming",
        ja: "やらせのレビューや「いいね」",
        ko: "리뷰·좋아요 조작",
        zh: "刷单",
    }
    CLICK_FARMING_WHAT {
        en: "Reviews, orders or likes for pay.",
        ja: "報酬と引き換えのレビュー、注文、「いいね」です。",
        ko: "대가를 주는 리뷰, 주문, ‘좋아요’입니다.",
        zh: "付费换取评价、订单或点赞。",
    }
    RELIGION { en: "religion", ja: "宗教", ko: "종교", zh: "宗教" }
    RELIGION_WHAT {
        en: "A call to convert, or a rite for money.",
        ja: "入信の勧誘、または有料の儀式です。",
        ko: "개종 권유 또는 돈을 받는 의식입니다.",
        zh: "劝人入教，或收费的宗教仪式。",
    }
    RELIGION_FIX {
        en: "write about an event or a service of your community",
        ja: "団体の行事や礼拝について書いてください",
        ko: "공동체의 행사나 예배에 대해 쓰십시오",
        zh: "请写所在团体的活动或礼拜",
    }
    SUPERSTITION { en: "superstition", ja: "迷信", ko: "미신", zh: "迷信" }
    SUPERSTITION_WHAT {
        en: "Fortunes, curses or charms for sale.",
        ja: "占い、呪い、お守りの販売です。",
        ko: "점, 저주, 부적 판매입니다.",
        zh: "出售算命、诅咒或护符。",
    }
    SOCIAL_CONTACT { en: "social contact", ja: "メッセンジャーへの誘導", ko: "메신저 유도", zh: "社交引流" }
    SOCIAL_CONTACT_WHAT {
        en: "A call to add somebody, or to join a group, on a messenger.",
        ja: "メッセンジャーでの友だち追加やグループ参加の誘いです。",
        ko: "메신저에서 친구 추가나 단체방 참여를 유도합니다.",
        zh: "诱导在聊天软件中加好友或入群。",
    }
    SOCIAL_CONTACT_FIX {
        en: "name your site or your help desk instead",
        ja: "代わりにサイトやサポート窓口を案内してください",
        ko: "대신 사이트나 고객 지원 창구를 안내하십시오",
        zh: "请改为提供网站或客服渠道",
    }
    INVOICE_AGENCY {
        en: "invoice agency",
        ja: "請求書・領収書の代行発行",
        ko: "계산서 대리 발행",
        zh: "代开发票",
    }
    INVOICE_AGENCY_WHAT {
        en: "Invoices are made out for others.",
        ja: "他人のために請求書や領収書を代行発行しています。",
        ko: "다른 사람을 위해 계산서를 대신 발행합니다.",
        zh: "代他人开具发票。",
    }
    INVESTMENT_SCAM { en: "investment scam", ja: "投資詐欺", ko: "투자 사기", zh: "投资诈骗" }
    INVESTMENT_SCAM_WHAT {
        en: "A gain is promised that no honest broker promises.",
        ja: "正規の業者なら約束しない利益を約束しています。",
        ko: "정직한 업체라면 약속하지 않을 수익을 약속합니다.",
        zh: "承诺正规机构不会承诺的收益。",
    }
    INVESTMENT_SCAM_FIX {
        en: "say what the risk is, and promise nothing",
        ja: "リスクを明記し、利益を約束しないでください",
        ko: "위험을 밝히고 수익을 약속하지 마십시오",
        zh: "请说明风险，不要作任何承诺",
    }
    JOB_SCAM { en: "job scam", ja: "求人詐欺", ko: "취업 사기", zh: "招聘诈骗" }
    JOB_SCAM_WHAT {
        en: "Easy money for work at home.",
        ja: "在宅で楽に稼げるという誘いです。",
        ko: "집에서 쉽게 돈을 번다는 권유입니다.",
        zh: "以在家轻松赚钱相诱。",
    }
    JOB_SCAM_FIX {
        en: "name the employer, the work and the pay",
        ja: "雇用主、仕事内容、報酬を書いてください",
        ko: "고용주, 업무, 급여를 쓰십시오",
        zh: "请写明雇主、工作内容和报酬",
    }
    COUNTERFEIT { en: "counterfeit", ja: "偽造品", ko: "위조품", zh: "假冒伪造" }
    COUNTERFEIT_WHAT {
        en: "Copies of brands or of papers for sale.",
        ja: "ブランド品の偽物、または偽造書類の販売です。",
        ko: "위조 명품이나 위조 문서 판매입니다.",
        zh: "出售仿冒名牌或伪造证件。",
    }
    PLACEHOLDER_TEXT {
        en: "placeholder text",
        ja: "仮のテキスト",
        ko: "자리 표시 텍스트",
        zh: "占位文字",
    }
    PLACEHOLDER_TEXT_WHAT {
        en: "Text that stands in for what nobody has written yet.",
        ja: "まだ書かれていない本文の代わりに置かれたテキストです。",
        ko: "아직 쓰지 않은 내용을 대신하는 텍스트입니다.",
        zh: "代替尚未撰写内容的占位文字。",
    }
    PLACEHOLDER_TEXT_FIX {
        en: "write the text",
        ja: "本文を書いてください",
        ko: "본문을 쓰십시오",
        zh: "请写好正文",
    }
    PROFANITY { en: "profanity", ja: "罵倒語", ko: "욕설", zh: "粗口" }
    PROFANITY_WHAT { en: "Swearing.", ja: "罵りの言葉です。", ko: "욕설입니다.", zh: "粗口脏话。" }
    PROFANITY_FIX {
        en: "say it without the word",
        ja: "その言葉を使わずに書いてください",
        ko: "그 말을 빼고 쓰십시오",
        zh: "请换一种说法",
    }
}
